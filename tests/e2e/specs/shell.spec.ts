/** What every page shows: who is signed in where, for how long, and that this is not a Cisco product. */
import { expect, test } from '../harness/test';

test('shows the organisation, and who is signed in until when in the account menu', async ({ app, page, sim, a11y }) => {
  const me = await sim.get<{ displayName: string; emails: string[]; orgId: string }>('/people/me');
  const organisation = await sim.get<{ displayName: string }>(`/organizations/${me.orgId}`);
  await app.signIn();
  await expect(page.getByRole('banner')).toContainText(organisation.displayName);
  await expect(app.account).toContainText(me.displayName);
  await app.openAccount();
  for (const words of [me.displayName, me.emails[0]!, organisation.displayName, /Session ends in 1[12] hours/]) {
    await expect(app.accountMenu).toContainText(words);
  }
  await a11y('the account menu');
  await app.accountMenu.getByRole('link', { name: 'Token' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token', exact: true })).toBeVisible();
  await expect(app.accountMenu, 'a page that opens closes the menu').toBeHidden();
});

test('the account menu works with the keyboard', async ({ app, page }) => {
  await app.signIn();
  await app.account.press('Enter');
  await expect(app.accountMenu).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.accountMenu).toBeHidden();
  await expect(app.account).toBeFocused();
});

test.describe('with a session that ends soon', () => {
  test.use({ config: { sessionHours: 1, idleMinutes: 60 } });

  test('the header shows the time once little is left', async ({ app, page }) => {
    await app.signInAtWebex();
    const left = page
      .getByRole('banner')
      .getByText(/^Session ends in/)
      .filter({ visible: true });
    await expect(left, 'much time is left').toHaveCount(0);
    await page.clock.install();
    await page.clock.setSystemTime(Date.now() + 52 * 60_000);
    await page.reload();
    await expect(left.filter({ hasText: /\d minutes/ })).toBeVisible();
  });
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
