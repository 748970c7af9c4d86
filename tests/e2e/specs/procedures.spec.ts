/**
 * The procedures by which admins get Webex tokens today, as described by five vendors, done with Rollcall. Where a browser cannot
 * follow (the proxy string of VOSS: a browser has its own proxy settings), the addresses in the settings take its place.
 */
import { storedTokens } from '../harness/app';
import { expect, test } from '../harness/test';
import { SignInMethods } from '../harness/sign-in-methods';
import type { Page } from '@playwright/test';

const confidential = 'Cvendor0integration';
const secret = 'CANARY-secret-of-the-vendor';

async function passport(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Token', exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Token', exact: true })).toBeVisible();
}

/** Presses a Copy button, returns what is in the clipboard, and empties it. */
async function copy(page: Page, button: string): Promise<string> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText(''));
  await page.getByRole('button', { name: button, exact: true }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).not.toBe('');
  const text = await page.evaluate(() => navigator.clipboard.readText());
  await page.evaluate(() => navigator.clipboard.writeText(''));
  return text;
}

test('VOSS: organisation id, access token and refresh token with their days left, each by one Copy', async ({ app, page, sim }) => {
  await app.signInAtWebex();
  await passport(page);
  const me = await sim.get<{ orgId: string }>('/people/me');
  const uuid = Buffer.from(me.orgId, 'base64url').toString().split('/').pop() ?? '';
  expect(await copy(page, 'Copy organisation ID')).toBe(uuid);
  const tokens = await storedTokens(page);
  expect(await copy(page, 'Copy access token')).toBe(tokens.accessToken);
  expect(await copy(page, 'Copy refresh token')).toBe(tokens.refreshToken);
  await expect(page.getByRole('main')).toContainText(/13 days 23 hours/);
  await expect(page.getByRole('main')).toContainText(/89 days 23 hours/);
  // "Refresh Access Token" in the form, which VOSS itself does every seven days.
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect.poll(async () => (await storedTokens(page)).accessToken).not.toBe(tokens.accessToken);
});

test('UiPath: an own OAuth app with scopes typed in, an admin scope among them', async ({ app, page, sim }) => {
  await sim.register({ id: confidential, secret, redirect_uris: [app.host.url] });
  await app.open();
  const methods = new SignInMethods(page);
  await methods.openIntegration();
  // Space separated, as that document requires; commas and lines work as well.
  await methods.fillIntegration({
    clientId: confidential,
    secret,
    scopes: 'spark:people_read spark-admin:people_read, spark-admin:people_write\nspark-admin:organizations_read spark-admin:roles_read',
  });
  await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('scope')?.split(' ').sort()).toEqual([
    'spark-admin:organizations_read',
    'spark-admin:people_read',
    'spark-admin:people_write',
    'spark-admin:roles_read',
    'spark:people_read',
  ]);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(app.people).toBeVisible();
  await passport(page);
  await expect(page.getByRole('main')).toContainText('spark-admin:people_write');
});

test('Verint: a code from another redirect URI and a client secret become an access and a refresh token', async ({
  app,
  page,
  sim,
  context,
  watch,
}) => {
  const postman = 'https://oauth.pstmn.io/v1/callback';
  watch.expectRedirect(postman);
  watch.expectConsole(/ERR_NAME_NOT_RESOLVED|net::/, 'the redirect leads to a page that is not there');
  watch.expectConsole(/status of 403/, 'the scopes of this procedure do not name the organisation and the roles');
  await sim.register({ id: confidential, secret, redirect_uris: [postman] });
  // The code was obtained elsewhere, from the portal's address: this browser started nothing.
  const methods = new SignInMethods(page);
  const address = new URL(`${sim.ready.api}/authorize`);
  address.search = new URLSearchParams({
    client_id: confidential,
    response_type: 'code',
    redirect_uri: postman,
    scope: 'spark:people_read spark-admin:people_read',
    state: 'x',
  }).toString();
  const code = new URL(await methods.consentElsewhere(context, address.href)).searchParams.get('code') ?? '';
  await app.open();
  await methods.openCode();
  await methods.fillCode({ clientId: confidential, secret, redirectUri: postman });
  await methods.code.getByLabel('Code or redirect address').fill(code);
  await methods.code.getByRole('button', { name: 'Exchange' }).click();
  await expect(app.account).toBeVisible();
  await passport(page);
  expect(await copy(page, 'Copy refresh token')).toBe((await storedTokens(page)).refreshToken);
  await expect(page.getByRole('main')).toContainText('grant_type=authorization_code');
});

test('Phone Control: a token by signing in, its life in words, a test of it, and clearing it', async ({ app, page }) => {
  await app.signInAtWebex();
  await passport(page);
  await expect(page.getByRole('main')).toContainText(/13 days 23 hours \d+ minutes/);
  await page.getByRole('button', { name: 'Check now' }).click();
  await expect(page.getByRole('table', { name: 'What this token can do' }).getByText('works').first()).toBeVisible();
  await page.getByRole('button', { name: 'Clear', exact: true }).click();
  await expect(app.signInButton).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('Phone Control: the developer token, pasted and tested before it is used', async ({ app, page, sim }) => {
  await app.open();
  const methods = new SignInMethods(page);
  await methods.openToken();
  await methods.token.getByLabel('Access token', { exact: true }).fill(sim.ready.admin_token);
  await methods.token.getByRole('button', { name: 'Check token' }).click();
  await expect(methods.token.getByRole('button', { name: 'Use this token' })).toBeVisible();
  await methods.token.getByRole('button', { name: 'Use this token' }).click();
  await expect(app.people).toBeVisible();
});

test('Cisco’s guide: the scopes of its integration, the authorization URL, the exchange and the renewal', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'the scopes of this procedure do not name the organisation and the roles');
  await app.open('scopes');
  // Its four scopes, pasted as printed.
  const picker = page.getByRole('region', { name: 'Scopes to request' });
  await picker.getByLabel('Add scopes').fill('spark:all\nspark-admin:licenses_read\nspark-admin:people_read\nspark-admin:people_write');
  await picker.getByLabel('Add scopes').press('Enter');
  for (const scope of ['spark:all', 'spark-admin:licenses_read', 'spark-admin:people_read', 'spark-admin:people_write']) {
    await expect(picker.getByRole('button', { name: `Remove ${scope}`, exact: true }).first()).toBeVisible();
  }
  // Its example of an authorization URL.
  const reader = page.getByRole('region', { name: 'Read an authorize URL' });
  await reader
    .getByLabel('Authorize URL')
    .fill(
      'https://api.ciscospark.com/v1/authorize?client_id=C1&response_type=code&redirect_uri=https%3A%2F%2Fyour_http_redirect.example.com&scope=spark%3Aall%20spark%3Akms&state=set_state_here',
    );
  await reader.getByRole('button', { name: 'Read' }).click();
  await expect(reader).toContainText('spark:kms');
  // The task says what the XML API requires.
  const tasks = page.getByRole('region', { name: 'What do you want to do?' });
  await tasks.getByRole('checkbox', { name: /XML/ }).check();
  await expect(tasks).toContainText('spark:all');

  await sim.register({ id: confidential, secret, redirect_uris: [app.host.url] });
  await app.open();
  const methods = new SignInMethods(page);
  await methods.openIntegration();
  await methods.fillIntegration({
    clientId: confidential,
    secret,
    scopes: 'spark:all spark-admin:licenses_read spark-admin:people_read spark-admin:people_write',
  });
  await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(app.people).toBeVisible();
  await passport(page);
  await expect(page.getByRole('main')).toContainText('spark:all');
  await expect(page.getByRole('main')).toContainText('grant_type=refresh_token');
});
