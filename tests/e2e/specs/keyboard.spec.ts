/** Everything by the keyboard alone: signing in, moving between the pages, and the list of people. */
import { readFile } from 'node:fs/promises';
import { expect, test, type Keyboard } from '../harness/keyboard';
import type { App } from '../harness/app';
import type { Locator, Page } from '@playwright/test';

const everyone = async (app: App, people = 300): Promise<void> => expect(app.people).toHaveAttribute('aria-rowcount', String(people + 1));
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Selection' });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Signs in at the list of people, with everyone loaded. */
async function start(app: App): Promise<void> {
  await app.signIn();
  await everyone(app);
}

/** Expects the keyboard to be at the heading of a page. */
async function arrived(keys: Keyboard, page: Page, name: string): Promise<void> {
  await keys.isAt(page.getByRole('heading', { level: 1, name, exact: true }));
}

test('signs in at Webex from the first page, and signs out', async ({ app, page, keys }) => {
  await app.open('');
  await keys.hit(app.signInButton);
  await keys.hit(page.getByRole('button', { name: 'Accept' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await keys.hit(app.account);
  await keys.hit(app.accountMenu.getByRole('button', { name: 'Sign out' }));
  await expect(app.signInButton).toBeVisible();
  await keys.isSeen();
  await keys.reach(app.signInButton);
});

test('skips to the content, and links lead to the headings of their pages', async ({ app, page, keys }) => {
  await start(app);
  await keys.hit(page.getByRole('link', { name: 'Skip to content' }));
  await keys.reach(button(page, 'Select by email'), { most: 2 });
  for (const [link, heading] of [
    ['Licences', 'Licences'],
    ['Activity', 'Activity'],
    ['Token', 'Token'],
    ['Scopes', 'Scopes'],
    ['Overview', 'Overview'],
    ['People', 'People'],
  ] as const) {
    await keys.hit(page.getByRole('navigation').getByRole('link', { name: link, exact: true }), { back: true });
    await arrived(keys, page, heading);
  }
});

test('searches, and sorts by a heading', async ({ app, page, sim, keys }) => {
  const person = (await sim.people())[7]!;
  await start(app);
  await keys.write(app.search, person.emails[0]!);
  await everyone(app, 1);
  await keys.write(app.search, '');
  await everyone(app);
  const heading = app.people.getByRole('columnheader', { name: 'Name' });
  await keys.hit(heading.getByRole('button'));
  await expect(heading).toHaveAttribute('aria-sort', 'ascending');
  await keys.press('Enter');
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  await expect(page).toHaveURL(/sort=-name/);
  await keys.isAt(heading.getByRole('button'));
});

test('adds filters, removes one, and clears the rest', async ({ app, page, keys }) => {
  await start(app);
  const chips = page.getByRole('list', { name: 'Filters' }).getByRole('listitem');
  const add = async (kind: string, condition: string, value: string): Promise<void> => {
    await keys.hit(button(page, 'Add filter'));
    await keys.choose(app.dialog.getByLabel('Show people by'), kind);
    await keys.choose(app.dialog.getByLabel('Condition'), condition);
    await keys.choose(app.dialog.getByLabel('Value'), value);
    await keys.hit(app.dialog.getByRole('button', { name: 'Add filter' }));
    await expect(app.dialog).toHaveCount(0);
    await keys.isAt(button(page, 'Add filter'));
  };
  await add('Licence', 'holds', 'any licence');
  await add('Licence', "doesn't hold", 'Messaging');
  await expect(chips).toHaveCount(2);
  await keys.hit(chips.first().getByRole('button'));
  await expect(chips).toHaveCount(1);
  await keys.isSeen();
  await keys.hit(button(page, 'Clear filters'));
  await expect(chips).toHaveCount(0);
  await keys.isSeen();
  await everyone(app);
  await keys.reach(button(page, 'Add filter'), { most: 2 });
});

test('chooses, moves and resizes columns', async ({ app, page, keys }) => {
  await start(app);
  await keys.hit(button(page, 'Columns'));
  await keys.tick(app.dialog.getByRole('checkbox', { name: 'Department' }));
  await keys.isSeen();
  await keys.tick(app.dialog.getByRole('checkbox', { name: 'Created' }));
  await keys.isSeen();
  await keys.hit(button(page, 'Move Created up'));
  await keys.isAt(button(page, 'Move Created up'));
  await keys.reach(app.dialog.getByRole('slider', { name: 'Width of Email' }), { back: true });
  await keys.press('ArrowRight');
  await keys.hit(button(page, 'Close'));
  await keys.isAt(button(page, 'Columns'));
  expect(await page.evaluate(() => localStorage.getItem('rollcall.columns'))).toBe('name email:210 status created licenses');
});

test('selects, copies the addresses and pastes them to select the same people', async ({ app, page, keys, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await start(app);
  await keys.reach(app.people);
  await keys.press('Space', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(bar(page)).toContainText('3 people selected');
  await keys.hit(bar(page).getByRole('button', { name: 'Copy emails' }), { back: true });
  await expect.poll(async () => (await copied(page)).split('\n').length).toBe(3);
  await keys.hit(bar(page).getByRole('button', { name: 'Export selected' }));
  const [download] = await Promise.all([page.waitForEvent('download'), keys.hit(app.dialog.getByRole('button', { name: 'Export as JSON' }))]);
  expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toHaveLength(3);
  await expect(app.dialog).toHaveCount(0);
  await keys.isSeen();
  await keys.hit(bar(page).getByRole('button', { name: 'Clear selection' }));
  await expect(bar(page)).toHaveCount(0);
  await keys.isSeen();
  await keys.hit(button(page, 'Select by email'), { back: true });
  await keys.reach(app.dialog.getByLabel('Email addresses'));
  await keys.press('ControlOrMeta+v');
  await keys.hit(app.dialog.getByRole('button', { name: 'Select 3 people' }));
  await expect(bar(page)).toContainText('3 people selected');
  await keys.isAt(button(page, 'Select by email'));
  await keys.reach(app.people);
  await keys.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText('300 people selected');
  await keys.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await keys.isAt(app.people);
});

test('copies and opens by the menu of a row', async ({ app, page, sim, keys, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const person = (await sim.people())[4]!;
  await start(app);
  await keys.write(app.search, person.emails[0]!);
  await everyone(app, 1);
  await keys.reach(app.people);
  await keys.press('Shift+F10');
  const item = (name: string): Locator => page.getByRole('menuitem', { name, exact: true });
  await keys.isAt(item('Open'));
  await keys.press('ArrowDown', 'ArrowDown');
  await keys.isAt(item('Copy email'));
  await keys.press('Enter');
  await expect.poll(() => copied(page)).toBe(person.emails[0]);
  await keys.isAt(app.people);
  await keys.press('ContextMenu');
  await keys.isAt(item('Open'));
  await keys.press('Enter');
  await arrived(keys, page, person.displayName);
  await keys.hit(page.getByRole('link', { name: 'All people' }), { back: true });
  await arrived(keys, page, 'People');
});

test('exports the list', async ({ app, page, keys }) => {
  await start(app);
  await keys.hit(button(page, 'Export'));
  const [download] = await Promise.all([page.waitForEvent('download'), keys.hit(app.dialog.getByRole('button', { name: 'Export as CSV' }))]);
  expect((await readFile(await download.path(), 'utf8')).trim().split('\r\n')).toHaveLength(301);
  await keys.isSeen();
});

test('stops the list, continues it, and asks about its completeness', async ({ app, page, sim, keys }) => {
  await sim.hold('GET /v1/people', 'second', { nth: 2 });
  await app.signIn();
  await everyone(app, 100);
  await keys.hit(button(page, 'Stop loading the list').or(button(page, 'Stop')));
  const go = button(page, 'Continue');
  await expect(go).toBeVisible();
  await keys.isSeen();
  await sim.release();
  await keys.hit(go);
  await keys.isSeen();
  await everyone(app);
  await keys.hit(button(page, 'Refresh'), { back: true });
  await everyone(app);
  await keys.isSeen();
  await keys.hit(page.getByRole('link', { name: 'About scopes' }));
  await arrived(keys, page, 'Scopes');
});

test('follows the numbers of the overview, and saves its report', async ({ app, page, keys }) => {
  await start(app);
  await keys.press('g', 'o');
  await arrived(keys, page, 'Overview');
  await expect(page.getByRole('region', { name: 'Licences' }).getByText(/^Loaded/)).toBeVisible();
  const [download] = await Promise.all([page.waitForEvent('download'), keys.hit(button(page, 'Export as a file'))]);
  expect(download.suggestedFilename()).toMatch(/^rollcall-organisation-health-.*\.html$/);
  await keys.isAt(button(page, 'Export as a file'));
  for (const [region, heading] of [
    ['People', 'People'],
    ['Licences', 'Licences'],
    ['Meeting sites', 'People'],
  ] as const) {
    await keys.hit(page.getByRole('region', { name: region, exact: true }).getByRole('listitem').getByRole('link').first());
    await arrived(keys, page, heading);
    await keys.press('g', 'o');
    await arrived(keys, page, 'Overview');
  }
});

test('finds people and commands, the keys, and the theme', async ({ app, page, sim, keys }) => {
  const person = (await sim.people())[20]!;
  await start(app);
  await keys.hit(page.getByRole('button', { name: 'Find people and commands' }));
  await keys.isAt(app.palette);
  await keys.type('dark');
  await keys.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await keys.isSeen();
  await keys.press('ControlOrMeta+k');
  await keys.isAt(app.palette);
  await keys.type(person.emails[0]!);
  await expect(page.getByRole('option').first()).toContainText(person.displayName);
  await keys.press('Enter');
  await arrived(keys, page, person.displayName);
  await keys.press('?');
  const single = page.getByRole('dialog', { name: 'Keyboard shortcuts' }).getByRole('checkbox', { name: 'Use single keys' });
  await keys.tick(single);
  await keys.press('Escape');
  await expect(app.dialog).toHaveCount(0);
  await keys.isSeen();
  await keys.press('?');
  await expect(app.dialog).toHaveCount(0);
  await keys.hit(app.account, { back: true });
  const theme = app.accountMenu.getByRole('radiogroup', { name: 'Theme' });
  await keys.reach(theme.getByRole('radio', { name: 'Dark' }));
  await keys.press('ArrowLeft');
  await keys.isAt(theme.getByRole('radio', { name: 'Light' }));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await keys.press('Escape');
  await keys.isAt(app.account);
});
