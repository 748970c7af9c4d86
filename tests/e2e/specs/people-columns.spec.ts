/** The columns of the list: chosen, ordered, resized, remembered; and sorting by each of them. */
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';

// Wide enough for all usual columns.
test.use({ viewport: { width: 1440, height: 900 } });

const headings = (app: App) => app.people.getByRole('columnheader').filter({ hasNotText: 'Actions' });
const stored = (app: App): Promise<string | null> => app.page.evaluate(() => localStorage.getItem('rollcall.columns'));

const open = async (app: App): Promise<void> => {
  await app.page.getByRole('button', { name: 'Columns' }).click();
  await expect(app.dialog).toBeVisible();
};

test('columns are chosen, ordered and resized by the keyboard, and remembered', async ({ app, page, a11y }) => {
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await expect(headings(app)).toHaveText(['', 'Name', 'Email', 'Status', 'Department', 'Licences']);
  expect(await stored(app)).toBeNull();
  await open(app);
  await a11y('the columns');
  await app.dialog.getByRole('checkbox', { name: 'Department' }).press('Space');
  await app.dialog.getByRole('checkbox', { name: 'Created' }).press('Space');
  await expect(app.dialog.getByRole('checkbox', { name: 'Name' })).toBeDisabled();
  const up = app.dialog.getByRole('button', { name: 'Move Created up' });
  for (let press = 0; press < 3; press += 1) {
    await up.press('Enter');
    await expect(up, 'the button keeps the focus').toBeFocused();
  }
  await app.dialog.getByRole('slider', { name: 'Width of Email' }).press('ArrowRight');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).press('Enter');
  await expect(headings(app)).toHaveText(['', 'Name', 'Created', 'Email', 'Status', 'Licences']);
  expect(await stored(app)).toBe('name created email:210 status licenses');
  const email = app.people.getByRole('columnheader', { name: 'Email' });
  expect(Math.round((await email.boundingBox())!.width)).toBe(210);

  await page.reload();
  await expect(headings(app)).toHaveText(['', 'Name', 'Created', 'Email', 'Status', 'Licences']);
  await expect(app.people.getByRole('row').nth(2).getByRole('gridcell').nth(1)).toHaveText(/^\d{1,2} [A-Z][a-z]{2} \d{4}$/);
  await open(app);
  await app.dialog.getByRole('button', { name: 'Usual columns' }).click();
  await expect(headings(app)).toHaveText(['', 'Name', 'Email', 'Status', 'Department', 'Licences']);
  expect(await stored(app)).toBeNull();
});

test('the edge of a heading is dragged', async ({ app, page }) => {
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  const email = app.people.getByRole('columnheader', { name: 'Email' });
  const before = (await email.boundingBox())!;
  const edge = (await email.locator('.column-edge').boundingBox())!;
  const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 4 });
  await page.mouse.up();
  expect(Math.round((await email.boundingBox())!.width)).toBe(Math.round(before.width) + 60);
  await page.mouse.move(x + 160, y);
  expect(Math.round((await email.boundingBox())!.width), 'dragging is over').toBe(Math.round(before.width) + 60);
  expect(await stored(app)).toMatch(/^name email:\d+ status department licenses$/);
  await expect(email).not.toHaveAttribute('aria-sort', /./);
});

test('every column sorts, also those that need more than the plain list', async ({ app, page, sim, context }) => {
  const { items: locations } = await sim.get<{ items: { name: string }[] }>('/locations');
  const [first] = locations.map(({ name }) => name).sort();
  await context.addInitScript(() =>
    localStorage.setItem('rollcall.columns', 'name email status department licenses activity created location roles sites'),
  );
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  const columns: [name: string, word: string][] = [
    ['Name', 'name'],
    ['Email', 'email'],
    ['Status', 'status'],
    ['Department', 'department'],
    ['Licences', 'licenses'],
    ['Last activity', 'activity'],
    ['Created', 'created'],
    ['Location', 'location'],
    ['Administrator roles', 'roles'],
    ['Meeting sites', 'sites'],
  ];
  await expect(headings(app)).toHaveText(['', ...columns.map(([name]) => name)]);
  for (const [name, word] of columns) {
    const heading = app.people.getByRole('columnheader', { name });
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', 'ascending');
    await expect(page).toHaveURL(new RegExp(`[?&]sort=${word}$`));
    await heading.getByRole('button').click();
    await expect(heading).toHaveAttribute('aria-sort', 'descending');
  }
  await page.goto(app.host.url + 'people?sort=location');
  await expect(app.people.getByRole('row').nth(1).getByRole('gridcell').nth(7)).toHaveText(first!);
  await page.goto(app.host.url + 'people?sort=-activity');
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  const times = await Promise.all(
    [1, 2, 3, 4].map(async (row) => Date.parse((await app.people.getByRole('row').nth(row).getByRole('gridcell').nth(5).textContent())!)),
  );
  expect(times.every(Number.isFinite)).toBe(true);
  expect(times).toEqual([...times].sort((one, other) => other - one));
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('chosen columns give way to the name', async ({ app, page, context }) => {
    await context.addInitScript(() => localStorage.setItem('rollcall.columns', 'name:400 email:300 activity created'));
    await app.signIn();
    await expect(app.people).toHaveAttribute('aria-rowcount', '301');
    const frame = page.locator('.table-frame');
    expect(await frame.evaluate((frame) => frame.scrollWidth <= frame.clientWidth), 'nothing to scroll sideways').toBe(true);
    await expect(app.people.getByRole('columnheader', { name: 'Email' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Columns' })).toBeHidden();
  });
});
