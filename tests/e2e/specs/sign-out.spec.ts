/** Signing out leaves nothing of the session in the browser. */
import { expect, test } from '../harness/test';

test('wipes storage and page, and Back does not bring the data back', async ({ app, page, sim }) => {
  const [, person] = await sim.people();
  await app.signIn();
  await app.find(person!);
  await app.signOutButton.click();
  await expect(app.signInButton).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  expect(await page.content()).not.toContain(person!.emails[0]);
  await page.goBack();
  await expect(app.signInButton).toBeVisible();
  expect(await page.content()).not.toContain(person!.emails[0]);
  await page.reload();
  await expect(app.signInButton).toBeVisible();
});

test('works without a network', async ({ app, page, context, watch }) => {
  watch.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
  await app.signIn();
  await context.setOffline(true);
  await app.signOutButton.click();
  await expect(app.signInButton).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await context.setOffline(false);
});
