/** What every page shows: who is signed in where, for how long, and that this is not a Cisco product. */
import { expect, test } from '../harness/test';

test('shows the organisation, the admin and the remaining time', async ({ app, page, sim }) => {
  const me = await sim.get<{ displayName: string; orgId: string }>('/people/me');
  const organisation = await sim.get<{ displayName: string }>(`/organizations/${me.orgId}`);
  await app.signIn();
  const header = page.getByRole('banner');
  await expect(header).toContainText(organisation.displayName);
  await expect(header).toContainText(me.displayName);
  await expect(header).toContainText(/\d+ (d|day|h|hour|min)/);
});

test('says on every page that it is not a Cisco product', async ({ app, page }) => {
  await app.open();
  await expect(page.getByRole('contentinfo')).toContainText('Not affiliated with Cisco');
  await app.signIn();
  await expect(page.getByRole('contentinfo')).toContainText('Not affiliated with Cisco');
  expect(await page.locator('img[src*="cisco" i], img[alt*="cisco" i]').count()).toBe(0);
});

test('the skip link leads to the content', async ({ app, page }) => {
  await app.signIn();
  await expect(app.people).toBeVisible();
  await page.keyboard.press('Home');
  const skip = page.getByRole('link', { name: 'Skip to content' });
  await skip.focus();
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('the page title follows the route', async ({ app, page }) => {
  await app.open();
  await expect(page).toHaveTitle(/Sign in/);
  await app.signIn();
  await expect(page).toHaveTitle(/People/);
});
