/** Under any folder of a host, even one without rewrites: deep links arrive through 404.html. */
import { readdirSync } from 'node:fs';
import { subPathDist } from '../harness/checkout';
import { secondFile } from '../harness/second-file';
import { expect, test } from '../harness/test';

test.use({ underSubPath: true });

test('signs in with the folder as redirect URI and stays below it', async ({ app, page }) => {
  await app.open();
  await app.signInButton.click();
  await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('redirect_uri')).toBe(app.host.url);
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(app.people).toBeVisible();
  expect(new URL(page.url()).pathname.startsWith('/x/y/')).toBe(true);
});

test('every link of the app stays below the folder', async ({ app, page, sim }) => {
  const [, , , person] = await sim.people();
  await app.signInAtWebex();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  const hrefs = await page.locator('a[href]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).pathname));
  expect(hrefs.length).toBeGreaterThan(2);
  expect(hrefs.filter((path) => !path.startsWith('/x/y/'))).toEqual([]);
  await app.find(person!);
  expect(new URL(page.url()).pathname.startsWith('/x/y/people/')).toBe(true);
  await page.reload();
  await app.isOn(person!);
});

test('a deep link arrives through 404.html and sign-in leads back to it', async ({ app, page, sim }) => {
  const [, , , person] = await sim.people();
  const path = `people/${encodeURIComponent(person!.id)}`;
  const answer = await page.goto(app.host.url + path);
  expect(answer?.status()).toBe(404);
  await app.signInButton.click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await app.isOn(person!);
  expect(new URL(page.url()).pathname).toBe(`/x/y/${path}`);
});

test('loads a page of the second file from below the folder', async ({ app, page, sim }) => {
  const person = (await sim.people())[5]!;
  const file = page.waitForResponse(secondFile);
  await app.signInAt(person);
  await app.changeLicences(person);
  expect(new URL((await file).url()).pathname).toMatch(/^\/x\/y\/second-/);
});

test('the demo is below the folder too, and leads back to it', async ({ app, page }) => {
  await app.open('');
  await page.getByRole('link', { name: 'Try it without an account' }).click();
  await expect(app.account).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/x/y/demo/');
  await page.getByRole('link', { name: 'Leave the demo' }).click();
  await expect(app.signInButton).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/x/y/');
});

test.describe('with the service worker', () => {
  test.use({ config: { serviceWorker: true } });

  test('starts below the folder without a network', async ({ app, page, context, watch }) => {
    watch.expectConsole(/ERR_INTERNET_DISCONNECTED|Failed to fetch|Failed to load/, 'the network is cut on purpose');
    await app.open('');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await context.setOffline(true);
    await page.goto(`${app.host.url}scopes`);
    await expect(page.getByRole('heading', { level: 1, name: 'Scopes' })).toBeVisible();
  });
});

test('“About this copy” reads the files below the folder', async ({ app, page }) => {
  await app.open('about');
  const rows = page.getByRole('table', { name: 'Files of this page' }).locator('tbody tr');
  const files = readdirSync(subPathDist).filter((name) => !/^demo-|\.(br|gz)$|^(404\.html|config\.json)$/.test(name));
  await expect(rows).toHaveCount(files.length);
  for (const row of await rows.all()) {
    await expect(row).toContainText(/[\da-f]{64}/);
  }
});
