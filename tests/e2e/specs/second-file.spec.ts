/** The second file of wasm: fetched when one of its pages is opened, checked, started once, and asked for again when it did not come. */
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

test('the first load and the pages of the first file do without it, and two forms fetch it once', async ({ app, sim, page }) => {
  const urls = asked(page);
  const person = (await sim.hosts())[3]!;
  await app.signInAt(person);
  expect(urls).toEqual([]);
  await app.changeLicences(person);
  expect(urls.length).toBe(1);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.dialog).toHaveCount(0);
  await app.changeSessionTypes(person, sim.site);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(app.dialog).toHaveCount(0);
  await app.changeLicences(person);
  expect(urls.length).toBe(1);
});

test('one flipped bit in it: the page says so, nothing of it runs, and Retry brings the real one (S30)', async ({ app, sim, page, watch }) => {
  watch.expectConsole(/digest|integrity/i, 'the file is changed by order');
  const person = (await sim.people())[5]!;
  await app.signInAt(person);
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
  await page.getByRole('button', { name: 'Change licences' }).click();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await expect(app.dialog).toHaveCount(0);
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('dialog', { name: `Change licences of ${person.displayName}` })).toBeVisible();
});

test('it is missing: the page says so and the rest goes on', async ({ app, sim, page, watch }) => {
  watch.expectConsole(/status of 404|digest|integrity/i, 'the file is missing by order');
  const person = (await sim.people())[5]!;
  await app.signInAt(person);
  await page.route(second, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await page.getByRole('button', { name: 'Change licences' }).click();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await expect(app.people).toBeVisible();
});
