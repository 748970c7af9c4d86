/** A client id that Webex does not know: Webex's own page says so, and nobody is redirected. */
import { expect, test } from '../harness/test';

test.use({ config: { clientId: 'C00000000000000000000000000000000' } });

test('is shown by Webex on its own page, without a redirect', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 40[01]/, 'the simulator knows no such client');
  await app.open();
  await app.signInButton.click();
  await expect(page).toHaveURL(/\/v1\/authorize/);
  await expect(page.getByRole('button', { name: 'Accept' })).toHaveCount(0);
  await expect(page.getByText(/client/i).first()).toBeVisible();
  expect(await sim.tokenRequests()).toBe(0);
});
