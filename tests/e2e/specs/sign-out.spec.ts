/** Signing out leaves nothing of the session in the browser. */
import { storedTokens } from '../harness/app';
import { signInScopes } from '../harness/scopes';
import { secondFile, secondFileCame } from '../harness/second-file';
import { expect, test } from '../harness/test';

test('wipes storage and page, and Back does not bring the data back', async ({ app, page, sim }) => {
  const [, person] = await sim.people();
  await app.signInAtWebex();
  await app.find(person!);
  await app.signOut();
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
  await app.signInAtWebex();
  await context.setOffline(true);
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await context.setOffline(false);
});

test.describe('with the scopes to revoke', () => {
  test.use({ config: { scopes: [...signInScopes, 'identity:tokens_read', 'identity:tokens_write'] } });

  const apiTakes = async (api: string, token: string): Promise<boolean> =>
    (await fetch(`${api}/people/me`, { headers: { authorization: `Bearer ${token}` } })).ok;

  test('asks first; a plain sign-out leaves the tokens at Webex', async ({ app, page, sim, a11y }) => {
    await app.signIn();
    const { accessToken } = await storedTokens(page);
    await app.openAccount();
    await app.accountMenu.getByRole('button', { name: 'Sign out' }).press('Enter');
    await expect(app.dialog).toContainText('in other browsers and programs too');
    await a11y('the question at sign-out');
    await page.keyboard.press('Escape');
    await expect(app.dialog).toHaveCount(0);
    await expect(app.account).toBeFocused();
    await app.signOut();
    await app.dialog.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(app.signInButton).toBeVisible();
    expect(await apiTakes(sim.ready.api, accessToken)).toBe(true);
  });

  test('revokes at Webex when asked to, and says so', async ({ app, page, sim, watch, a11y }) => {
    watch.expectConsole(/status of 401.*authorizations/, 'the token that deletes ends with its refresh token');
    await app.signIn();
    const { accessToken } = await storedTokens(page);
    await app.signOut();
    await app.dialog.getByRole('button', { name: 'Sign out and revoke' }).click();
    await expect(page.getByText('The tokens are revoked')).toBeVisible();
    expect(await apiTakes(sim.ready.api, accessToken)).toBe(false);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await a11y('signed out and revoked');
  });

  test('is over at once even without a network, and says that nothing is confirmed', async ({ app, page, context, sim, watch, a11y }) => {
    watch.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
    const second = secondFileCame(page);
    await app.signIn();
    await second;
    const { accessToken } = await storedTokens(page);
    await context.setOffline(true);
    await app.signOut();
    await app.dialog.getByRole('button', { name: 'Sign out and revoke' }).click();
    await expect(app.signInButton).toBeVisible();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await expect(page.getByText("You're signed out, but Webex didn't confirm the revocation")).toBeVisible();
    await a11y('signed out and not revoked');
    await context.setOffline(false);
    expect(await apiTakes(sim.ready.api, accessToken)).toBe(true);
  });

  test('needs no question if the network is cut before its file came', async ({ app, page, context, watch }) => {
    watch.expectConsole(/ERR_FAILED|ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
    await page.route(secondFile, (route) => route.abort());
    await app.signInAtWebex();
    await context.setOffline(true);
    await app.signOut();
    await expect(app.signInButton).toBeVisible();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  });

  test('is over before Webex has answered', async ({ app, page, sim }) => {
    await app.signIn();
    await sim.fault('GET /v1/authorizations', { kind: 'hang' });
    await app.signOut();
    await app.dialog.getByRole('button', { name: 'Sign out and revoke' }).click();
    await expect(page.getByText('Rollcall is asking Webex to revoke the tokens')).toBeVisible();
    await expect(app.signInButton).toBeVisible();
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await expect(page.getByText("You're signed out, but Webex didn't confirm the revocation")).toBeVisible();
  });
});
