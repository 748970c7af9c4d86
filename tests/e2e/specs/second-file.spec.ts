/**
 * The second file of wasm: fetched when the browser is idle, or when one of its pages is opened before; checked, started once, and asked
 * for again when it did not come.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/test';

const second = /\/second-\w+\.wasm$/;

/** The requests for it, as they come. */
function asked(page: Page): string[] {
  const urls: string[] = [];
  page.on('request', (request) => {
    if (second.test(request.url())) {
      urls.push(request.url());
    }
  });
  return urls;
}

/** A browser that is asked to load no more than needed. */
async function saveData(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connection = (navigator as unknown as { connection: object }).connection;
    Object.defineProperty(connection, 'saveData', { get: () => true });
  });
}

/** Comes back when the browser was idle after whatever waited for that before. */
async function idle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
}

test('it is fetched after the first list can be used, and then no form waits for it', async ({ app, sim, page }) => {
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

test('it is fetched after a person who was opened at once, too', async ({ app, sim, page }) => {
  const came = page.waitForResponse(second);
  await app.signInAt((await sim.people())[5]!);
  await came;
});

test('with Save-Data the list does without it, and a person and two forms fetch it once', async ({ app, sim, page }) => {
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

test('fetched early and in vain: nothing is said, and the page of a person asks again', async ({ app, sim, page, watch }) => {
  watch.expectConsole(/status of 404|digest|integrity/i, 'the file is missing by order');
  await page.route(second, (route) => route.fulfill({ status: 404, body: 'gone' }), { times: 1 });
  const missed = page.waitForResponse(second);
  const person = (await sim.people())[5]!;
  await app.signIn();
  await (await missed).finished();
  await idle(page);
  await expect(page.getByText('This page could not be loaded')).toHaveCount(0);
  await app.find(person);
  await app.changeLicences(person);
});

test('one flipped bit in it: the page says so, nothing of it runs, and Retry brings the real one (S30)', async ({ app, sim, page, watch }) => {
  watch.expectConsole(/digest|integrity/i, 'the file is changed by order');
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
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Change licences' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Retry' }).click();
  await app.isOn(person);
});

test('it is missing: the page says so and the rest goes on', async ({ app, sim, page, watch }) => {
  watch.expectConsole(/status of 404|digest|integrity/i, 'the file is missing by order');
  const person = (await sim.people())[5]!;
  await saveData(page);
  await app.signIn();
  await page.route(second, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await app.people.getByRole('link', { name: person.displayName, exact: true }).first().click();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await expect(app.people).toBeVisible();
});
