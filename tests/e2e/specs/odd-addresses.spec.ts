/** Addresses that no server should send anyone to: the answer is removed from all of them, and a page or a message follows (S51). */
import type { Page } from '@playwright/test';
import { test, expect } from '../harness/start';

const secret = 'CANARY';
const answer = `code=${secret}&state=${secret}`;
const long = 'x'.repeat(60_000);

/** Returns every address in the tab's history. */
async function history(page: Page): Promise<string[]> {
  const session = await page.context().newCDPSession(page);
  const { entries } = await session.send('Page.getNavigationHistory');
  await session.detach();
  return entries.map(({ url }) => url);
}

/** Checks that something readable follows: the app, or the start's error page. */
const readable = (page: Page) =>
  expect
    .poll(() => page.evaluate(() => performance.getEntriesByName('started').length > 0 || document.querySelector('#boot-failure h1') !== null))
    .toBe(true);

/** The requested address, and the path that remains. */
const rows: [address: string, left: string][] = [
  // Slashes: two at the start are read as a host name.
  [`//x/?${answer}`, '/x/'],
  [`//?${answer}`, '/'],
  [`////?${answer}`, '/'],
  [`//evil.example/?${answer}`, '/evil.example/'],
  [`//evil.example//x//?${answer}`, '/evil.example/x/'],
  [`//user@evil.example:1/?${answer}`, '/user@evil.example:1/'],
  [`/people//?${answer}`, '/people/'],
  [`/\\x?${answer}`, '/x'],
  [`/\\\\evil.example/?${answer}`, '/evil.example/'],
  [`/%2f/?${answer}`, '/%2f/'],
  [`/%2F%2Fevil.example/?${answer}`, '/%2F%2Fevil.example/'],
  [`/%5Cx?${answer}`, '/%5Cx'],
  [`/.//..//?${answer}`, '/'],
  // Paths that are not valid text.
  [`/%00?${answer}`, '/%00'],
  [`/%ED%A0%80?${answer}`, '/%ED%A0%80'],
  [`/\ud800?${answer}`, '/%EF%BF%BD'],
  [`/%?${answer}`, '/%'],
  [`/people/%zz%?${answer}`, '/people/%zz%'],
  [`/${'a/'.repeat(15_000)}?${answer}`, `/${'a/'.repeat(15_000)}`],
  // Queries.
  [`/?${answer}&${answer}`, '/'],
  [`/?code=${secret}&code=${secret}&code=&state=x`, '/'],
  [`/?%63ode=${secret}&st%61te=${secret}`, '/'],
  [`/?%2563ode=${secret}`, '/'],
  [`/?CODE=${secret}&State=${secret}`, '/'],
  [`/?+code=${secret}&%20state%20=${secret}`, '/'],
  [`/?x;code=${secret};state=${secret}`, '/'],
  [`/?x=1?code=${secret}`, '/'],
  [`/??code=${secret}`, '/'],
  [`/?&&&=&${answer}&=`, '/'],
  [`/?q=\ud800&${answer}`, '/'],
  [`/?q=%&${answer}&%zz=%`, '/'],
  [`/?code=${secret}${long}&state=${secret}`, '/'],
  [`/?error=access_denied&error_description=${secret}%0A%00&state=${secret}`, '/'],
  [`/?response=${secret}`, '/'],
  [`/?iss=${secret}`, '/'],
  [`/?id_token=${secret}`, '/'],
  // Fragments.
  [`/#${answer}`, '/'],
  [`/?${answer}#${answer}`, '/'],
  [`/?q=x#access_token=${secret}${'y'.repeat(65_536)}`, '/'],
  [`/#/?${answer}`, '/'],
  [`/#!/${answer}`, '/'],
  [`/#%61ccess_token=${secret}`, '/'],
  [`/#%2561ccess_token%3D${secret}`, '/'],
  // An answer in the path, from a badly composed redirect URI.
  [`/&${answer}`, '/'],
  [`/people;code=${secret}`, '/'],
  [`/${answer}`, '/'],
  [`/%3Fcode=${secret}%26state=${secret}`, '/'],
  [`/%253Fcode%3D${secret}`, '/'],
];

for (const [address, left] of rows) {
  test(`${JSON.stringify(address.slice(0, 60))} leaves no answer behind`, async ({ page, host }) => {
    const later: string[] = [];
    const errors: string[] = [];
    page.on('request', (request) => {
      if (!request.isNavigationRequest()) {
        later.push(`${request.url()} ${request.headers()['referer'] ?? ''} ${request.postData() ?? ''}`);
      }
    });
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(host.origin + address);
    await readable(page);
    await page.waitForLoadState('networkidle');
    expect(new URL(page.url()).origin).toBe(host.origin);
    expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');
    expect(new URL(page.url()).pathname).toBe(left);
    expect(later.filter((line) => line.includes(secret))).toEqual([]);
    expect((await history(page)).filter((url) => url.includes(secret))).toEqual([]);
    expect(await page.locator('body').textContent()).not.toContain(secret);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(errors).toEqual([]);
  });
}

test('leaves the app’s own addresses alone, except extra slashes', async ({ page, host }) => {
  for (const [address, left] of [
    ['/people?q=code', '/people?q=code'],
    ['/people?q=code%3D5', '/people?q=code%3D5'],
    ['/people?q=a%26code%3D5', '/people?q=a%26code%3D5'],
    ['/people?q=%3Fstate%3D', '/people?q=%3Fstate%3D'],
    ['//people?q=ana', '/people?q=ana'],
    ['/people//#top', '/people/#top'],
  ] as const) {
    await page.goto(host.origin + address);
    await readable(page);
    expect(page.url(), address).toBe(host.origin + left);
  }
});

const thrown = 'a word that nobody may see';
for (const [name, spoil] of [
  [
    'the theme',
    (words: string) => {
      window.matchMedia = () => {
        throw new Error(words);
      };
    },
  ],
  [
    'a policy',
    (words: string) => {
      (window as unknown as { trustedTypes: { createPolicy: () => void } }).trustedTypes.createPolicy = () => {
        throw new Error(words);
      };
    },
  ],
  [
    'a request',
    (words: string) => {
      window.fetch = () => {
        throw new Error(words);
      };
    },
  ],
  [
    'a listener',
    (words: string) => {
      document.addEventListener = () => {
        throw new Error(words);
      };
    },
  ],
] as const) {
  test(`${name} that throws ends in a readable page and a clean address`, async ({ page, host }) => {
    await page.addInitScript(spoil, thrown);
    await page.goto(`${host.url}?${answer}`);
    await expect(page.getByRole('alert').getByRole('heading', { level: 1, name: 'Rollcall could not start' })).toBeVisible();
    await expect(page.getByText(thrown)).toHaveCount(0);
    expect(page.url()).toBe(host.url);
    expect((await history(page)).filter((url) => url.includes(secret))).toEqual([]);
  });
}

test('loads the clean address if it cannot be replaced', async ({ page, host }) => {
  await page.addInitScript(() => {
    window.history.replaceState = () => {
      throw new DOMException('too many', 'SecurityError');
    };
  });
  await page.goto(`${host.url}?${answer}`).catch(() => undefined);
  await page.waitForURL(host.url);
  await readable(page);
  expect((await history(page)).filter((url) => url.includes(secret))).toEqual([]);
});
