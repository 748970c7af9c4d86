/** Values of tracking codes of people in a grid: typed, filled and pasted, kept over a reload, and run as a job. */
import type { Locator, Page } from '@playwright/test';
import { openGrid, rowsOf } from '../harness/people-grid';
import { expect, test } from '../harness/test';
import type { Person, Simulator } from '../harness/simulator';

const read = 'GET /v1/admin/meeting/userconfig/trackingCodes';
const ofSite = 'GET /v1/admin/meeting/config/trackingCodes';
const path = '/v1/admin/meeting/userconfig/trackingCodes';
const mapped = 'acme-eu.webex.com';

/** The codes of a site of the simulator, by columns; the first one is a list, with one chosen at first. */
const names = ['Department', 'Division', 'Cost centre'];

const ours = { name: 'Tracking codes of people', button: "Edit people's values in a grid", path: 'people/codes' };
const grid = (page: Page): Locator => page.getByRole('grid', { name: ours.name });
const rows = (page: Page): Locator => rowsOf(page, ours);
const cell = (page: Page, row: number, column: number): Locator => rows(page).nth(row).getByRole('gridcell').nth(column);
const field = (page: Page): Locator => grid(page).getByRole('combobox');
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const said = (page: Page, words: string): Locator => page.getByRole('status').filter({ hasText: words });

/** The words of every cell, by rows. */
const words = async (page: Page): Promise<string[][]> =>
  Promise.all((await rows(page).all()).map(async (row) => row.getByRole('gridcell').allTextContents()));

/** The values of a person, by columns. */
async function values(sim: Simulator, person: Person, site = sim.site): Promise<string[]> {
  const query = new URLSearchParams({ siteUrl: site, personId: person.id });
  const { trackingCodes } = await sim.get<{ trackingCodes: { name: string; value: string }[] }>(
    `/admin/meeting/userconfig/trackingCodes?${query.toString()}`,
  );
  return names.map((name) => trackingCodes.find((code) => code.name === name)!.value);
}

/** The people in the order of the rows. */
async function inOrder(page: Page, people: Person[]): Promise<Person[]> {
  const shown = await rows(page).getByRole('rowheader').allTextContents();
  return shown.map((name) => people.find(({ displayName }) => displayName === name)!);
}

test('types, fills and pastes values, keeps them over a reload, and a job sets exactly those', async ({ app, page, context, sim, a11y }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const people = (await sim.hosts()).slice(0, 3);
  await openGrid(app, ours, people, sim.site);
  const order = await inOrder(page, people);
  const held = await Promise.all(order.map(async (person) => values(sim, person)));
  expect(await words(page)).toEqual(held);
  await expect(grid(page).getByRole('columnheader')).toHaveText(['Name', ...names]);
  await a11y('the grid of tracking codes');

  // Typing opens the cell, Enter stages and goes down, Escape leaves it as it was.
  await cell(page, 0, 2).click();
  await page.keyboard.type('4711');
  await expect(field(page)).toHaveValue('4711');
  await a11y('an open cell');
  await page.keyboard.press('Enter');
  await expect(cell(page, 0, 2)).toHaveText('→ 4711');
  await expect(said(page, '1 change for 1 person is staged.')).toBeVisible();
  await expect(cell(page, 1, 2)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('F2');
  await page.keyboard.type('nothing');
  await page.keyboard.press('Escape');
  await expect(field(page)).toHaveCount(0);
  await expect(said(page, '1 change for 1 person is staged.')).toBeVisible();
  // A list accepts its options alone; what is not one of them stays in the field.
  await cell(page, 0, 0).dblclick();
  await field(page).fill('Marketing');
  await page.keyboard.press('Enter');
  await expect(page.getByText('“Marketing” is not one of the options of “Department”.')).toBeVisible();
  await expect(field(page)).toBeFocused();
  const other = held[0]![0] === 'Sales' ? 'Engineering' : 'Sales';
  await field(page).fill(other);
  await page.keyboard.press('Tab');
  await expect(cell(page, 0, 0)).toHaveText(`→ ${other}`);
  await expect(page.getByText('is not one of the options')).toHaveCount(0);
  // A value that is too long, and none.
  await page.keyboard.type('x');
  await field(page).fill('x'.repeat(121));
  await page.keyboard.press('Enter');
  await expect(page.getByText('The value is longer than 120 characters.')).toBeVisible();
  await field(page).fill('');
  await page.keyboard.press('Enter');
  await expect(page.getByText("Webex can't clear a tracking code, so the cell stays as it is.")).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(cell(page, 0, 1)).toHaveText(held[0]![1]!);
  // What is typed is staged when another button is pressed.
  await cell(page, 1, 1).dblclick();
  await field(page).fill('Whatever');
  await page.getByRole('checkbox', { name: 'Only staged changes' }).check();
  await expect(rows(page)).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Only staged changes' }).uncheck();
  await expect(cell(page, 1, 1)).toHaveText('→ Whatever');

  await cell(page, 0, 2).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(page.getByText('3 cells selected: “4711”')).toBeVisible();
  const filled = await words(page);
  expect(filled.map((row) => row[2])).toEqual(['→ 4711', '→ 4711', '→ 4711']);

  // A text with a cell that is not accepted changes nothing; a blank cell leaves the code as it is.
  await page.evaluate(async () => navigator.clipboard.writeText('Design\tA\r\nMarketing\tB\r\n'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+v');
  await expect(page.getByText('Nothing was pasted, because not every cell can be read.')).toBeVisible();
  await expect(page.getByText('1 cell is not one of the options of “Department”: row 2, column 1 “Marketing”.')).toBeVisible();
  expect(await words(page)).toEqual(filled);
  await page.evaluate(async () => navigator.clipboard.writeText('\tA team\r\n\t\t0815\r\n'));
  await page.keyboard.press('Control+v');
  await expect(cell(page, 1, 2)).toHaveText('→ 0815');
  const pasted = await words(page);
  expect(pasted[0]).toEqual([`→ ${other}`, '→ A team', '→ 4711']);
  await page.keyboard.press('Control+z');
  expect(await words(page)).toEqual(filled);
  await page.keyboard.press('Control+y');
  expect(await words(page)).toEqual(pasted);
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('Control+c');
  expect(await page.evaluate(async () => navigator.clipboard.readText())).toBe([other, 'A team', '4711'].join('\t'));
  await a11y('staged and pasted values');
  expect(await sim.writes(), 'nothing is sent before the job runs').toEqual([]);

  await page.reload();
  await expect(rows(page)).toHaveCount(3);
  await expect(grid(page).getByText('…')).toHaveCount(0);
  expect(await words(page)).toEqual(pasted);
  const wanted = pasted.map((row) => row.map((text) => text.replace(/^→ /, '')));

  await button(page, 'Preview as a job').press('Enter');
  await expect(page).toHaveURL(/\/jobs$/);
  await expect(page.getByText('3 will change.')).toBeVisible();
  await button(page, 'Run 3 changes').press('Enter');
  await expect(page.getByText('3 of 3 done')).toBeVisible();
  const writes = (await sim.writes()).map(({ method, path: of, changed }) => ({ method, path: of, changed }));
  expect(writes).toEqual(Array(3).fill({ method: 'PUT', path, changed: true }));
  expect(await Promise.all(order.map(async (person) => values(sim, person)))).toEqual(wanted);
  await page.goBack();
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  await expect(grid(page).getByText('…')).toHaveCount(0);
  expect(await words(page)).toEqual(wanted);
});

test('what Webex left out has no cell to edit', async ({ app, page, sim, a11y }) => {
  const people = (await sim.hosts()).slice(0, 3);
  // One list is not there, and of another one the first code.
  await sim.fault(read, { kind: 'mutate', remove: ['/trackingCodes'] }, { nth: 1 });
  await sim.fault(read, { kind: 'mutate', remove: ['/trackingCodes/0'] }, { nth: 2 });
  await openGrid(app, ours, people, sim.site);
  const unknown = grid(page).getByRole('gridcell', { name: 'Not known', exact: true });
  await expect(unknown).toHaveCount(4);
  await expect(page.getByText(/^The tracking codes of 2 people aren't all known\./)).toBeVisible();
  await expect(unknown.first()).toHaveAttribute('aria-readonly', 'true');
  await unknown.first().click();
  await page.keyboard.type('Sales');
  await expect(field(page)).toHaveCount(0);
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  await a11y('tracking codes that are not known');
  await sim.disarm();
  await button(page, 'Read again').click();
  await expect(unknown).toHaveCount(0);
  expect(await sim.writes()).toEqual([]);
});

test('codes that host profiles do not use, or that are not read as a whole, are no columns', async ({ app, page, sim }) => {
  await sim.fault(ofSite, { kind: 'mutate', remove: ['/items/0/options', '/items/1/hostProfileCode'] }, { times: 9 });
  await openGrid(app, ours, (await sim.hosts()).slice(0, 2), sim.site);
  await expect(grid(page).getByRole('columnheader')).toHaveText(['Name', 'Cost centre']);
  await expect(page.getByText('Not shown: 2 tracking codes, because Webex left out what can be entered there.')).toBeVisible();
});

test('a mapped site is found by a job, locked and explained', async ({ app, page, sim, watch, a11y }) => {
  watch.expectConsole(/status of 400/, 'Webex refuses on purpose');
  const people = (await sim.hosts(mapped)).slice(0, 2);
  await openGrid(app, ours, people, mapped);
  await cell(page, 0, 2).click();
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await button(page, 'Preview as a job').click();
  await button(page, 'Run 1 change').click();
  await expect(page.getByText('1 of 1 done')).toBeVisible();
  await page.goBack();
  await expect(page.getByText(/mapped to user attributes in Control Hub/).first()).toBeVisible();
  await expect(grid(page).getByText('…')).toHaveCount(0);
  await expect(cell(page, 0, 2)).toHaveAttribute('aria-readonly', 'true');
  await expect(button(page, 'Preview as a job')).toHaveAttribute('aria-disabled', 'true');
  await cell(page, 1, 2).click();
  await page.keyboard.type('5');
  await expect(field(page)).toHaveCount(0);
  await a11y('a locked grid');
  // What is staged can still be discarded, and what is true of this site is true of no other.
  await button(page, 'Discard').click();
  await app.dialog.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  expect((await sim.writes()).filter(({ changed }) => changed)).toEqual([]);
});

test('there is one grid at a time, of session types or of tracking codes', async ({ app, page, sim }) => {
  const people = (await sim.hosts()).slice(0, 2);
  await openGrid(app, ours, people, sim.site);
  await cell(page, 0, 2).click();
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: sim.site, exact: true }).click();
  await button(page, 'Edit in a grid').click();
  await expect(page.getByText(`Changes of tracking codes are staged on ${sim.site}, and there is one grid at a time.`)).toBeVisible();
  await page.getByRole('link', { name: 'Show them', exact: true }).click();
  await expect(cell(page, 0, 2)).toHaveText('→ 4711');
  await page.goBack();
  await button(page, 'Discard them').click();
  await expect(page.getByRole('grid', { name: 'Session types of people' })).toBeVisible();
});
