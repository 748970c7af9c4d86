/** What can become markup or a script's address (S29, S52): no markup at all, and of scripts the token broker. */
import { hostileMarkup } from '../harness/hostile-markup';
import { test as start } from '../harness/start';
import { expect } from '../harness/test';

start('no text becomes markup', async ({ page, host }) => {
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
  expect(new Set(hostileMarkup).size).toBeGreaterThanOrEqual(92);
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
      const hash = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
      return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0'))
        .join('')
        .slice(0, 16);
    },
    [...(await answer.body())],
  );
  expect(tokenBroker).toBe(`/token-broker-${digest}.js`);
  expect((await page.request.get(`${host.url}token-broker.js`)).status()).toBe(404);
});
