/** Sign-in with a server that is not ours (S3, S7, S8, S13, S14): what only our own simulator accepts proves nothing. */
import { signInScopes } from '../harness/scopes';
import { expect, test as base } from '../harness/test';
import { App } from '../harness/app';
import { startAppHost, type AppHost, type Config } from '../harness/app-host';
import { dist } from '../harness/checkout';
import { providerClient, startProvider, type IndependentServer } from '../harness/provider';
import type { Page } from '@playwright/test';

interface Standing {
  provider: IndependentServer;
  /** A second server, for the attacks that need two. */
  other: IndependentServer;
  hosted: AppHost;
  elsewhere: App;
}

interface Settings {
  accessTokenTtl: number;
  config: Partial<Config>;
}

const test = base.extend<Standing & { settings: Settings }>({
  settings: [{ accessTokenTtl: 3600, config: {} }, { option: true }],

  provider: async ({ sim, settings, watch }, use) => {
    const provider = await startProvider({ sim, scopes: signInScopes, accessTokenTtl: settings.accessTokenTtl });
    watch.expectOrigin(provider.issuer);
    await use(provider);
    await provider.stop();
  },

  hosted: async ({ sim, settings, provider, watch }, use) => {
    const { api } = sim.ready;
    const host = await startAppHost(dist, '/', {
      clientId: providerClient,
      apiUrl: api,
      authorizeUrl: provider.authorizeUrl,
      tokenUrl: provider.tokenUrl,
      issuer: provider.issuer,
      ...settings.config,
    });
    provider.register([host.url]);
    watch.expectRedirect(host.url);
    await use(host);
    await host.stop();
  },

  other: async ({ sim, watch }, use) => {
    const other = await startProvider({ sim, scopes: signInScopes });
    watch.expectOrigin(other.issuer);
    await use(other);
    await other.stop();
  },

  elsewhere: async ({ page, hosted }, use) => {
    await use(new App(page, hosted));
    // Otherwise the page may still fetch its second file from a host that has stopped.
    if (!page.isClosed()) {
      await page.goto('about:blank');
    }
  },
});

const refreshes = (server: IndependentServer) => server.tokenRequests.filter(({ grant }) => grant === 'refresh_token');

/** Clicks sign-in. The server asks nothing and redirects straight back. */
async function signIn(app: App): Promise<void> {
  await app.open();
  await app.signInButton.click();
  await expect(app.account).toBeVisible();
}

async function refused(app: App): Promise<void> {
  await expect(app.page.getByRole('alert')).toBeVisible();
  await expect(app.signInButton).toBeVisible();
  expect(await app.page.evaluate(() => sessionStorage.getItem('rollcall.tokens'))).toBeNull();
}

test('signs in with PKCE and the same redirect URI in both calls (S7)', async ({ elsewhere: app, provider }) => {
  await signIn(app);
  await expect(app.people).toBeVisible();
  const [asked] = provider.authorizeRequests;
  expect(asked?.get('code_challenge_method')).toBe('S256');
  expect(asked?.get('redirect_uri')).toBe(app.host.url);
  expect(provider.tokenRequests).toEqual([{ grant: 'authorization_code', status: 200, redirectUri: app.host.url }]);
});

test('says that the server refused a plain challenge', async ({ elsewhere: app, provider }) => {
  provider.alterRequest = (query) => query.set('code_challenge_method', 'plain');
  await app.open();
  await app.signInButton.click();
  await refused(app);
  expect(provider.authorizeRequests.map((query) => query.get('code_challenge_method'))).toEqual(['plain']);
  expect(provider.tokenRequests).toEqual([]);
});

test('an answer of another issuer is refused before any token is requested (S8)', async ({ elsewhere: app, provider, other }) => {
  provider.alterAnswer = (address) => address.searchParams.set('iss', other.issuer);
  await app.open();
  await app.signInButton.click();
  await refused(app);
  expect(provider.tokenRequests).toEqual([]);
  expect(other.tokenRequests).toEqual([]);
});

test('an answer without an issuer is refused if one is configured (S8)', async ({ elsewhere: app, provider }) => {
  provider.alterAnswer = (address) => address.searchParams.delete('iss');
  await app.open();
  await app.signInButton.click();
  await refused(app);
  expect(provider.tokenRequests).toEqual([]);
});

test.describe('with an identity token', () => {
  test.use({ settings: { accessTokenTtl: 3600, config: { scopes: ['openid', ...signInScopes] } } });

  test('sends a nonce and checks the identity token before using the tokens (S3)', async ({ elsewhere: app, provider }) => {
    await signIn(app);
    expect(provider.authorizeRequests[0]?.get('nonce')).toMatch(/^[\w-]{43}$/);
  });

  for (const [name, change] of [
    ['another nonce', { nonce: 'of-another-sign-in' }],
    ['another audience', { aud: 'C-another' }],
    ['another issuer', { iss: 'https://evil.example' }],
    ['an end in the past', { exp: 1 }],
    ['no subject', { sub: '' }],
  ] as const) {
    test(`an identity token with ${name} is refused, and no token is kept (S3)`, async ({ elsewhere: app, page, provider, sim }) => {
      await page.route(provider.tokenUrl, async (route) => {
        const response = await route.fetch();
        const body = (await response.json()) as { id_token: string };
        const [head = '', claims = '', signature = ''] = body.id_token.split('.');
        const altered = { ...(JSON.parse(Buffer.from(claims, 'base64url').toString()) as object), ...change };
        body.id_token = [head, Buffer.from(JSON.stringify(altered)).toString('base64url'), signature].join('.');
        await route.fulfill({ response, json: body });
      });
      await app.open();
      await app.signInButton.click();
      await refused(app);
      expect(await sim.ledger(/^\/v1\/people/)).toEqual([]);
    });
  }
});

/** Opens a tab like `window.open`: with a copy of the session storage. */
async function cloned(page: Page): Promise<Page> {
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  return tab;
}

test('a refresh token that was used before ends the session cleanly, without a loop (S13)', async ({ elsewhere: app, page, provider, watch }) => {
  watch.expectConsole(/status of 40[01]/, 'the server refuses a spent refresh token, and the API the revoked access token');
  await signIn(app);
  const spent = await page.evaluate(() => sessionStorage.getItem('rollcall.tokens') ?? '');
  await page.goto(`${app.host.url}token`);
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect.poll(() => refreshes(provider).length).toBe(1);
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('rollcall.tokens'))).not.toBe(spent);

  // The tab that crashed between the answer and storing it starts again with what it had.
  // Its page is left first, because the page stores the tokens that it has whenever the person is active.
  await app.store({ 'rollcall.tokens': spent });
  await app.open('token');
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect(page.getByText('Your sign-in has ended')).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await page.reload();
  await expect(app.signInButton).toBeVisible();
  expect(refreshes(provider).map(({ error }) => error)).toEqual([undefined, 'invalid_grant']);
});

test.describe('with tokens of three seconds', () => {
  test.use({ settings: { accessTokenTtl: 3, config: {} } });

  test('three tabs share one refresh through twenty rotations (S14)', async ({ elsewhere: app, page, provider, watch }) => {
    test.setTimeout(180_000);
    watch.expectConsole(/status of 401/, 'a token may expire during a request');
    await signIn(app);
    const tabs = [page, await cloned(page)];
    tabs.push(await cloned(tabs[1]!));
    for (const tab of tabs) {
      await expect(new App(tab, app.host).account).toBeVisible();
    }
    await expect.poll(() => refreshes(provider).length, { timeout: 120_000, intervals: [500] }).toBeGreaterThanOrEqual(20);
    expect(refreshes(provider).filter(({ status }) => status !== 200)).toEqual([]);
    for (const tab of tabs) {
      await tab.bringToFront();
      await tab.getByRole('link', { name: 'People', exact: true }).first().click();
      // A reload in the middle of a refresh would lose the answer, and with it the only valid refresh token.
      const release = await provider.hold();
      const kept = () => Promise.all(tabs.map((other) => other.evaluate(() => sessionStorage.getItem('rollcall.tokens') ?? '')));
      await expect.poll(async () => (await kept()).some((tokens) => tokens.includes(provider.newestToken())), { intervals: [50] }).toBe(true);
      await tab.reload();
      release();
      await expect(new App(tab, app.host).people).toBeVisible();
    }
    expect(provider.tokenRequests.filter(({ error }) => error === 'invalid_grant')).toEqual([]);
  });

  test('the others continue when the refreshing tab is closed (S14)', async ({ elsewhere: app, page, provider, context, watch }) => {
    test.setTimeout(180_000);
    watch.expectConsole(/status of 401|ERR_FAILED/, 'a token may expire during a request');
    await signIn(app);
    const other = await cloned(page);
    await expect(new App(other, app.host).account).toBeVisible();
    // The first tab's refresh never reaches the server, so it holds the lock until it is closed.
    await page.route(provider.tokenUrl, () => undefined);
    const before = refreshes(provider).length;
    await page.waitForTimeout(3000);
    await page.close();
    await expect.poll(() => refreshes(provider).length, { timeout: 15_000 }).toBeGreaterThan(before);
    await expect(new App(other, app.host).account).toBeVisible();
    expect(refreshes(provider).filter(({ status }) => status !== 200)).toEqual([]);
    expect(context.pages()).toHaveLength(1);
  });

  test('a browser without locks or shared workers refreshes too (S14)', async ({ elsewhere: app, page, provider, context }) => {
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
      Object.defineProperty(window, 'SharedWorker', { value: undefined });
    });
    await signIn(app);
    expect(await page.evaluate(() => [typeof navigator.locks, typeof SharedWorker])).toEqual(['undefined', 'undefined']);
    await expect.poll(() => refreshes(provider).length, { timeout: 20_000 }).toBeGreaterThanOrEqual(2);
    expect(refreshes(provider).filter(({ status }) => status !== 200)).toEqual([]);
    await expect(app.account).toBeVisible();
  });
});
