/** The token passport: whose token, how long it lasts, what it can do, and the actions on it (S12, S15, S45). */
import { storedTokens } from '../harness/app';
import { signInScopes } from '../harness/scopes';
import { expect, test } from '../harness/test';

const copied = (page: import('@playwright/test').Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

test.beforeEach(async ({ app, page }) => {
  await app.signInAtWebex();
  await page.getByRole('link', { name: 'Token', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token', exact: true })).toBeVisible();
});

test('shows organisation, person, roles, client and scopes, but no token', async ({ page, sim, a11y }) => {
  const me = await sim.get<{ id: string; orgId: string; displayName: string }>('/people/me');
  const uuid = Buffer.from(me.orgId, 'base64url').toString().split('/').pop() ?? '';
  const main = page.getByRole('main');
  await expect(main).toContainText(me.orgId);
  await expect(main).toContainText(uuid);
  await expect(main).toContainText(me.displayName);
  await expect(main).toContainText(/Full administrator/i);
  await expect(main).toContainText(sim.ready.client_id);
  await expect(main).toContainText('spark-admin:people_read');
  await expect(main).toContainText(/13 days 23 hours \d+ minutes/);
  await expect(main).toContainText(/89 days 23 hours \d+ minutes/);
  expect(await page.content()).not.toContain('CANARY');
  await a11y('the token passport');
});

test('copies a token without showing it', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const tokens = await storedTokens(page);
  for (const [button, token] of [
    ['Copy access token', tokens.accessToken],
    ['Copy refresh token', tokens.refreshToken],
  ] as const) {
    await page.getByRole('button', { name: button }).click();
    await expect.poll(() => copied(page)).toBe(token);
    expect(await page.content()).not.toContain(token!);
  }
  // The admin asked for this in the clipboard. The sweep that follows looks for what nobody asked for.
  await page.evaluate(() => navigator.clipboard.writeText(''));
});

test('the text for a support ticket and the curl commands hold no secret', async ({ page, context, sim }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy text for a support ticket' }).click();
  await expect.poll(() => copied(page)).toContain(sim.ready.client_id);
  expect(await copied(page)).not.toContain('CANARY');
  for (const name of ['$WEBEX_REFRESH_TOKEN', 'grant_type=authorization_code', 'grant_type=refresh_token']) {
    expect(await page.getByRole('main').textContent()).toContain(name);
  }
});

test('Refresh now gets a new token and restarts the countdown', async ({ page, sim }) => {
  const tokens = () => page.evaluate(() => sessionStorage.getItem('rollcall.tokens'));
  const before = await tokens();
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect.poll(tokens).not.toBe(before);
  expect(await sim.tokenRequests()).toBe(2);
});

test('a lost refresh keeps the session and says so (S15)', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 503/, 'the token endpoint answers 503 on purpose');
  await sim.fault('POST /v1/access_token', { kind: 'status', status: 503 });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByRole('main')).toContainText(/try again|could not|again in/i);
  await expect(app.account).toBeVisible();
});

test('a final refusal of a refresh ends the session with an explanation', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 40[01]/, 'the token endpoint refuses on purpose');
  await sim.fault('POST /v1/access_token', { kind: 'status', status: 400, error: 'invalid_grant' });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(app.signInButton).toBeVisible();
  await expect(page.getByText('Your sign-in has ended')).toBeVisible();
});

test('Clear forgets the tokens of this tab', async ({ app, page }) => {
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(app.signInButton).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('Revoke says why it cannot be used without its scope', async ({ page }) => {
  const revoke = page.getByRole('button', { name: /^Revoke/ });
  await expect(revoke).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('main')).toContainText('identity:tokens_write');
});

test('tests what the token can do with reads only', async ({ page, sim, a11y }) => {
  const before = (await sim.ledger()).length;
  await page.getByRole('button', { name: 'Check now' }).click();
  const table = page.getByRole('table', { name: 'What this token can do' });
  await expect(table.getByText('works', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Check now' })).toBeEnabled();
  const asked = (await sim.ledger()).slice(before);
  expect(asked.filter(({ method }) => method !== 'GET')).toEqual([]);
  expect(asked.length).toBeGreaterThan(3);
  await a11y('what this token can do');
});

test('parallel calls with an ended token share one refresh (S12)', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 401/, 'the simulator ended the token on purpose');
  const [, person] = await sim.people();
  const { accessToken } = await storedTokens(page);
  await sim.revoke(accessToken);
  await page.goto(`${app.host.url}people/${encodeURIComponent(person!.id)}`);
  await app.isOn(person!);
  await expect(page.getByRole('main')).toContainText(person!.emails[0]!);
  const refreshes = (await sim.ledger(/^\/v1\/access_token/)).length - 1;
  expect(refreshes).toBe(1);
  expect((await sim.ledger()).filter(({ status }) => status === 401).length).toBeGreaterThan(1);
});

test.describe('with the scope to revoke', () => {
  test.use({
    config: {
      scopes: [...signInScopes, 'identity:tokens_read', 'identity:tokens_write'],
    },
  });

  test('Revoke ends the authorization at Webex and the session here', async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of 401.*authorizations/, 'the token that deletes ends with the last of its authorizations');
    const { accessToken } = await storedTokens(page);
    await page.getByRole('button', { name: /^Revoke/ }).click();
    await expect(app.dialog).toBeVisible();
    await app.dialog.getByRole('button', { name: /^Revoke/ }).click();
    await expect(app.signInButton).toBeVisible();
    const answer = await fetch(`${sim.ready.api}/people/me`, { headers: { authorization: `Bearer ${accessToken}` } });
    expect(answer.status).toBe(401);
  });
});
