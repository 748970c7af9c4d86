/** The keys of the list of people, among 2,000 people: all rows of the table in the README. */
import { readFile } from 'node:fs/promises';
import { root } from '../harness/checkout';
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';

test.use({ simulatorArgs: ['--people', '2000'] });

const everyone = async (app: App): Promise<void> => expect(app.people).toHaveAttribute('aria-rowcount', '2001');

/** The place in the list of the active row, from 1; it must be in sight as a whole. */
const active = async (app: App): Promise<number> => {
  const id = await app.people.getAttribute('aria-activedescendant');
  const row = app.page.locator(`[id="${id}"]`);
  await expect(row).toHaveClass(/active/);
  const seen = await row.evaluate((element) => {
    const [row, frame, head] = [element, element.closest('.table-frame')!, document.querySelector('thead th')!].map((it) =>
      it.getBoundingClientRect(),
    );
    return row!.top >= head!.bottom - 1 && row!.bottom <= frame!.bottom + 1;
  });
  expect(seen, 'the active row is in sight').toBe(true);
  return Number(await row.getAttribute('aria-rowindex')) - 1;
};

const selected = (app: App, words: string) => expect(app.page.getByRole('region', { name: 'Selection' })).toContainText(words);

/** Enters the table with Tab, from the button before it. */
const enter = async (app: App): Promise<void> => {
  await app.page.getByRole('button', { name: 'Add filter' }).focus();
  await app.page.keyboard.press('Tab');
  await expect(app.people).toBeFocused();
};

test('the README lists the keys that these tests press', async () => {
  const table = (await readFile(`${root}/README.md`, 'utf8')).split('<!-- keys -->')[1]!;
  const keys = table.split('\n').map((line) => line.split('|')[1]?.trim());
  expect(keys.filter((key) => key !== undefined).slice(2)).toEqual([
    '`↑` `↓`',
    '`Page Up` `Page Down`',
    '`Home` `End`',
    '`Space`',
    '`Shift` with any key that moves',
    '`Ctrl+A` or `⌘A`',
    '`Escape`',
    '`Enter`',
    '`Menu` or `Shift+F10`',
  ]);
});

test('arrows, pages and ends move the active row, which stays in sight', async ({ app, page, a11y }) => {
  await app.signIn();
  await everyone(app);
  await enter(app);
  expect(await active(app)).toBe(1);
  const rows: [key: string, to: number | 'a page more' | 'a page less'][] = [
    ['ArrowUp', 1],
    ['ArrowDown', 2],
    ['ArrowDown', 3],
    ['ArrowUp', 2],
    ['PageDown', 'a page more'],
    ['PageUp', 2],
    ['End', 2000],
    ['ArrowDown', 2000],
    ['PageUp', 'a page less'],
    ['Home', 1],
    ['PageUp', 1],
  ];
  for (const [key, to] of rows) {
    const before = await active(app);
    await page.keyboard.press(key);
    const after = await active(app);
    if (to === 'a page more') {
      expect(after - before, key).toBeGreaterThan(5);
    } else if (to === 'a page less') {
      expect(before - after, key).toBeGreaterThan(5);
    } else {
      expect(after, key).toBe(to);
    }
    await expect(app.people, 'the table keeps the focus').toBeFocused();
  }
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press('ArrowDown');
  }
  expect(await active(app)).toBe(61);
  await a11y('an active row');
});

test('the active row outlives its being drawn', async ({ app, page }) => {
  await app.signIn();
  await everyone(app);
  await enter(app);
  await page.keyboard.press('ArrowDown');
  await app.people.hover();
  await page.mouse.wheel(0, 30_000);
  await expect(app.people).not.toHaveAttribute('aria-activedescendant', /./);
  await expect(app.people).toBeFocused();
  await page.keyboard.press('ArrowDown');
  expect(await active(app)).toBe(3);
});

test('rows stay in order while the window changes its height', async ({ app, page }) => {
  await app.signIn();
  await everyone(app);
  await app.people.hover();
  await page.mouse.wheel(0, 1_900);
  for (const height of [500, 1100, 700]) {
    await page.setViewportSize({ width: 1280, height });
    await expect
      .poll(async () => {
        const rows = app.people.locator('[aria-rowindex]:has(td)');
        const places = await rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute('aria-rowindex'))));
        return places.length > 5 && places.every((place, at) => place === places[0]! + at);
      }, `at a height of ${height}`)
      .toBe(true);
  }
});

test('Space, Shift with arrows, Ctrl+A and Escape select', async ({ app, page }) => {
  await app.signIn();
  await everyone(app);
  await enter(app);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await selected(app, '1 person selected');
  const third = app.people.locator('[aria-rowindex="3"]');
  await expect(third).toHaveAttribute('aria-selected', 'true');
  await expect(third.getByRole('checkbox')).toBeChecked();
  await page.keyboard.press('Space');
  await expect(third.getByRole('checkbox')).not.toBeChecked();
  await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0);
  await page.keyboard.press('Space');
  for (const [key, count] of [
    ['Shift+ArrowDown', 2],
    ['Shift+ArrowDown', 3],
    ['Shift+ArrowUp', 2],
    ['Shift+ArrowUp', 1],
    ['Shift+ArrowUp', 2],
    ['Shift+End', 1999],
  ] as const) {
    await page.keyboard.press(key);
    await selected(app, `${count === 1 ? '1 person' : `${count.toLocaleString('en')} people`} selected`);
  }
  await page.keyboard.press('Shift+Home');
  await selected(app, '2 people selected');
  await page.keyboard.press('ControlOrMeta+a');
  await selected(app, '2,000 people selected');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Selection' })).toHaveCount(0);
  await expect(app.people).toBeFocused();
});

test('a range begins at the row reached last, by key or by mouse', async ({ app, page }) => {
  await app.signIn();
  await everyone(app);
  const boxes = app.people.getByRole('gridcell').getByRole('checkbox');
  await boxes.nth(3).click();
  await page.keyboard.press('Shift+ArrowDown');
  await selected(app, '2 people selected');
  await boxes.nth(6).click({ modifiers: ['Shift'] });
  await selected(app, '4 people selected');
});

test('Enter opens the active row, and the way back leads to the same place', async ({ app, page }) => {
  await app.signIn();
  await everyone(app);
  await enter(app);
  await page.keyboard.press('PageDown');
  const row = page.locator(`[id="${await app.people.getAttribute('aria-activedescendant')}"]`);
  const name = await row.getByRole('link').textContent();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: name!.trim() })).toBeVisible();
  await page.goBack();
  await everyone(app);
});

test('is one stop for Tab', async ({ app, page }) => {
  await app.signIn();
  await everyone(app);
  await enter(app);
  await page.keyboard.press('Tab');
  // The headings belong to the table; no row does.
  const places: (string | null)[] = [];
  for (let stop = 0; stop < 20 && (await page.evaluate(() => document.activeElement?.closest('table') !== null)); stop += 1) {
    places.push(await page.evaluate(() => document.activeElement!.closest('tr')!.getAttribute('aria-rowindex')));
    await page.keyboard.press('Tab');
  }
  expect(new Set(places)).toEqual(new Set(['1']));
});
