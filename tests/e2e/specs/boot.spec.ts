/** The start, with each of its steps broken on purpose (S6, S29, S30, S32): nothing unchecked runs, and nobody looks at an empty page. */
import { expect, test as base, type Page } from '@playwright/test';
import { startAppHost, type AppHost } from '../harness/app-host';
import { startAttacker } from '../harness/attacker';
import { dist } from '../harness/checkout';

// Nothing listens there, and before a sign-in nothing may be asked.
const api = 'http://127.0.0.1:9/v1';

const test = base.extend<object, { host: AppHost }>({
  host: [
    async ({}, use) => {
      const config = { clientId: 'C1', apiUrl: api, authorizeUrl: `${api}/authorize`, tokenUrl: `${api}/access_token` };
      const host = await startAppHost(dist, '/', config);
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
});

/** Changes what the host answers: one flipped bit in the middle of each body, or another header. */
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

test('unchanged, it starts', async ({ page, host }) => {
  await page.goto(host.url);
  await expect.poll(() => started(page)).toBe(true);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

for (const [name, url] of [
  ['the wasm', /\.wasm$/],
  ['the JavaScript', /\/rollcall-\w+\.js$/],
  ['the style sheet', /\.css$/],
] as const) {
  test(`one flipped bit in ${name}: it does not start and says so (S30)`, async ({ page, host }) => {
    await tamper(page, url, flip);
    await page.goto(host.url);
    await expect(panel(page, 'Rollcall could not start')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
    expect(await started(page)).toBe(false);
  });
}

test('one flipped bit in boot.js: no script runs, nothing is fetched for it, and the page says what to do (S30)', async ({ page, host }) => {
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
  test(`${file} is missing: it says so`, async ({ page, host }) => {
    await page.route(`**/${file}`, (route) => route.fulfill({ status: 404, body: 'gone' }));
    await page.goto(host.url);
    await expect(panel(page, 'Rollcall could not start')).toBeVisible();
    expect(await started(page)).toBe(false);
  });
}

test('Reload of the panel tries again', async ({ page, host }) => {
  await page.route('**/config.json', (route) => route.abort(), { times: 1 });
  await page.goto(host.url);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => started(page)).toBe(true);
});

test('a host that sets headers lets nobody frame it (S32)', async ({ page, host }) => {
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

test('where headers are missing, a framed page stays inert (S32)', async ({ page, host }) => {
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
  test(`${name} leaves the address before anything is asked for (S6)`, async ({ page, host }) => {
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

test('an address of the app itself is left alone', async ({ page, host }) => {
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
  ['dialogs', () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal')],
] as const) {
  test(`without ${name} it says what the browser lacks`, async ({ page, host }) => {
    await page.addInitScript(remove);
    await page.goto(host.url);
    await expect(panel(page, 'This browser cannot run Rollcall')).toBeVisible();
    expect(await started(page)).toBe(false);
  });
}

test('text cannot become script, and markup that acts is refused (S29)', async ({ page, host }) => {
  await page.goto(host.url);
  await expect.poll(() => started(page)).toBe(true);
  const outcomes = await page.evaluate(() => {
    const trial = (name: string, run: () => void): string => {
      try {
        run();
        return `${name}: let through`;
      } catch (error) {
        return `${name}: ${(error as Error).name}`;
      }
    };
    const into = (html: string) => () => {
      document.createElement('div').innerHTML = html;
    };
    const types = (window as unknown as { trustedTypes: { createPolicy(name: string, rules: object): unknown } }).trustedTypes;
    return [
      trial('script text', () => {
        document.createElement('script').text = 'alert(1)';
      }),
      trial('script address', () => {
        document.createElement('script').src = '/other.js';
      }),
      trial('handler', into('<img src="x" onerror="alert(1)">')),
      trial('handler behind a slash', into('<svg/onload=alert(1)>')),
      trial('script element', into('<script>alert(1)</' + 'script>')),
      trial('frame', into('<iframe srcdoc="x"></iframe>')),
      trial('link', into('<a href="javascript:alert(1)">x</a>')),
      trial('style', into('<p style="color:red">x</p>')),
      trial('form action', into('<button formaction="/x">x</button>')),
      trial('a second policy', () => {
        types.createPolicy('other', {});
      }),
    ];
  });
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
  expect(outcomes.filter((line) => !/: TypeError$/.test(line))).toEqual([]);
  // The filter is not a wall before Leptos's own templates.
  expect(
    await page.evaluate(() => {
      const element = document.createElement('div');
      element.innerHTML = '<section class="panel"><h2>Title</h2><!></section>';
      return element.childElementCount;
    }),
  ).toBe(1);
});

test('the keeper of tokens is the only script that may be loaded by its address (S29)', async ({ page, host }) => {
  await page.goto(host.url);
  await expect.poll(() => started(page)).toBe(true);
  const passed = await page.evaluate(() => {
    const keeper = '/keeper.js';
    const others = [
      'keeper.js',
      './keeper.js',
      '/x/../keeper.js',
      '/KEEPER.js',
      '/keeper.js?x',
      '/keeper.js#x',
      ' /keeper.js',
      '/x/keeper.js',
      '/keeper.jsx',
      '/boot.js',
      '',
      `${location.origin}/keeper.js`,
      '//evil.example/keeper.js',
      'https://evil.example/keeper.js',
      'data:text/javascript,1',
      URL.createObjectURL(new Blob(['1'], { type: 'text/javascript' })),
      'javascript:1',
    ];
    const sinks: Record<string, (url: string) => void> = {
      SharedWorker: (url) => {
        new SharedWorker(url).port.close();
      },
      Worker: (url) => {
        new Worker(url).terminate();
      },
      // Not in the document: it loads nothing.
      script: (url) => {
        document.createElement('script').src = url;
      },
    };
    return Object.entries(sinks).flatMap(([name, sink]) =>
      [keeper, ...others]
        .filter((url) => {
          try {
            sink(url);
            return true;
          } catch (error) {
            // A policy that lets nothing through throws this; what else may be wrong with an address is no refusal of it.
            return (error as Error).name !== 'TypeError';
          }
        })
        .map((url) => `${name} ${url}`),
    );
  });
  expect(passed).toEqual(['SharedWorker /keeper.js', 'Worker /keeper.js', 'script /keeper.js']);
});

test('a panic becomes a page that can be read, without what was on the screen', async ({ page, host }) => {
  await page.goto(host.url);
  await expect.poll(() => started(page)).toBe(true);
  await page.evaluate(() =>
    setTimeout(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    }),
  );
  await expect(panel(page, 'Rollcall has stopped')).toBeVisible();
  await expect(page.getByText('unreachable')).toHaveCount(0);
  await expect(page.locator('#app')).toHaveCount(0);
  await page.getByRole('button', { name: 'Reload' }).click();
  await expect.poll(() => started(page)).toBe(true);
});

test('an ordinary error of a page is no reason to stop', async ({ page, host }) => {
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
