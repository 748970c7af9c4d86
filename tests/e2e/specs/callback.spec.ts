/** An answer from the authorization server is accepted only if this tab requested it (S2, S4, S5, S9). */
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';

/** Starts a sign-in and returns to the app before consent, so that a transaction is open. Returns its state. */
async function openTransaction(app: App): Promise<string> {
  await app.open();
  await app.signInButton.click();
  await expect(app.page.getByRole('button', { name: 'Accept' })).toBeVisible();
  return new URL(app.page.url()).searchParams.get('state') ?? '';
}

async function refused(app: App): Promise<void> {
  await expect(app.page.getByRole('alert')).toBeVisible();
  await expect(app.signInButton).toBeVisible();
  expect(new URL(app.page.url()).search).toBe('');
}

test('a forged callback without an open sign-in requests no token (S2)', async ({ app, sim }) => {
  await app.open('?code=forged&state=forged');
  await refused(app);
  expect(await sim.tokenRequests()).toBe(0);
});

test('a repeated callback requests no second token (S2)', async ({ app, page, sim }) => {
  const callbacks: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest() && request.url().includes('code=')) {
      callbacks.push(request.url());
    }
  });
  await app.signInAtWebex();
  const [callback = ''] = callbacks.filter((url) => url.startsWith(app.host.url));
  expect(callback).not.toBe('');
  await page.goto(callback);
  await expect(app.signInButton.or(app.account)).toBeVisible();
  expect(await sim.tokenRequests()).toBe(1);
});

const rows: [name: string, callback: (state: string) => string][] = [
  ['no state', () => '?code=c'],
  ['an empty state', () => '?code=c&state='],
  ['a wrong state', () => '?code=c&state=' + 'A'.repeat(43)],
  ['state twice', (state) => `?code=c&state=${state}&state=${state}`],
  ['code twice', (state) => `?code=c&code=d&state=${state}`],
  ['an empty code', (state) => `?code=&state=${state}`],
  ['no code and no error', (state) => `?state=${state}`],
  ['issuer twice', (state) => `?code=c&state=${state}&iss=a&iss=b`],
  ['a JARM response', (state) => `?response=e30.e30.&code=c&state=${state}`],
  ['an id_token', (state) => `?code=c&state=${state}&id_token=e30.e30.`],
  ['an access token in the query', (state) => `?access_token=t&token_type=bearer&state=${state}`],
  ['error and code together', (state) => `?error=access_denied&code=c&state=${state}`],
  ['a code in the fragment', (state) => `#code=c&state=${state}`],
  ['an access token in the fragment', (state) => `#access_token=t&token_type=bearer&state=${state}`],
];

for (const [name, callback] of rows) {
  test(`a callback with ${name} is refused and requests no token (S4)`, async ({ app, sim }) => {
    const state = await openTransaction(app);
    await app.open(callback(state));
    await refused(app);
    expect(new URL(app.page.url()).hash).toBe('');
    expect(await sim.tokenRequests()).toBe(0);
  });
}

const changed: [member: string, value: string][] = [
  ['clientId', 'C-another'],
  ['redirectUri', 'https://evil.example/'],
  ['token', 'https://evil.example/v1/access_token'],
  ['authorize', 'https://evil.example/v1/authorize'],
  ['state', 'B'.repeat(43)],
];

for (const [member, value] of changed) {
  test(`a transaction whose ${member} changed in between is refused (S5)`, async ({ app, page, context, sim }) => {
    const state = await openTransaction(app);
    await context.addInitScript(
      ([name = '', replacement]) => {
        const stored = sessionStorage.getItem('rollcall.transaction');
        if (stored !== null) {
          const open = JSON.parse(stored) as { transaction: string };
          const transaction = JSON.parse(open.transaction) as Record<string, unknown>;
          (window as unknown as { wasThere: boolean }).wasThere = name in transaction;
          const edited = JSON.stringify({ ...transaction, [name]: replacement });
          sessionStorage.setItem('rollcall.transaction', JSON.stringify({ ...open, transaction: edited }));
        }
      },
      [member, value],
    );
    await app.open(`?code=c&state=${state}`);
    expect(await page.evaluate(() => (window as unknown as { wasThere: boolean }).wasThere), `it holds ${member}`).toBe(true);
    await refused(app);
    expect(await sim.tokenRequests()).toBe(0);
  });
}

const hostileReturns = [
  '//evil.example/people',
  '/\\evil.example/people',
  '/%09//evil.example',
  '/%2f%2fevil.example',
  '/https:evil.example',
  '/javascript:alert(1)',
  '/data:text/html,x',
  '/people@evil.example',
  '/' + 'a'.repeat(2000),
];

for (const path of hostileReturns) {
  test(`signing in at ${path.slice(0, 40)} never leaves the app (S9)`, async ({ app, page, sim }) => {
    const navigations: string[] = [];
    page.on('framenavigated', (frame) => navigations.push(new URL(frame.url()).origin));
    await page.goto(app.host.origin + path);
    await app.signInButton.click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(app.account).toBeVisible();
    expect([...new Set(navigations)].sort()).toEqual([app.host.origin, sim.origin].sort());
    expect(page.url().startsWith(app.host.url)).toBe(true);
  });
}
