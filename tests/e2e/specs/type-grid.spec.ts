/** Session types of people in a grid: staged by keyboard and from a spreadsheet, kept over a reload, and run as a job. */
import type { Locator, Page } from '@playwright/test';
import { openGrid, rowsOf } from '../harness/people-grid';
import { expect, test } from '../harness/test';

const read = 'GET /v1/admin/meeting/userconfig/sessionTypes';

const ours = { name: 'Session types of people', button: 'Edit in a grid', path: 'people' };
const grid = (page: Page): Locator => page.getByRole('grid', { name: ours.name });
const rows = (page: Page): Locator => rowsOf(page, ours);
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const said = (page: Page, words: string): Locator => page.getByRole('status').filter({ hasText: words });

/** The words of every cell, by rows. */
const words = async (page: Page): Promise<string[][]> =>
  Promise.all((await rows(page).all()).map(async (row) => row.getByRole('gridcell').allTextContents()));

test('stages by keyboard and paste, keeps it over a reload, and a job makes exactly that', async ({ app, page, context, sim, a11y }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const people = (await sim.hosts()).slice(0, 4);
  const types = (await sim.get<{ items: { id: string }[] }>(`/admin/meeting/config/sessionTypes?siteUrl=${sim.site}`)).items.map(({ id }) => id);
  expect(types.length).toBeGreaterThan(2);
  await openGrid(app, ours, people, sim.site);
  const names = await rows(page).getByRole('rowheader').allTextContents();
  const inOrder = names.map((name) => people.find(({ displayName }) => displayName === name)!);
  const held = await Promise.all(inOrder.map(({ id }) => sim.sessionTypes(id, sim.site)));
  expect(await words(page)).toEqual(held.map((ids) => types.map((id) => (ids.includes(id) ? 'Yes' : 'No'))));
  await a11y('the grid');

  await grid(page).focus();
  const first = rows(page).first().getByRole('gridcell').first();
  await page.keyboard.press('Space');
  await expect(first).toHaveText(held[0]!.includes(types[0]!) ? '− Remove' : '+ Add');
  await expect(said(page, '1 change for 1 person is staged.')).toBeVisible();
  await page.keyboard.press('Delete');
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(said(page, '1 change for 1 person is staged.')).toBeVisible();
  await page.keyboard.press('Control+Home');
  for (let down = 1; down < people.length; down += 1) {
    await page.keyboard.press('Shift+ArrowDown');
  }
  await expect(grid(page).locator('[aria-selected=true]')).toHaveCount(people.length);
  await page.keyboard.press('Control+d');
  await expect(page.getByText(/^4 cells selected: (yes|no)$/)).toBeVisible();
  const filled = await words(page);

  // A text with a cell that can't be read changes nothing.
  await page.evaluate(async () => navigator.clipboard.writeText('TRUE\tperhaps\tFALSE\r\n\tno\tx\r\n'));
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+v');
  await expect(page.getByText('Nothing was pasted, because not every cell can be read.')).toBeVisible();
  const why = "2 cells aren't TRUE, FALSE, x or blank: row 1, column 2 “perhaps”; row 2, column 2 “no”.";
  await expect(page.getByText(why)).toBeVisible();
  expect(await words(page)).toEqual(filled);
  // Spreadsheets write TRUE and FALSE in the language of their user.
  await page.evaluate(async () => navigator.clipboard.writeText('WAHR\t\tFALSE\r\n\t\tx\r\n'));
  await page.keyboard.press('Control+v');
  await expect(page.getByText(why)).toHaveCount(0);
  const pasted = await words(page);
  expect(pasted).not.toEqual(filled);
  expect([pasted[0]![0], pasted[0]![2], pasted[1]![2]].map((word) => word === 'Yes' || word === '+ Add')).toEqual([true, false, true]);
  await page.keyboard.press('Control+z');
  expect(await words(page)).toEqual(filled);
  await page.keyboard.press('Control+y');
  expect(await words(page)).toEqual(pasted);
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('Control+c');
  const copied = await page.evaluate(async () => navigator.clipboard.readText());
  expect(copied).toBe(pasted[0]!.map((word) => (word === 'Yes' || word === '+ Add' ? 'TRUE' : 'FALSE')).join('\t'));
  await a11y('staged and pasted');
  expect(await sim.writes(), 'nothing is sent before the job runs').toEqual([]);

  await page.reload();
  await expect(rows(page)).toHaveCount(people.length);
  await expect(grid(page).getByText('…')).toHaveCount(0);
  expect(await words(page)).toEqual(pasted);
  const wanted = pasted.map((row) => types.filter((_, column) => row[column] === 'Yes' || row[column] === '+ Add'));
  const staged = pasted.filter((row) => row.some((word) => word === '+ Add' || word === '− Remove')).length;

  await button(page, 'Preview as a job').press('Enter');
  await expect(page).toHaveURL(/\/jobs$/);
  await expect(page.getByText(`${staged} will change.`)).toBeVisible();
  await button(page, `Run ${staged} changes`).press('Enter');
  await expect(page.getByText(`${staged} of ${staged} done`)).toBeVisible();
  const writes = (await sim.writes()).map(({ method, path, changed }) => ({ method, path, changed }));
  expect(writes).toEqual(Array(staged).fill({ method: 'PUT', path: '/v1/admin/meeting/userconfig/sessionTypes', changed: true }));
  for (const [place, person] of inOrder.entries()) {
    expect((await sim.sessionTypes(person.id, sim.site)).sort()).toEqual(wanted[place]!.sort());
  }
  await page.goBack();
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  await expect(grid(page).getByText('…')).toHaveCount(0);
  expect(await words(page)).toEqual(wanted.map((ids) => types.map((id) => (ids.includes(id) ? 'Yes' : 'No'))));
});

test('a list that was left out cannot be edited, and signing out forgets what is staged', async ({ app, page, sim, a11y }) => {
  const people = (await sim.hosts()).slice(0, 2);
  await sim.fault(read, { kind: 'mutate', remove: ['/items/0/sessionTypes'] }, { nth: 1 });
  await openGrid(app, ours, people, sim.site);
  const unknown = rows(page).filter({ hasText: 'Not known' });
  await expect(unknown).toHaveCount(1);
  await expect(unknown.getByRole('gridcell').first()).toHaveAttribute('aria-readonly', 'true');
  await unknown.getByRole('gridcell').first().click();
  await page.keyboard.press('Space');
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  // The other row can be, and the first one once it is read.
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Space');
  await expect(said(page, 'for 1 person')).toBeVisible();
  await a11y('a list that is not known');
  await button(page, 'Read again').click();
  await expect(unknown).toHaveCount(0);
  const stored = await page.evaluate(() => sessionStorage.getItem('rollcall.grid') ?? '{}');
  const { people: kept } = JSON.parse(stored) as { people: { cells: [key: string, text: string][] }[] };
  expect(kept.filter(({ cells }) => cells.length > 0)).toHaveLength(1);

  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('reading can be stopped, and discarding asks', async ({ app, page, sim }) => {
  const people = (await sim.hosts()).slice(0, 3);
  await openGrid(app, ours, people, sim.site);
  await grid(page).focus();
  await page.keyboard.press('Space');
  await sim.hold(read, 'slow', { times: 9 });
  await page.reload();
  await expect(page.getByText('Read 0 of 3 people')).toBeVisible();
  await button(page, 'Cancel').click();
  await expect(page.getByText('3 people not read yet.')).toBeVisible();
  await expect(page.getByText(/^These people have staged changes that can't be sent/)).toBeVisible();
  await expect(button(page, 'Preview as a job')).toHaveAttribute('aria-disabled', 'true');
  await sim.disarm();
  await button(page, 'Read them').click();
  await expect(said(page, '1 change for 1 person is staged.')).toBeVisible();
  // What can't be done now says why.
  await expect(button(page, 'Redo')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByText('Nothing was undone.')).toBeVisible();
  await button(page, 'Discard').click();
  await app.dialog.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  await expect(button(page, 'Discard')).toHaveAttribute('aria-disabled', 'true');
  expect(await sim.writes()).toEqual([]);
});

test('licences that fail to load are reported, and loaded again', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'Webex refuses the licences');
  await sim.fault('GET /v1/licenses', { kind: 'status', status: 403 });
  await app.signIn(`meetings/${sim.site}/people`);
  const failed = page.getByText("Couldn't load the licences");
  await expect(failed).toBeVisible();
  await expect(page.getByText('Loading people')).toHaveCount(0);
  await sim.disarm();
  await button(page, 'Retry').click();
  await expect(failed).toHaveCount(0);
  await expect(grid(page).or(page.getByText('A grid has room for 500 people.'))).toBeVisible();
});

test('a press on a name, another button and the way in select one cell at most', async ({ app, page, sim, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const people = (await sim.hosts()).slice(0, 5);
  await openGrid(app, ours, people, sim.site);
  const selected = grid(page).locator('[aria-selected=true]');
  const cell = (row: number, column: number): Locator => rows(page).nth(row).getByRole('gridcell').nth(column);
  // A press on a name makes its row the active one, and no more.
  await rows(page).nth(3).getByRole('rowheader').click();
  await expect(selected).toHaveCount(1);
  await page.keyboard.press('Space');
  await expect(said(page, '1 change for 1 person is staged.')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  // A press on the active cell doesn't switch it; Enter does.
  await cell(3, 1).click();
  await cell(3, 1).click();
  await expect(said(page, 'No changes are staged.')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(said(page, '1 change for 1 person is staged.')).toBeVisible();
  await page.keyboard.press('Control+z');
  // Cells that are selected stay so when another button opens a menu, and nothing is switched.
  await cell(1, 1).click();
  await page.keyboard.press('Shift+ArrowDown');
  await expect(selected).toHaveCount(2);
  for (const mouse of ['right', 'middle'] as const) {
    await cell(2, 1).click({ button: mouse });
    await expect(selected).toHaveCount(2);
    await expect(said(page, 'No changes are staged.')).toBeVisible();
  }
  // Nothing is left to show, and what was done can still be undone.
  await page.keyboard.press('Escape');
  await cell(0, 0).click();
  await page.keyboard.press('Space');
  await page.getByRole('checkbox', { name: 'Only staged changes' }).check();
  await expect(rows(page)).toHaveCount(1);
  await grid(page).focus();
  await page.keyboard.press('Delete');
  await expect(rows(page)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(rows(page)).toHaveCount(1);
});
