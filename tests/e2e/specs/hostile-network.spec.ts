/** A server that lies about where to go next: nothing follows, and no token leaves (S21, S22, S23). */
import { expect, test } from '../harness/test';

const nexts: [name: string, link: (attacker: string, api: string) => string][] = [
  ['another port', (attacker) => `<${attacker}/v1/people?cursor=1>; rel="next"`],
  ['no scheme', (attacker) => `<${attacker.replace('http:', '')}/v1/people>; rel="next"`],
  ['the API as user name', (attacker, api) => `<http://${new URL(api).host}@${new URL(attacker).host}/v1/people>; rel="next"`],
  ['a way out of /v1', (_, api) => `<${api}/../_sim/ledger>; rel="next"`],
  ['an escaped way out of /v1', (_, api) => `<${api}/%2e%2e/_sim/ledger>; rel="next"`],
  ['a data address', () => '<data:application/json,{"items":[]}>; rel="next"'],
  ['two next pages', (attacker, api) => `<${api}/people?max=1>; rel="next", <${attacker}/v1/people>; rel="next"`],
  ['itself', (_, api) => `<${api}/people?max=1000>; rel="next"`],
];

for (const [name, link] of nexts) {
  test(`a next page with ${name} is not followed, and the list says that it is incomplete (S22)`, async ({ app, page, sim, attacker }) => {
    await sim.fault('GET /v1/people', { kind: 'link', next: link(attacker.origin, sim.ready.api) });
    await app.signInAtWebex();
    await expect(page.getByText(/incomplete/i).first()).toBeVisible();
    await expect(app.people.getByRole('row').nth(2)).toBeVisible();
    expect(attacker.caught).toEqual([]);
    expect(await sim.ledger(/_sim/)).toEqual([]);
    expect((await sim.ledger(/^\/v1\/people$/)).length).toBeLessThanOrEqual(3);
  });
}

for (const status of [302, 307]) {
  test(`does not follow a ${status} from the API (S23)`, async ({ app, sim, attacker, watch }) => {
    watch.expectConsole(/redirect|Failed to fetch|Failed to load|ERR_FAILED|net::/i, 'the API redirects on purpose');
    await sim.fault('GET /v1/people', { kind: 'redirect', location: `${attacker.origin}/v1/people`, status });
    await app.signInAtWebex();
    // Browsers do not distinguish a refused redirect from a lost connection, so a read is retried: at the API, never
    // elsewhere.
    await expect.poll(async () => (await sim.ledger(/^\/v1\/people$/)).length).toBeGreaterThanOrEqual(2);
    await expect(app.people).toHaveCount(0);
    expect(attacker.caught).toEqual([]);
  });
}

test('every API request has the restricting options (S23)', async ({ app, page, context, sim }) => {
  await context.addInitScript(() => {
    const seen: object[] = [];
    (window as unknown as { fetches: object[] }).fetches = seen;
    const real = window.fetch;
    window.fetch = (input, init) => {
      // A copy, because reading a request's body consumes it.
      const request = new Request(input instanceof Request ? input.clone() : input, init);
      const { url, redirect, credentials, cache, referrerPolicy } = request;
      const signal = (init?.signal ?? (input instanceof Request ? input.signal : null)) !== null;
      seen.push({ url, redirect, credentials, cache, referrerPolicy, signal });
      return real(input, init);
    };
  });
  // A cookie of this host, on any port, would be sent if the app requested credentials.
  await context.addCookies([{ name: 'tempting', value: '1', url: sim.origin }]);
  const cookies: string[] = [];
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  const urls = new Map<string, string>();
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => urls.set(requestId, request.url));
  cdp.on('Network.requestWillBeSentExtraInfo', ({ requestId, headers }) => {
    const url = urls.get(requestId) ?? '';
    if (url.startsWith(`${sim.ready.api}/`) && !url.includes('/authorize') && (headers['Cookie'] ?? headers['cookie'])) {
      cookies.push(url);
    }
  });

  await app.signInAtWebex();
  await expect(app.people.getByRole('row').nth(2)).toBeVisible();
  const all = await page.evaluate(() => (window as unknown as { fetches: { url: string }[] }).fetches);
  const calls = all.filter(({ url }) => url.startsWith(sim.origin));
  expect(calls.length).toBeGreaterThan(2);
  const narrow = { redirect: 'error', credentials: 'omit', cache: 'no-store', referrerPolicy: 'no-referrer', signal: true };
  expect(calls.filter((call) => Object.entries(narrow).some(([key, value]) => (call as Record<string, unknown>)[key] !== value))).toEqual([]);
  expect(cookies).toEqual([]);
});

test('the policy blocks every request to a host that is not configured (S28)', async ({ app, page, attacker, watch }) => {
  watch.expectConsole(/Content Security Policy/, 'the policy is put to the test');
  await app.open();
  await expect(app.signInButton).toBeVisible();
  // The violation is intended here, so the watch does not hear of it.
  const stopped = await page.evaluate(async (url) => {
    const reported = new Promise((resolve) => {
      window.addEventListener(
        'securitypolicyviolation',
        (event) => {
          event.stopImmediatePropagation();
          resolve(event.violatedDirective);
        },
        { capture: true, once: true },
      );
    });
    const failed = await fetch(url).then(
      () => false,
      () => true,
    );
    return [failed, await reported];
  }, `${attacker.origin}/steal`);
  expect(stopped).toEqual([true, 'connect-src']);
  expect(attacker.caught).toEqual([]);
});
