/** The menu of a row. */
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';

const menu = (app: App) => app.page.getByRole('menu');
const copied = (app: App): Promise<string> => app.page.evaluate(() => navigator.clipboard.readText());

test('opens a person and copies what the list knows of them', async ({ app, page, sim, context, a11y }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const person = (await sim.people())[4]!;
  await app.signIn(`people?q=${encodeURIComponent(person.emails[0]!)}`);
  await expect(app.people).toHaveAttribute('aria-rowcount', '2');
  const button = page.getByRole('button', { name: `Actions for ${person.displayName}` });
  const choose = async (name: string): Promise<void> => {
    await button.click();
    await menu(app).getByRole('menuitem', { name, exact: true }).click();
    await expect(menu(app)).toHaveCount(0);
  };
  await button.click();
  await expect(menu(app)).toHaveAccessibleName(`Actions for ${person.displayName}`);
  await a11y('the menu of a row');
  const [beside, opened] = [(await button.boundingBox())!, (await menu(app).boundingBox())!];
  expect(Math.abs(opened.y - (beside.y + beside.height))).toBeLessThan(4);
  await page.keyboard.press('Escape');
  await expect(menu(app)).toHaveCount(0);
  await choose('Copy email');
  await expect(page.getByText('Copied the email address')).toBeVisible();
  expect(await copied(app)).toBe(person.emails[0]);
  await choose('Copy ID');
  await expect(page.getByText('Copied the ID')).toBeVisible();
  expect(await copied(app)).toBe(person.id);
  await choose('Copy as JSON');
  await expect(page.getByText('Copied the person as JSON')).toBeVisible();
  expect(JSON.parse(await copied(app))).toMatchObject({ id: person.id, email: person.emails[0] });
  await choose('Open');
  await app.isOn(person);
});

test('leads to the forms of a person', async ({ app, page, sim }) => {
  const person = (await sim.people())[4]!;
  await app.signIn(`people?q=${encodeURIComponent(person.emails[0]!)}`);
  for (const [name, title] of [
    ['Change licences', `Change licences for ${person.displayName}`],
    ['Delete…', `Delete ${person.displayName}`],
  ] as const) {
    await page.getByRole('button', { name: `Actions for ${person.displayName}` }).click();
    await menu(app).getByRole('menuitem', { name, exact: true }).click();
    await expect(page.getByRole('dialog', { name: title })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'All people' }).click();
  }
});

for (const key of ['ContextMenu', 'Shift+F10']) {
  test(`${key} opens the menu of the active row, and the keys move in it`, async ({ app, page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await app.signIn();
    await expect(app.people).toHaveAttribute('aria-rowcount', '301');
    await app.people.focus();
    await page.keyboard.press('ArrowDown');
    const email = await app.people.getByRole('row').nth(2).getByRole('gridcell').nth(1).textContent();
    await page.keyboard.press(key);
    const item = (name: string) => menu(app).getByRole('menuitem', { name, exact: true });
    await expect(item('Open')).toBeFocused();
    for (const [press, name] of [
      ['ArrowUp', 'Delete…'],
      ['ArrowDown', 'Open'],
      ['End', 'Delete…'],
      ['Home', 'Open'],
      ['ArrowDown', 'Change licences'],
      ['ArrowDown', 'Copy email'],
    ] as const) {
      await page.keyboard.press(press);
      await expect(item(name)).toBeFocused();
    }
    await page.keyboard.press('Enter');
    await expect(menu(app)).toHaveCount(0);
    await expect(page.getByText('Copied the email address')).toBeVisible();
    expect(await copied(app)).toBe(email);
    await expect(app.people).toBeFocused();
    await page.keyboard.press(key);
    await page.keyboard.press('Tab');
    await expect(menu(app)).toHaveCount(0);
    await expect(app.people).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(app.people.getByRole('row').nth(3)).toHaveClass(/active/);
  });
}
