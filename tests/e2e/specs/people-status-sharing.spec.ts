/** The list when the administrator who signs in shares no status: Webex then keeps back everyone's last activity. */
import { expect, test } from '../harness/test';

test.use({ simulatorArgs: ['--people', '300', '--max-page', '100', '--status-sharing', 'unknown'] });

test('says why nobody is idle', async ({ app, page, a11y }) => {
  await app.signIn('people?f=idle:30');
  await expect(page.getByText("Webex didn't say when anyone was last active")).toBeVisible();
  await expect(page.getByText(/Turn on status sharing/)).toBeVisible();
  await a11y('nobody with a known activity');
});
