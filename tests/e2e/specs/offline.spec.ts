/** The service worker: the app starts without a network, versions never mix, and nothing personal is kept. */
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { startAppHost, type AppHost } from '../harness/app-host';
import { dist, target } from '../harness/checkout';
import { expect, test } from '../harness/test';

test.use({ config: { serviceWorker: true } });

const cacheNames = (page: Page): Promise<string[]> => page.evaluate(() => caches.keys());
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname + new URL(url).search);
  });

/** Waits until the worker is ready to answer. */
const ready = (page: Page): Promise<unknown> => page.evaluate(() => navigator.serviceWorker.ready.then(({ active }) => active?.state));

const second = 'ffffffffffffffff';

/** Publishes another version over the build in a folder: every file that names the version gets the new one. */
function publishSecond(folder: string): void {
  const worker = readFileSync(`${folder}/service-worker.js`, 'utf8');
  const version = /"version":"(\w+)"/.exec(worker)![1]!;
  for (const name of ['service-worker.js', 'index.html', '404.html']) {
    writeFileSync(`${folder}/${name}`, readFileSync(`${folder}/${name}`, 'utf8').replace(version, second));
  }
}

/** A copy of the build whose files can be changed. */
function copy(): string {
  const folder = mkdtempSync(target('e2e/version-'));
  cpSync(dist, folder, { recursive: true });
  // The host prefers what was packed, which would stay as it is.
  for (const name of readdirSync(folder).filter((name) => /\.(br|gz)$/.test(name))) {
    rmSync(`${folder}/${name}`);
  }
  return folder;
}

test('starts without a network, and shows what needs one', async ({ app, page, context, watch }) => {
  watch.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
  await app.open('');
  await ready(page);
  await context.setOffline(true);
  await page.reload();
  await expect(app.signInButton).toBeVisible();
  await app.open('scopes');
  await expect(page.getByRole('heading', { level: 1, name: 'Scopes' })).toBeVisible();
  await page.goto(`${app.host.url}people/a-deep-link`);
  await expect(app.signInButton).toBeVisible();
});

test('the file doctor repairs a file and the scopes answer, without a network', async ({ app, page, context, watch }) => {
  watch.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
  await app.open('');
  await ready(page);
  await context.setOffline(true);
  await app.open('file-doctor');
  await expect(page.getByRole('heading', { level: 1, name: 'File doctor' })).toBeVisible();
  const csv = (row: string) => Buffer.from(`First Name,User ID/Email (Required),Phone Number\r\n${row}\r\n`);
  const file = (buffer: Buffer) => ({ name: 'users.csv', mimeType: 'text/csv', buffer });
  const original = csv('Ada,ada@acme.example,+442035978111');
  await page.getByLabel('File to import').setInputFiles(file(csv('Ada,ada@acme.example,442035978111')));
  await page.getByLabel('The file as it was exported').setInputFiles(file(original));
  await expect(page.getByText('Line 2, column Phone Number:', { exact: false })).toBeVisible();
  const [saved] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save the clean file' }).click()]);
  expect(readFileSync(await saved.path())).toEqual(original);
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await page.getByRole('link', { name: 'Scopes', exact: true }).click();
  const tasks = page.getByRole('region', { name: 'What do you want to do?' });
  await tasks.getByRole('checkbox', { name: /assign and remove licences/i }).check();
  await expect(tasks).toContainText('spark-admin:people_write');
});

test('keeps exactly the files of the app, and nothing of a session', async ({ app, page }) => {
  await app.signInAtWebex();
  await ready(page);
  await app.open('people');
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  const files = await kept(page);
  const built = readdirSync(dist).filter((name) => !/\.(br|gz|html)$|^demo-|^service-worker/.test(name));
  const expected = built.map((name) => `/${name}`).concat('/', '/service-worker.js');
  expect(files.map((file) => file.replace(/\?v=\w+$/, '')).sort()).toEqual(expected.sort());
  // The sweep after each test searches the caches for secrets.
});

test('the demo works without a network once it was opened', async ({ page, context, host, app, watch }) => {
  watch.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
  await app.open('');
  await ready(page);
  await page.goto(`${host.url}demo/people`);
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await context.setOffline(true);
  await page.reload();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await page.goto(`${host.url}demo/people?q=robin.ashdown`);
  await page.getByRole('link', { name: 'Robin Ashdown' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Robin Ashdown' })).toBeVisible();
});

test('"serviceWorker": false removes it and its files', async ({ app, page, host, sim }) => {
  await app.open('');
  await ready(page);
  expect(await cacheNames(page)).toHaveLength(1);
  const { api, client_id: clientId } = sim.ready;
  const config = { clientId, apiUrl: api, authorizeUrl: `${api}/authorize`, tokenUrl: `${api}/access_token`, serviceWorker: false };
  await page.context().route(`${host.url}config.json`, (route) => route.fulfill({ json: config }));
  await page.reload();
  await expect.poll(() => cacheNames(page)).toEqual([]);
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test.describe('two versions', () => {
  let folder = '';
  let host: AppHost;

  test.beforeEach(async ({ sim, watch }) => {
    const { api, client_id: clientId } = sim.ready;
    folder = copy();
    host = await startAppHost(folder, '/', { clientId, apiUrl: api, authorizeUrl: `${api}/authorize`, tokenUrl: `${api}/access_token` });
    watch.expectOrigin(host.origin);
  });

  test.afterEach(async () => {
    await host.stop();
    rmSync(folder, { recursive: true });
  });

  const version = (of: Page): Promise<string | null> =>
    of.evaluate(() => document.querySelector('script[data-version]')?.getAttribute('data-version') ?? null);

  test('a new version waits for the admin, and no tab mixes the two', async ({ page, context, a11y }) => {
    await page.goto(host.url);
    await ready(page);
    const first = await version(page);
    await page.reload();
    const other = await context.newPage();
    await other.goto(host.url);
    publishSecond(folder);
    await other.reload();
    expect(await version(other), 'the page of the old version, with its files').toBe(first);
    await page.reload();
    expect(await version(page)).toBe(first);
    const offer = page.getByRole('status').filter({ hasText: 'A new version of Rollcall is ready.' });
    await expect(offer).toBeVisible();
    await a11y('the offer of a new version');
    await offer.getByRole('button', { name: 'Load the new version' }).click();
    await expect.poll(() => version(page).catch(() => null)).toBe(second);
    await expect.poll(() => version(other).catch(() => null), 'in every tab').toBe(second);
    await other.close();
    await page.reload();
    await expect.poll(async () => (await cacheNames(page)).length, 'the old files go with the last tab that could need them').toBe(1);
  });

  test('the digests of this copy are those of what the worker kept, not of what the host has now', async ({ page, context, watch }) => {
    watch.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
    await page.goto(host.url);
    await ready(page);
    const first = await Promise.all(['', 'service-worker.js'].map(async (name) => Buffer.from(await (await fetch(host.url + name)).arrayBuffer())));
    publishSecond(folder);
    await page.reload();
    expect(await version(page)).not.toBe(second);
    for (const offline of [false, true]) {
      await context.setOffline(offline);
      await page.goto(`${host.url}about`);
      for (const [index, name] of ['index.html', 'service-worker.js'].entries()) {
        const digest = createHash('sha256').update(first[index]!).digest('hex');
        await expect(page.getByRole('row', { name: `app/${name}` })).toContainText(digest);
      }
    }
  });

  test('a page of another version is never kept with the files of this one', async ({ page, watch }) => {
    watch.expectConsole(/service-worker|ServiceWorker|another version/, 'the host is in the middle of an update');
    const page2 = `${folder}/index.html`;
    writeFileSync(page2, readFileSync(page2, 'utf8').replace(/data-version="\w+"/, `data-version="${second}"`));
    await page.goto(host.url);
    await expect
      .poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.installing?.state ?? 'gone'), { intervals: [500] })
      .toBe('gone');
    await page.waitForTimeout(8000);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null)).toBeNull();
  });
});
