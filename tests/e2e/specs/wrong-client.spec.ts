/** Ways in that the authorization server itself refuses. */
import { expect, test } from '../harness/test';

test.describe('a client that wants its secret', () => {
  test.use({ simulatorArgs: ['--no-public-client'] });

  test('is named for what it is and nothing weaker is tried', async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of 40[01]/, 'the simulator refuses public clients by order');
    await app.open();
    await app.signInButton.click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('alert')).toContainText(/secret/i);
    await expect(app.signInButton).toBeVisible();
    expect(await sim.tokenRequests()).toBe(1);
  });
});

test.describe('a client id that Webex does not know', () => {
  test.use({ clientId: 'C00000000000000000000000000000000' });

  test('is shown by Webex on its own page, without a redirect', async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of 40[01]/, 'the simulator knows no such client');
    await app.open();
    await app.signInButton.click();
    await expect(page).toHaveURL(/\/v1\/authorize/);
    await expect(page.getByRole('button', { name: 'Accept' })).toHaveCount(0);
    await expect(page.getByText(/client/i).first()).toBeVisible();
    expect(await sim.tokenRequests()).toBe(0);
  });
});
