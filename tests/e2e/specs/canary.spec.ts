/** The sweep itself (S20): it finds a leak planted in each place, so an empty sweep means something. */
import { expect, test } from '@playwright/test';
import { sweepPage } from '../harness/canary';

test('finds a secret in every place', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<title>t</title><main><input></main>' }));
  await page.goto('http://127.0.0.1:9/');
  expect(await page.evaluate(sweepPage, 'CANARY')).toEqual([]);

  await page.evaluate(async () => {
    const secret = 'a-CANARY-b';
    document.title = secret;
    document.cookie = `leak=${secret}`;
    document.body.dataset['leak'] = secret;
    document.querySelector('input')!.value = secret;
    history.replaceState({ leak: secret }, '', `?leak=${secret}`);
    window.name = secret;
    localStorage.setItem('leak', secret);
    localStorage.setItem('rollcall.ended', 'ann@example.com');
    localStorage.setItem('rollcall.theme', 'dark');
    sessionStorage.setItem('leak', 'anything');
    sessionStorage.setItem('rollcall.tokens', secret);
    sessionStorage.setItem('rollcall.writes', secret);
    sessionStorage.setItem('rollcall.grid', secret);
    await (await caches.open('leak')).put('/leak', new Response(secret));
    await new Promise((resolve) => {
      const opening = indexedDB.open('leak', 1);
      opening.onupgradeneeded = () => opening.result.createObjectStore('leak').put(secret, 'key');
      opening.onsuccess = () => {
        opening.result.close();
        resolve(undefined);
      };
    });
    await navigator.clipboard.writeText(secret);
  });
  const found = await page.evaluate(sweepPage, 'CANARY');
  for (const place of [
    'title',
    'cookie',
    'document',
    'field',
    'address',
    'history state',
    'window name',
    'localStorage leak',
    'localStorage has something undocumented under leak',
    'localStorage has something undocumented under rollcall.ended',
    'sessionStorage has the undocumented key leak',
    'sessionStorage rollcall.writes',
    'sessionStorage rollcall.grid',
    'cache leak',
    'IndexedDB leak',
    'clipboard',
  ]) {
    expect(
      found.some((leak) => leak.startsWith(place)),
      `${place} in ${JSON.stringify(found)}`,
    ).toBe(true);
  }
  expect(found.filter((leak) => /rollcall\.(tokens|theme)/.test(leak))).toEqual([]);
});
