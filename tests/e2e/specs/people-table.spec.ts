/** Sorting, filtering, selecting and exporting the list of people. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { App } from '../harness/app';
import { expect, test } from '../harness/test';

const names = async (app: App): Promise<string[]> => app.people.getByRole('rowheader').getByRole('link').allTextContents();

/** The first word of the count above the list: how many people are shown. */
const shown = async (page: Page): Promise<number> => {
  const count = page.locator('.list-count');
  await expect(count).not.toContainText('loading', { ignoreCase: true });
  return Number((await count.textContent())?.replaceAll(',', '').split(' ')[0]);
};

test('a heading sorts up, down and not at all, and the order is in the address', async ({ app, page, a11y }) => {
  await app.signIn();
  expect(await shown(page)).toBe(300);
  const unsorted = await names(app);
  const heading = app.people.getByRole('columnheader', { name: 'Name' });
  const folded = (list: string[]): string[] => list.map((name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase());
  await heading.getByRole('button').click();
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await expect(page).toHaveURL(/[?&]sort=name$/);
  await expect(async () => expect(await names(app)).not.toEqual(unsorted)).toPass();
  const [first] = folded(await names(app));
  await a11y('the list, sorted');
  await heading.getByRole('button').press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(async () => expect(folded(await names(app))[0]! > first!).toBe(true)).toPass();
  await heading.getByRole('button').click();
  await expect(heading).not.toHaveAttribute('aria-sort', /./);
  expect(await names(app)).toEqual(unsorted);
});

test('filters are chips, are in the address, and all must hold', async ({ app, page, sim, a11y }) => {
  const people: { licenses: string[]; department?: string }[] = [];
  for (const max of [100]) {
    people.push(...(await sim.get<{ items: typeof people }>(`/people?max=${max}`)).items);
  }
  const department = people.find((person) => person.department)!.department!;
  await app.signIn();
  const everyone = await shown(page);
  const add = async (kind: string, condition: string, value: string): Promise<void> => {
    await page.getByRole('button', { name: 'Add filter' }).click();
    await app.dialog.getByLabel('Show people by').selectOption({ label: kind });
    await app.dialog.getByLabel('Condition').selectOption({ label: condition });
    await app.dialog.getByLabel('Value').selectOption({ label: value });
    await a11y(`the filter ${kind}`);
    await app.dialog.getByRole('button', { name: 'Add filter' }).click();
    await expect(app.dialog).toHaveCount(0);
  };
  await add('Licence', 'holds', 'any licence');
  const holders = await shown(page);
  expect(holders).toBeLessThanOrEqual(everyone);
  await add('Department', 'is', department);
  const inDepartment = await shown(page);
  expect(inDepartment).toBeGreaterThan(0);
  expect(inDepartment).toBeLessThan(holders);
  const chips = page.getByRole('list', { name: 'Filters' }).getByRole('listitem');
  await expect(chips).toHaveText(['Holds a licence', `Department is ${department}`]);
  await a11y('the list with filters');

  await page.reload();
  await expect(chips).toHaveCount(2);
  expect(await shown(page)).toBe(inDepartment);
  await chips.nth(1).getByRole('button').click();
  await expect(chips).toHaveCount(1);
  expect(await shown(page)).toBe(holders);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  expect(await shown(page)).toBe(everyone);
});

test('says so when no one meets the filters', async ({ app, page }) => {
  await app.signIn('people?f=domain:nowhere.example');
  await expect(page.getByRole('heading', { name: 'No one meets these filters' })).toBeVisible();
  await page.getByRole('button', { name: 'Show everyone' }).click();
  await expect(app.people.getByRole('row').nth(2)).toBeVisible();
});

test('selects one, a range and all shown, and keeps the selection', async ({ app, page, context, a11y }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await app.signIn();
  expect(await shown(page)).toBe(300);
  const boxes = app.people.getByRole('gridcell').getByRole('checkbox');
  const bar = page.getByRole('region', { name: 'Selection' });
  await expect(bar).toHaveCount(0);
  await boxes.nth(1).click();
  await expect(bar).toContainText('1 person selected');
  await boxes.nth(4).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('4 people selected');
  await a11y('people selected');

  const [, second] = await names(app);
  await app.search.fill(second!);
  await page.waitForURL((url) => url.searchParams.has('q'));
  await expect(bar).toContainText(/4 people selected, \d of them not shown/);
  await bar.getByRole('button', { name: 'Copy emails' }).click();
  expect((await page.evaluate(() => navigator.clipboard.readText())).split('\n')).toHaveLength(4);

  await page.getByRole('link', { name: 'Activity' }).click();
  await page.getByRole('navigation').getByRole('link', { name: 'People' }).click();
  await expect(bar, 'the selection outlives the page').toContainText('4 people selected');
  await app.people.getByRole('columnheader').first().focus();
  await app.people.getByRole('checkbox', { name: 'Select everyone shown' }).focus();
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar).toContainText('300 people selected');
  await expect(app.people.getByRole('checkbox', { name: 'Select everyone shown' })).toBeChecked();
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar).toHaveCount(0);
});

test('a box in a row does not open the person, and the row does', async ({ app, page }) => {
  await app.signIn();
  const row = app.people.getByRole('row').nth(3);
  const cell = row.getByRole('gridcell').first();
  const { width } = (await cell.boundingBox())!;
  await cell.click({ position: { x: width - 3, y: 4 } });
  await expect(row.getByRole('checkbox'), 'a click beside the box is one on it').toBeChecked();
  await row.getByRole('checkbox').press('Space');
  await expect(row.getByRole('checkbox')).not.toBeChecked();
  await row.getByRole('checkbox').press('Space');
  await expect(row.getByRole('checkbox')).toBeChecked();
  await expect(page).toHaveURL(/\/people$/);
  await row.getByRole('gridcell').nth(1).click();
  await expect(page).toHaveURL(/\/people\/.+/);
});

test('saves what is shown', async ({ app, page, sim, a11y }) => {
  const [someone] = await sim.people();
  await app.signIn(`people?q=${encodeURIComponent(someone!.emails[0]!)}`);
  await expect(app.people).toHaveAttribute('aria-rowcount', '2');
  expect(await shown(page)).toBe(1);
  const saved = async (button: string): Promise<string> => {
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await a11y('the export');
    const [download] = await Promise.all([page.waitForEvent('download'), app.dialog.getByRole('button', { name: button }).click()]);
    return readFile(await download.path(), 'utf8');
  };
  const csv = await saved('Export as CSV');
  expect(csv.trim().split('\r\n')).toHaveLength(2);
  expect(csv).toContain(someone!.emails[0]);
  const json = JSON.parse(await saved('Export as JSON')) as { id: string; licenses: string[] }[];
  expect(json).toMatchObject([{ id: someone!.id }]);
  expect(json[0]!.licenses).toHaveLength(someone!.licenses.length);
});
