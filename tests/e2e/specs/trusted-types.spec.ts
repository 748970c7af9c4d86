/** What can become markup or a script's address (S29, S52): the app's own templates, the token broker, and nothing else. */
import { hostileMarkup } from '../harness/hostile-markup';
import { test as start } from '../harness/start';
import { test, expect } from '../harness/test';

start('markup passes only when it is made of the elements and attributes of the templates', async ({ page, host }) => {
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: 'Sign in with Webex' })).toBeVisible();
  const passed = await page.evaluate((texts) => {
    const sinks: Record<string, (html: string) => void> = {
      innerHTML: (html) => {
        document.createElement('div').innerHTML = html;
      },
      'innerHTML of a template': (html) => {
        document.createElement('template').innerHTML = html;
      },
      outerHTML: (html) => {
        document.createElement('div').appendChild(document.createElement('p')).outerHTML = html;
      },
      insertAdjacentHTML: (html) => {
        document.createElement('div').insertAdjacentHTML('beforeend', html);
      },
      DOMParser: (html) => {
        new DOMParser().parseFromString(html, 'text/html');
      },
      createContextualFragment: (html) => {
        document.createRange().createContextualFragment(html);
      },
      srcdoc: (html) => {
        document.createElement('iframe').srcdoc = html;
      },
    };
    return Object.entries(sinks).flatMap(([name, sink]) =>
      texts
        .filter((html) => {
          try {
            sink(html);
            return true;
          } catch (error) {
            return (error as Error).name !== 'TypeError';
          }
        })
        .map((html) => `${name}: ${html}`),
    );
  }, hostileMarkup);
  expect(passed).toEqual([]);
  // Markup made only of these passes.
  await page.evaluate(() => {
    document.createElement('div').innerHTML = '<p class="label" id="x" role="status">1 &lt; 2 > 0 <code>x</code></p>';
  });
  expect(new Set(hostileMarkup).size).toBeGreaterThanOrEqual(92);
});

test('the app’s markup is part of its modules and listed', async ({ app, page, sim, host }) => {
  await page.addInitScript(() => {
    const seen: string[] = JSON.parse(sessionStorage.getItem('seen') ?? '[]') as string[];
    const factory = (window as unknown as { trustedTypes: { createPolicy: (name: string, rules: Record<string, unknown>) => unknown } }).trustedTypes;
    const real = factory.createPolicy.bind(factory);
    factory.createPolicy = (name, rules) =>
      real(name, {
        ...rules,
        createHTML: (html: string) => {
          seen.push(html);
          sessionStorage.setItem('seen', JSON.stringify(seen));
          return (rules['createHTML'] as (html: string) => string | null)(html);
        },
      });
  });
  const [person] = await sim.people();
  if (person === undefined) throw new Error('the simulator has people');
  await app.signInAt(person);
  await app.changeLicences(person);
  await page.keyboard.press('Escape');
  for (const path of ['', 'people', 'licenses', 'jobs', 'activity', 'meetings', 'token', 'scopes', 'access-denied?call=GET%20%2Fpeople', 'nowhere']) {
    await app.open(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.skeleton')).toHaveCount(0);
  }
  const seen = new Set(
    await page.evaluate(() => {
      const texts = JSON.parse(sessionStorage.getItem('seen') ?? '[]') as string[];
      sessionStorage.removeItem('seen');
      return texts;
    }),
  );
  expect(seen.size).toBeGreaterThan(3);

  const listed = await page.evaluate(() => ({ ...document.querySelector<HTMLScriptElement>('script[data-js]')?.dataset }));
  const elements = (listed['elements'] ?? '').split('|');
  const attributes = (listed['attributes'] ?? '').split('|');
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => name.endsWith('.wasm')),
  );
  const glue = await (await page.request.get(host.origin + listed['js'])).text();
  const second = /second-[\da-f]{16}\.wasm/.exec(glue)?.[0];
  const modules: string[] = [];
  for (const url of new Set([...names, host.url + second])) {
    modules.push((await (await page.request.get(url)).body()).toString('latin1'));
  }
  for (const html of seen) {
    expect(
      modules.some((module) => module.includes(Buffer.from(html).toString('latin1'))),
      `${html} is no text of the modules`,
    ).toBe(true);
    for (const [, element, rest] of html.matchAll(/<([a-z][a-z0-9]*)([^>]*)>/g)) {
      expect(elements, html).toContain(element);
      for (const [, attribute] of (rest ?? '').replace(/="[^"]*"/g, '').matchAll(/ ([a-z-]+)/g)) {
        expect(attributes, html).toContain(attribute);
      }
    }
  }
});

start('scripts have no text, and no address but the token broker’s', async ({ page, host }) => {
  await page.goto(host.url);
  await expect(page.getByRole('button', { name: 'Sign in with Webex' })).toBeVisible();
  const { tokenBroker, passed } = await page.evaluate(() => {
    const own = document.querySelector<HTMLScriptElement>('script[data-js]')?.dataset['tokenBroker'] ?? '';
    const others = [
      own.slice(1),
      `.${own}`,
      `/x/..${own}`,
      own.toUpperCase(),
      `${own}?x`,
      `${own}#x`,
      ` ${own}`,
      `/x${own}`,
      `${own}x`,
      '/token-broker.js',
      '/token-broker-0123456789abcdef.js',
      '/boot.js',
      '',
      `${location.origin}${own}`,
      '//evil.example/token-broker.js',
      'https://evil.example/token-broker.js',
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
      // Not in the document, so it loads nothing.
      script: (url) => {
        document.createElement('script').src = url;
      },
      'script text': (url) => {
        document.createElement('script').text = url;
      },
    };
    const through = Object.entries(sinks).flatMap(([name, sink]) =>
      [own, ...others]
        .filter((url) => {
          try {
            sink(url);
            return true;
          } catch (error) {
            // A policy that allows nothing throws this. Other errors about an address are not refusals.
            return (error as Error).name !== 'TypeError';
          }
        })
        .map((url) => `${name} ${url}`),
    );
    return { tokenBroker: own, passed: through };
  });
  expect(tokenBroker).toMatch(/^\/token-broker-[\da-f]{16}\.js$/);
  expect(passed).toEqual([`SharedWorker ${tokenBroker}`, `Worker ${tokenBroker}`, `script ${tokenBroker}`]);
});

start('a token broker of another release is another file', async ({ page, host }) => {
  await page.goto(host.url);
  const tokenBroker = await page.locator('script[data-js]').getAttribute('data-token-broker');
  const answer = await page.request.get(host.origin + tokenBroker);
  expect(answer.headers()['cache-control']).toContain('immutable');
  const digest = await page.evaluate(
    async (bytes) => {
      const hash = await crypto.subtle.digest('SHA-384', new Uint8Array(bytes));
      return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'))
        .join('')
        .slice(0, 16);
    },
    [...(await answer.body())],
  );
  expect(tokenBroker).toBe(`/token-broker-${digest}.js`);
  expect((await page.request.get(`${host.url}token-broker.js`)).status()).toBe(404);
});
