/** The start, with each step broken on purpose (S6, S29, S30, S32): nothing unchecked runs, and nobody sees an empty page. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startAttacker } from '../harness/attacker';
import { root } from '../harness/checkout';
import { startSlowHost } from '../harness/slow-host';
import { test, expect } from '../harness/start';

/** Changes the host's answers: one flipped bit in the middle of each body, or another header. */
async function tamper(page: Page, url: string | RegExp, change: (body: Buffer, headers: Record<string, string>) => void): Promise<void> {
  await page.route(url, async (route) => {
    const response = await route.fetch();
    const body = Buffer.from(await response.body());
    const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
    change(body, headers);
    await route.fulfill({ status: response.status(), headers, body });
  });
}

const flip = (body: Buffer): void => {
  const middle = body.length >> 1;
  body[middle] = body[middle]! ^ 1;
};

const started = (page: Page): Promise<boolean> => page.evaluate(() => performance.getEntriesByName('started').length > 0);
const panel = (page: Page, title: string) => page.getByRole('alert').getByRole('heading', { level: 1, name: title });

test('starts when unchanged', async ({ page, host }) => {
  await page.goto(host.url);
  await expect.poll(() => started(page)).toBe(true);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const [name, url] of [
  ['the wasm', /\.wasm$/],
  ['the JavaScript', /\/rollcall-\w+\.js$/],
  ['the style sheet', /\.css$/],
] as const) {
  test(`one flipped bit in ${name}: does not start and says so (S30)`, async ({ page, host }) => {
    await tamper(page, url, flip);
    await page.goto(host.url);
    await expect(panel(page, 'Rollcall could not start')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
    expect(await started(page)).toBe(false);
  });
}

test('one flipped bit in boot.js: runs no script, fetches nothing for it, and says what to do (S30)', async ({ page, host }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await tamper(page, /\/boot\.js/, flip);
  await page.goto(host.url);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Still starting.')).toBeAttached();
  await page.waitForLoadState('networkidle');
  expect(await started(page)).toBe(false);
  expect(asked.filter((url) => /\.wasm|config\.json/.test(url))).toEqual([]);
});

for (const file of ['config.json', 'rollcall-*.wasm', 'rollcall-*.js']) {
  test(`says that ${file} is missing`, async ({ page, host }) => {
    await page.route(`**/${file}`, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await page.goto(host.url);
    await expect(panel(page, 'Rollcall could not start')).toBeVisible();
    expect(await started(page)).toBe(false);
  });
}

test('Reload tries again', async ({ page, host }) => {
  await page.route('**/config.json', (route) => route.abort(), { times: 1 });
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => started(page)).toBe(true);
});

test('a host that sets headers forbids framing (S32)', async ({ page, host }) => {
  const attacker = await startAttacker();
  await page.route(`${attacker.origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!DOCTYPE html><iframe src="${host.url}"></iframe>` }),
  );
  await page.goto(attacker.origin);
  await page.waitForLoadState('networkidle');
  const frame = page.frames()[1];
  expect(frame?.url() ?? '').not.toBe(host.url);
  await attacker.stop();
});

test('without headers, a framed page does nothing (S32)', async ({ page, host }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const attacker = await startAttacker();
  await tamper(page, host.url, (_, headers) => {
    for (const name of ['content-security-policy', 'cross-origin-resource-policy', 'cross-origin-embedder-policy']) {
      delete headers[name];
    }
  });
  await page.route(`${attacker.origin}/**`, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!DOCTYPE html><iframe src="${host.url}"></iframe>` }),
  );
  await page.goto(attacker.origin);
  const frame = page.frameLocator('iframe');
  await expect(frame.getByRole('heading', { name: 'Rollcall does not run inside another page' })).toBeVisible();
  expect(asked.filter((url) => /\.wasm|config\.json/.test(url))).toEqual([]);
  await attacker.stop();
});

for (const [name, address] of [
  ['a code', '?code=CANARY&state=CANARY'],
  ['an error', '?error=access_denied&state=CANARY'],
  ['a token in the fragment', '#access_token=CANARY&state=CANARY'],
] as const) {
  test(`${name} leaves the address before anything is requested (S6)`, async ({ page, host }) => {
    await page.addInitScript(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      const real = window.fetch;
      window.fetch = (...request) => {
        seen.push(location.href);
        return real(...request);
      };
    });
    const referers: string[] = [];
    page.on('request', (request) => referers.push(request.headers()['referer'] ?? ''));
    await page.goto(host.url + address);
    await page.waitForFunction(() => (window as unknown as { seen: string[] }).seen.length > 1);
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    expect(seen.filter((href) => href !== host.url)).toEqual([]);
    expect(referers.join('')).toBe('');
    expect(page.url()).toBe(host.url);
  });
}

test('leaves the app’s own addresses alone', async ({ page, host }) => {
  await page.goto(`${host.url}people?q=code`);
  await expect.poll(() => started(page)).toBe(true);
  expect(await page.evaluate(() => performance.getEntriesByType('navigation')[0]?.name)).toBe(`${host.url}people?q=code`);
});

for (const [name, remove] of [
  [
    'session storage',
    () =>
      Object.defineProperty(window, 'sessionStorage', {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      }),
  ],
  ['WebAssembly', () => Reflect.deleteProperty(window, 'WebAssembly')],
  ['random numbers', () => Object.defineProperty(window, 'crypto', { value: {} })],
  ['popovers', () => Reflect.deleteProperty(HTMLElement.prototype, 'showPopover')],
  ['light-dark()', () => Object.assign(CSS, { supports: () => false })],
] as const) {
  test(`without ${name}, names the browsers that can run it, and fetches nothing`, async ({ page, host }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.addInitScript(remove);
    await page.goto(host.url);
    await expect(panel(page, 'This browser cannot run Rollcall')).toBeVisible();
    for (const [browser, version] of oldest()) {
      await expect(page.getByRole('alert')).toContainText(`${browser} ${version}`);
    }
    expect(await started(page)).toBe(false);
    expect(asked.filter((url) => /\.wasm|config\.json/.test(url))).toEqual([]);
  });
}

/** The oldest versions in the README's table of browsers. */
function oldest(): [browser: string, version: string][] {
  const [, table] = readFileSync(`${root}/README.md`, 'utf8').split('<!-- browsers -->');
  const rows = Array.from(
    table!.matchAll(/^\| (?:[\w ]+ or )?(\w+) \| ([\d.]+) \|/gm),
    ([, browser, version]) => [browser!, version!] as [string, string],
  );
  expect(rows.map(([browser]) => browser)).toEqual(['Edge', 'Firefox', 'Safari']);
  return rows;
}

test('boot.js can be read by browsers that cannot run the app', () => {
  const text = readFileSync(`${root}/boot.js`, 'utf8');
  // The operators of ES2020 and later that one writes without thinking.
  expect(text.match(/\?\.[\w[(]|\?\?|\|\|=|&&=/g)).toBeNull();
});

test('does not evaluate text (S29)', async ({ page, host }) => {
  await page.goto(host.url);
  await expect.poll(() => started(page)).toBe(true);
  const policy = await page.evaluate(() => {
    const types = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes;
    try {
      types.createPolicy('other', {});
      return 'a second policy was let through';
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(policy).toBe('TypeError');
  // Later, because the browser lets code from the debugger evaluate text.
  const evaluated = await page.evaluate(
    () =>
      new Promise<string>((answer) =>
        setTimeout(() => {
          try {
            answer(`eval: ${(0, eval)('"let through"')}`);
          } catch (error) {
            answer(`eval: ${(error as Error).name}`);
          }
        }),
      ),
  );
  expect(evaluated).toBe('eval: EvalError');
});

test('an ordinary error does not stop the app', async ({ page, host }) => {
  await page.goto(host.url);
  await expect.poll(() => started(page)).toBe(true);
  await page.evaluate(() =>
    setTimeout(() => {
      throw new Error('from an extension, say');
    }),
  );
  await page.waitForTimeout(200);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('waits for the end of a page that arrives slowly', async ({ page, host }) => {
  const slow = await startSlowHost(host, '<header');
  try {
    const module = page.waitForEvent('requestfinished', (request) => /rollcall-[\da-f]+\.wasm/.test(request.url()));
    await page.goto(slow.url, { waitUntil: 'commit' });
    await module;
    await page.waitForTimeout(1000);
    slow.finish();
    await expect.poll(() => started(page)).toBe(true);
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.getByRole('alert')).toHaveCount(0);
  } finally {
    await slow.stop();
  }
});
