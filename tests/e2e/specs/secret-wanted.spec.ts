/** An authorization server that requires every client's secret, as Webex documents. */
import { expect, test } from '../harness/test';

test.use({ simulatorArgs: ['--no-public-client'] });

test('is reported, and nothing weaker is tried', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 40[01]/, 'the simulator refuses public clients on purpose');
  await app.open();
  await app.signInButton.click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('alert')).toContainText(/secret/i);
  await expect(app.signInButton).toBeVisible();
  expect(await sim.tokenRequests()).toBe(1);
});
