/** The list of people: usable from the first page, searchable, and explicit about what is missing. */
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';

const header = 1;

const everyone = async (app: App, count: number): Promise<void> => {
  await expect(app.people).toHaveAttribute('aria-rowcount', String(count + header));
};

test('is usable from the first page while the others load', async ({ app, page, sim }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let pages = 0;
  await page.route(/\/v1\/people\?/, async (route) => {
    pages += 1;
    if (pages > 1) {
      await held;
    }
    await route.continue();
  });
  await app.signIn();
  const [first] = await sim.people();
  await app.search.fill(first?.emails[0] ?? '');
  await expect(app.people.getByRole('row').filter({ hasText: first?.emails[0] ?? '' })).toBeVisible();
  await expect.poll(() => pages, 'the second page is requested and has not arrived').toBe(2);
  await app.search.fill('');
  release();
  await everyone(app, 300);
});

test('follows pages smaller than requested', async ({ app, sim }) => {
  await app.signIn();
  await everyone(app, 300);
  const pages = await sim.ledger(/^\/v1\/people$/);
  expect(pages.length).toBeGreaterThanOrEqual(3);
  expect(pages.every(({ status }) => status === 200)).toBe(true);
});

test('draws only visible rows and numbers each', async ({ app, page }) => {
  await app.signIn();
  await everyone(app, 300);
  expect(await app.people.getByRole('row').count()).toBeLessThan(120);
  const indices = async (): Promise<number[]> =>
    app.people.locator('[aria-rowindex]').evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
  const before = await indices();
  expect(Math.min(...before)).toBe(1);
  await app.people.getByRole('row').nth(5).hover();
  await page.mouse.wheel(0, 60_000);
  await expect.poll(async () => Math.max(...(await indices()))).toBe(300 + header);
});

test('search narrows the rows, is in the address and survives a reload', async ({ app, page, sim }) => {
  const person = (await sim.people())[7];
  await app.signIn();
  await everyone(app, 300);
  await app.search.fill(person?.emails[0] ?? '');
  await everyone(app, 1);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === person?.emails[0]);
  await page.reload();
  await expect(app.search).toHaveValue(person?.emails[0] ?? '');
  await everyone(app, 1);
});

test('search finds by a part of the name in any case', async ({ app, sim }) => {
  const person = (await sim.people()).find(({ displayName }) => /^[A-Z][a-z]{3,} /.test(displayName));
  await app.signIn();
  await app.search.fill((person?.displayName ?? '').slice(0, 4).toUpperCase());
  await expect(app.people.getByRole('row').filter({ hasText: person?.emails[0] ?? '' })).toBeVisible();
});

test('a search without a match says so', async ({ app, page }) => {
  await app.signIn();
  await app.search.fill('nobody-has-this-name');
  await expect(page.getByText(/no one|nobody|no people|no match/i).first()).toBeVisible();
});

test('Back from a person returns to the search', async ({ app, page, sim }) => {
  const person = (await sim.people())[9];
  await app.signIn();
  await app.find(person!);
  await page.goBack();
  await expect(app.search).toHaveValue(person?.emails[0] ?? '');
});

test('a failed list says why, with the tracking id, and Retry loads it', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'the list fails on purpose');
  await sim.fault('GET /v1/people', { kind: 'status', status: 400 }, { nth: 1 });
  await app.signIn();
  await expect(page.getByText("Couldn't load people")).toBeVisible();
  const [failed] = await sim.ledger(/^\/v1\/people$/);
  await expect(page.getByText(failed?.trackingId ?? 'no tracking id')).toBeVisible();
  await page.getByRole('button', { name: 'Retry' }).click();
  await everyone(app, 300);
});

test('a failed page keeps the rows that have loaded', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'the second page fails on purpose');
  await sim.fault('GET /v1/people', { kind: 'status', status: 400 }, { nth: 2 });
  await app.signIn();
  await expect(page.getByText(/incomplete|not all|part of/i).first()).toBeVisible();
  await everyone(app, 100);
});

test('a 429 is a wait, not an error', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 429/, 'the simulator limits on purpose');
  await sim.fault('GET /v1/people', { kind: 'status', status: 429, retry_after: 2 }, { nth: 2 });
  await app.signIn();
  await everyone(app, 300);
  await expect(page.getByRole('alert')).toHaveCount(0);
  const times = await sim.ledger(/^\/v1\/people$/);
  const limited = times.findIndex(({ status }) => status === 429);
  expect((times[limited + 1]?.at ?? 0) - (times[limited]?.at ?? 0)).toBeGreaterThanOrEqual(2);
});

test.describe('a row', () => {
  /** Returns a cell without a link. */
  const status = (app: App) => app.people.getByRole('row').nth(6).getByRole('gridcell').nth(2);

  test('opens its person on a click anywhere', async ({ app, page }) => {
    await app.signIn();
    await everyone(app, 300);
    const name = await app.people.getByRole('row').nth(6).getByRole('link').textContent();
    await status(app).click();
    await expect(page.getByRole('heading', { level: 1, name: name?.trim() ?? '' })).toBeVisible();
    await page.goBack();
    await everyone(app, 300);
  });

  for (const [how, click] of [
    ['the middle button', { button: 'middle' }],
    ['Ctrl', { modifiers: ['Control'] }],
  ] as const) {
    test(`opens a new tab with ${how}, as a link does`, async ({ app, context, watch }) => {
      watch.expectConsole(/status of 404/, 'the new tab asks the host for a deep link');
      await app.signIn();
      await everyone(app, 300);
      const address = await app.people
        .getByRole('row')
        .nth(6)
        .getByRole('link')
        .evaluate((link: HTMLAnchorElement) => link.href);
      const opened = context.waitForEvent('page');
      await status(app).click(click as object);
      await expect(await opened).toHaveURL(address);
      await everyone(app, 300);
      expect(context.pages()).toHaveLength(2);
    });
  }

  test('lets its text be selected', async ({ app, page }) => {
    await app.signIn();
    await everyone(app, 300);
    const box = (await app.people.getByRole('row').nth(6).getByRole('gridcell').nth(1).boundingBox())!;
    await page.mouse.move(box.x + 18, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + box.height / 2, { steps: 5 });
    await page.mouse.up();
    expect(await page.evaluate(() => getSelection()?.toString() ?? '')).not.toBe('');
    await everyone(app, 300);
    await expect(page).toHaveURL(/\/people$/);
  });
});

test('finds a pasted name and address despite surrounding text', async ({ app, sim }) => {
  const person = (await sim.people())[7]!;
  await app.signIn();
  await everyone(app, 300);
  for (const pasted of [`"${person.emails[0]}",`, `${person.displayName} <${person.emails[0]}>;`, `mailto:${person.emails[0]}`]) {
    await app.search.fill(pasted);
    await everyone(app, 1);
  }
});

test('returning from a person keeps the search', async ({ app, page, sim }) => {
  const person = (await sim.people())[9]!;
  await app.signIn();
  await app.find(person);
  await page.getByRole('link', { name: 'All people' }).click();
  await expect(app.search).toHaveValue(person.emails[0]!);
  await everyone(app, 1);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === person.emails[0]);
});

test('marks the state of an account only where it is not the usual one, and in few pixels', async ({ app, sim }) => {
  const people = await sim.people();
  const active = people.find(({ loginEnabled, invitePending }) => loginEnabled === true && invitePending !== true)!;
  const deactivated = people.find(({ loginEnabled, invitePending }) => loginEnabled === false && invitePending !== true)!;
  await app.signIn();
  await everyone(app, 300);
  for (const [person, word, marked] of [
    [active, 'Active', false],
    [deactivated, 'Deactivated', true],
  ] as const) {
    await app.search.fill(person.emails[0]!);
    await everyone(app, 1);
    const row = app.people.getByRole('row').nth(1);
    const state = row.getByRole('gridcell').nth(2);
    await expect(state).toHaveText(word);
    await expect(state.locator('.badge'), `${word} is marked`).toHaveCount(marked ? 1 : 0);
    expect((await row.boundingBox())!.height).toBeLessThanOrEqual(36);
  }
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('address and state stand with the name', async ({ app, sim }) => {
    const person = (await sim.people()).find(({ loginEnabled, invitePending }) => loginEnabled === false && invitePending !== true)!;
    await app.signIn();
    await everyone(app, 300);
    await app.search.fill(person.emails[0]!);
    await everyone(app, 1);
    const name = app.people.getByRole('row').nth(1).getByRole('rowheader');
    await expect(name.getByText(person.emails[0]!)).toBeInViewport({ ratio: 1 });
    await expect(name.getByText('Deactivated')).toBeInViewport({ ratio: 1 });
  });
});
