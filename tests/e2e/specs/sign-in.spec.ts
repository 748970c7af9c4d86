/** Sign-in by authorization code with PKCE (S1, S2, S6, S7), and how it can end without a session. */
import { signInScopes } from '../harness/scopes';
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';

/** Clicks sign-in and returns the request to the authorization server, before consent. */
async function authorizeRequest(app: App): Promise<URLSearchParams> {
  await app.open();
  await app.signInButton.click();
  await expect(app.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  return new URL(app.page.url()).searchParams;
}

test('asks for a code with PKCE, a fresh state and exactly the scopes of the features', async ({ app, sim }) => {
  const first = await authorizeRequest(app);
  expect(first.get('response_type')).toBe('code');
  expect(first.get('client_id')).toBe(sim.ready.client_id);
  expect(first.get('redirect_uri')).toBe(app.host.url);
  expect(first.get('code_challenge_method')).toBe('S256');
  expect(first.get('code_challenge')).toMatch(/^[\w-]{43}$/);
  expect(first.get('state')).toMatch(/^[\w-]{43}$/);
  expect(first.get('scope')?.split(' ').sort()).toEqual([...signInScopes].sort());

  const second = await authorizeRequest(app);
  expect(second.get('state')).not.toBe(first.get('state'));
  expect(second.get('code_challenge')).not.toBe(first.get('code_challenge'));
});

test('signs in through the consent page and opens the people', async ({ app, sim }) => {
  await app.signInAtWebex();
  await expect(app.people).toBeVisible();
  expect(await sim.tokenRequests()).toBe(1);
  expect(new URL(app.page.url()).search).toBe('');
});

test('keeps the session over a reload without a second sign-in', async ({ app, sim }) => {
  await app.signInAtWebex();
  await app.page.reload();
  await expect(app.account).toBeVisible();
  expect(await sim.tokenRequests()).toBe(1);
});

test('the redirect URI does not take on the query or hash of the page (S7)', async ({ app }) => {
  await app.open('?q=1&code_like=2#fragment');
  await app.signInButton.click();
  await expect(app.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  expect(new URL(app.page.url()).searchParams.get('redirect_uri')).toBe(app.host.url);
});

test('takes the code out of address, history and Referer before any other request (S6)', async ({ app, page, context }) => {
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const seen: { url: string; referer: string; type: string }[] = [];
  const types = new Map<string, { url: string; type: string }>();
  cdp.on('Network.requestWillBeSent', (event) => {
    types.set(event.requestId, { url: event.request.url, type: event.type ?? '' });
    seen.push({ url: event.request.url, referer: event.request.headers['Referer'] ?? '', type: event.type ?? '' });
  });
  cdp.on('Network.requestWillBeSentExtraInfo', (event) => {
    const { url = '', type = '' } = types.get(event.requestId) ?? {};
    seen.push({ url, referer: event.headers['Referer'] ?? event.headers['referer'] ?? '', type });
  });
  // While the module loads, only the start script has run: the address must be clean by then.
  const underWay: string[] = [];
  await page.route(/\/rollcall-[^/]*\.wasm$/, async (route) => {
    await page.waitForTimeout(200);
    underWay.push(page.url());
    await route.continue();
  });
  await app.signInAtWebex();
  expect(underWay.length).toBeGreaterThan(1);
  expect(underWay.filter((url) => /[?&#](code|state)=/.test(url))).toEqual([]);

  const withCode = seen.filter(({ url }) => url.includes('code='));
  expect(withCode.length, 'the callback itself was seen').toBeGreaterThan(0);
  expect(withCode.filter(({ type }) => type !== 'Document')).toEqual([]);
  expect(seen.filter(({ referer }) => /[?&]code=|CANARY/.test(referer))).toEqual([]);
  const { entries } = await cdp.send('Page.getNavigationHistory');
  expect(entries.filter(({ url }) => /[?&](code|state)=/.test(url) && url.startsWith(app.host.url))).toEqual([]);
  expect(await page.evaluate(() => document.referrer)).toBe('');
});

test('without a source of randomness, refuses and never falls back to Math.random (S1)', async ({ app, page, context }) => {
  await context.addInitScript(() => {
    crypto.getRandomValues = () => {
      throw new DOMException('no entropy', 'OperationError');
    };
    const counted = window as unknown as { weakRandoms: number };
    counted.weakRandoms = 0;
    Math.random = () => {
      counted.weakRandoms += 1;
      return 0.5;
    };
  });
  await app.open();
  await app.signInButton.click();
  await expect(page.getByRole('alert').filter({ hasText: /random/i })).toBeVisible();
  expect(page.url()).toContain(app.host.url);
  expect(await page.evaluate(() => (window as unknown as { weakRandoms: number }).weakRandoms)).toBe(0);
});

test('explains denied consent and lets the person try again', async ({ app, page, sim }) => {
  await app.open();
  await app.signInButton.click();
  await page.getByRole('button', { name: 'Deny' }).click();
  await expect(page.getByRole('alert')).toContainText(/denied|declined|refused|not given/i);
  await expect(app.signInButton).toBeVisible();
  expect(await sim.tokenRequests()).toBe(0);
});

test('a sign-in that took longer than ten minutes is not finished (S5)', async ({ app, page, sim }) => {
  await app.open();
  await app.signInButton.click();
  const accept = page.getByRole('button', { name: 'Accept' });
  await expect(accept).toBeVisible();
  await page.clock.setSystemTime(Date.now() + 11 * 60_000);
  await accept.click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(app.signInButton).toBeVisible();
  expect(await sim.tokenRequests()).toBe(0);
});

test('reports a failing token endpoint and leaves nobody half signed in', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 503/, 'the token endpoint answers 503 on purpose');
  await sim.fault('POST /v1/access_token', { kind: 'status', status: 503 });
  await app.open();
  await app.signInButton.click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(app.signInButton).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});
