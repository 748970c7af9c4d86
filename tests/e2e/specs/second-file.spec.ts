/**
 * The second wasm file: fetched when the browser is idle, or earlier if one of its pages is opened; checked, started once, and requested
 * again if it failed to load.
 */
import type { Page } from '@playwright/test';
import { secondFile as second } from '../harness/second-file';
import { expect, test } from '../harness/test';

/** Collects the requests for it as they are made. */
function asked(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (second.test(request.url())) {
      urls.push(request.url());
    }
  });
  return urls;
}

/** Makes the browser ask for reduced data. */
async function saveData(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connection = (navigator as unknown as { connection: object }).connection;
    Object.defineProperty(connection, 'saveData', { get: () => true });
  });
}

/** Resolves once the browser has been idle, after whatever was already waiting for that. */
async function idle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
}

test('is fetched once the first list is usable, so no form waits for it', async ({ app, sim, page }) => {
  const urls = asked(page);
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route(/\/v1\/people\?/, async (route) => {
    await held;
    await route.continue();
  });
  await app.signIn();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
  await idle(page);
  expect(urls, 'nothing competes with the list').toEqual([]);
  const came = page.waitForResponse(second);
  letGo();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await came;

  const person = (await sim.hosts())[3]!;
  await app.find(person);
  await page.route(second, (route) => route.abort());
  await app.changeLicences(person);
  expect(urls.length).toBe(1);
});

test('is fetched after a person that was opened directly', async ({ app, sim, page }) => {
  const came = page.waitForResponse(second);
  await app.signInAt((await sim.people())[5]!);
  await came;
});

test('with Save-Data, the list does not fetch it, and a person and two forms fetch it once', async ({ app, sim, page }) => {
  const urls = asked(page);
  await saveData(page);
  const person = (await sim.hosts())[3]!;
  await app.signIn();
  await idle(page);
  expect(urls).toEqual([]);
  await app.find(person);
  expect(urls.length).toBe(1);
  await app.changeLicences(person);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.dialog).toHaveCount(0);
  await app.changeSessionTypes(person, sim.site);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.dialog).toHaveCount(0);
  await app.changeLicences(person);
  expect(urls.length).toBe(1);
});

test('an early fetch that fails is silent, and a person’s page tries again', async ({ app, sim, page, watch }) => {
  watch.expectConsole(/status of 404|digest|integrity/i, 'the file is missing on purpose');
  await page.route(second, (route) => route.fulfill({ status: 404, body: 'gone' }), { times: 1 });
  const missed = page.waitForResponse(second);
  const person = (await sim.people())[5]!;
  await app.signIn();
  await (await missed).finished();
  await idle(page);
  await expect(page.getByText("Couldn't load this page")).toHaveCount(0);
  await app.find(person);
  await app.changeLicences(person);
});

test('a page that is opened offline waits for the network, and then loads it', async ({ app, sim, page, context, watch, a11y }) => {
  watch.expectConsole(/net::ERR_INTERNET_DISCONNECTED|Failed to fetch/, 'the network is cut on purpose');
  const person = (await sim.people())[5]!;
  await saveData(page);
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await context.setOffline(true);
  await app.people.getByRole('link', { name: person.displayName, exact: true }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Page not loaded' })).toBeVisible();
  await expect(page.getByText('Rollcall continues when the connection is back.').first()).toBeVisible();
  await expect(page.getByText("Couldn't load this page")).toHaveCount(0);
  await a11y('a page, offline');
  await context.setOffline(false);
  await app.isOn(person);
});

test('one flipped bit in it: the page says so, none of it runs, and Retry loads the real one (S30)', async ({ app, sim, page, watch }) => {
  watch.expectConsole(/digest|integrity/i, 'the file is changed on purpose');
  const person = (await sim.people())[5]!;
  await saveData(page);
  await app.signIn();
  await page.route(
    second,
    async (route) => {
      const response = await route.fetch();
      const body = Buffer.from(await response.body());
      body[body.length >> 1]! ^= 1;
      const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
      await route.fulfill({ status: 200, headers, body });
    },
    { times: 1 },
  );
  await app.people.getByRole('link', { name: person.displayName, exact: true }).first().click();
  await expect(page.getByText("Couldn't load this page")).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change licences' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Retry' }).click();
  await app.isOn(person);
});

test('a missing file is reported and the rest works', async ({ app, sim, page, watch }) => {
  watch.expectConsole(/status of 404|digest|integrity/i, 'the file is missing on purpose');
  const person = (await sim.people())[5]!;
  await saveData(page);
  await app.signIn();
  await page.route(second, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await app.people.getByRole('link', { name: person.displayName, exact: true }).first().click();
  await expect(page.getByText("Couldn't load this page")).toBeVisible();
  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await expect(app.people).toBeVisible();
});
