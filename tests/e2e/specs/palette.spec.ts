/** The command palette: people, pages and commands by the keyboard alone. */
import type { Locator, Page } from '@playwright/test';
import type { App } from '../harness/app';
import { expect, test } from '../harness/test';

const options = (page: Page): Locator => page.getByRole('option');
const group = (page: Page, name: string): Locator => page.getByRole('group', { name, exact: true });

/** The suggestion that the field names as active. */
const active = async (app: App): Promise<Locator> => {
  const id = await app.palette.getAttribute('aria-activedescendant');
  return app.page.locator(`[id="${id}"]`);
};

test('opens by key and button, lists what can be done, and gives the focus back', async ({ app, page, a11y }) => {
  await app.signIn();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await app.search.focus();
  await app.openPalette();
  await expect(app.palette).toHaveAttribute('aria-expanded', 'true');
  await expect(group(page, 'On this page').getByRole('option')).toContainText([
    'Refresh the list',
    'Add filter',
    'Export people',
    'Select everyone shown',
  ]);
  await expect(group(page, 'Go to').getByRole('option')).toContainText([
    'Overview',
    'People',
    'Licences',
    'Activity',
    'Token',
    'Scopes',
    'XML API',
    'File doctor',
    'About this copy',
  ]);
  await expect(group(page, 'Everywhere').getByRole('option')).toContainText([
    'Theme: Light',
    'Theme: Dark',
    'Theme: System',
    'Keyboard shortcuts',
    'Sign out',
  ]);
  await expect(group(page, 'People')).toHaveCount(0);
  await a11y('the command palette');
  await page.keyboard.press('Escape');
  await expect(app.palette).toHaveCount(0);
  await expect(app.search).toBeFocused();

  await app.openPalette();
  await page.keyboard.press('Control+k');
  await expect(app.palette, 'the key that opens it closes it').toHaveCount(0);
  const button = page.getByRole('button', { name: 'Find people and commands' });
  await button.press('Enter');
  await expect(app.palette).toBeFocused();
  await page.getByRole('button', { name: 'Close dialog' }).click();
  await expect(button).toBeFocused();
});

test('keys move through the suggestions, and typing starts at the first', async ({ app, page }) => {
  await app.signIn();
  await app.openPalette();
  const all = await options(page).allTextContents();
  const at = async (place: number): Promise<void> => {
    await expect(options(page).nth(place)).toHaveAttribute('aria-selected', 'true');
    await expect(page.locator('[aria-selected="true"]')).toHaveCount(1);
    expect(await (await active(app)).textContent()).toBe(all[place]);
  };
  await at(0);
  for (const [key, place] of [
    ['ArrowDown', 1],
    ['ArrowDown', 2],
    ['ArrowUp', 1],
    ['End', all.length - 1],
    ['ArrowDown', 0],
    ['ArrowUp', all.length - 1],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key);
    await at(place);
  }
  await page.setViewportSize({ width: 1000, height: 460 });
  await expect(options(page).last()).not.toBeInViewport();
  await page.keyboard.press('End');
  await expect(options(page).last(), 'what is active is in sight').toBeInViewport({ ratio: 0.9 });
  await app.palette.pressSequentially('theme');
  await expect(options(page)).toHaveText(['Theme: Light', 'Theme: Dark', 'Theme: System']);
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(app.palette, 'the field keeps the focus').toBeFocused();
});

test('goes to a page, and the keyboard is at its heading', async ({ app, page }) => {
  await app.signIn();
  await app.openPalette('activ');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeFocused();
  await expect(app.palette).toHaveCount(0);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible();
});

test('finds people by name and email, the one who is meant first', async ({ app, page, sim, a11y }) => {
  const people = (await sim.people()).slice(3);
  const [one, two] = [people[10]!, people[20]!];
  await sim.edit({ personId: one.id, displayName: 'Zoë Ærøskøbing' });
  // Contains the name, and comes first in Webex's list.
  await sim.edit({ personId: people[5]!.id, displayName: 'Mezoe Aeroskobing' });
  // The overview, so that the palette is not on the page that lists people.
  await app.signIn('');
  await app.openPalette('zoe aero');
  await expect(group(page, 'People').getByRole('option')).toContainText(['Zoë Ærøskøbing', 'Mezoe']);
  await expect(page.getByRole('status').filter({ hasText: '2 people match.' })).toBeVisible();
  await a11y('people in the command palette');
  await page.keyboard.press('Enter');
  await app.isOn({ ...one, displayName: 'Zoë Ærøskøbing' });

  await app.openPalette(two.emails[0]!.toUpperCase());
  await expect(options(page).first()).toContainText(two.displayName);
  await page.keyboard.press('Enter');
  await app.isOn(two);
});

test('names the best of many, and leads to the others', async ({ app, page }) => {
  await app.signIn('activity');
  await app.openPalette('example');
  const found = group(page, 'People').getByRole('option');
  await expect(found.last()).toHaveText('Show all 300 in People');
  await expect(found).toHaveCount(9);
  await found.last().click();
  await expect(page).toHaveURL(/\/people\?q=example$/);
  await expect(page.locator('.list-count')).toContainText('300');
});

test('says that people are still loading, and keeps the order while they arrive', async ({ app, page, sim }) => {
  await sim.hold('GET /v1/people', 'second', { nth: 2 });
  await app.signIn();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await app.openPalette('example');
  const status = page.getByRole('status').filter({ hasText: 'People are still loading: 100 people so far.' });
  await expect(status).toBeVisible();
  const before = await options(page).allTextContents();
  await page.keyboard.press('ArrowDown');
  await sim.release('second');
  await expect(page.getByRole('status').filter({ hasText: 'of 300 people who match.' })).toBeVisible();
  const after = await options(page).allTextContents();
  expect(after.slice(0, 8)).toEqual(before.slice(0, 8));
  await expect(options(page).nth(1)).toHaveAttribute('aria-selected', 'true');
});

test('says that the list is incomplete', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'a page is refused on purpose');
  await sim.fault('GET /v1/people', { kind: 'status', status: 403 }, { nth: 2 });
  await app.signIn();
  await expect(page.getByRole('alert')).toBeVisible();
  await app.openPalette('nobody at all');
  await expect(page.getByRole('status').filter({ hasText: 'The list of people is incomplete, so someone may be missing.' })).toBeVisible();
  await expect(options(page)).toHaveCount(0);
  await expect(app.palette).toHaveAttribute('aria-expanded', 'false');
});

test('commands belong to the page that offers them', async ({ app, page, sim, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const person = (await sim.hosts())[3]!;
  await app.signIn();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await app.openPalette('export');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Export people' })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(app.palette, 'a dialog is not left by a slip').toHaveCount(0);
  await page.keyboard.press('Escape');

  await app.find(person);
  const own = group(page, 'On this page').getByRole('option');
  await expect(page.getByRole('button', { name: `Change session types for ${sim.site}` })).toBeVisible();
  await app.openPalette();
  await expect(own.filter({ hasText: 'Export people' })).toHaveCount(0);
  await expect(own.filter({ hasText: `Change session types for ${sim.site}` })).toHaveCount(1);
  await app.palette.pressSequentially('copy email');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied').filter({ visible: true })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(person.emails[0]);
  await app.openPalette('change lic');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: `Change licences for ${person.displayName}` })).toBeVisible();
});

test('changes the theme, and the account menu shows it', async ({ app, page }) => {
  await app.signIn();
  await app.openPalette('dark');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await app.openAccount();
  await expect(app.accountMenu.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('signs out', async ({ app, page }) => {
  await app.signIn();
  await app.openPalette('sign out');
  await page.keyboard.press('Enter');
  const confirm = app.dialog.getByRole('button', { name: 'Sign out', exact: true });
  await expect(confirm.or(app.signInButton)).toBeVisible();
  if (await confirm.isVisible()) {
    await confirm.click();
  }
  await expect(app.signInButton).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(app.palette, 'there is nothing to find').toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Find people and commands' })).toHaveCount(0);
});

test('names of others stay text, short and in their own direction', async ({ app, page, sim }) => {
  const people = (await sim.people()).slice(3);
  await sim.edit({ personId: people[1]!.id, displayName: `Qx ${'long '.repeat(2000)}` });
  await sim.edit({ personId: people[2]!.id, displayName: '<img src=x onerror=alert(1)> Qx' });
  await sim.edit({ personId: people[3]!.id, displayName: 'Qx \u202egnp.exe' });
  await sim.edit({ personId: people[4]!.id, displayName: 'Qx أحمد' });
  await app.signIn();
  await app.openPalette('qx');
  const found = group(page, 'People').getByRole('option');
  await expect(found).toHaveCount(4);
  expect((await found.allTextContents()).join().length).toBeLessThan(800);
  await expect(found.filter({ hasText: '<img src=x onerror=alert(1)> Qx' })).toHaveCount(1);
  await expect(found.filter({ hasText: '⟨U+202E⟩' })).toHaveCount(1);
  const heights = await found.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  expect(new Set(heights).size, 'every name is on one line').toBe(1);
});

test.describe('360 px wide', () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test('is a sheet as wide as the screen', async ({ app, page, a11y }) => {
    await app.signIn();
    await page.getByRole('button', { name: 'Find people and commands' }).click();
    await expect(app.palette).toBeFocused();
    await app.palette.pressSequentially('example');
    await expect(options(page)).toHaveCount(9);
    const box = await app.dialog.boundingBox();
    expect(box).toEqual({ x: 0, y: 0, width: 360, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await a11y('the command palette on a phone');
    await page.getByRole('button', { name: 'Close dialog' }).click();
    await expect(app.palette).toHaveCount(0);
  });
});
