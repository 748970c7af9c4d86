/** Meeting sites: session types, tracking codes and their forms. */
import { expect, test } from '../harness/test';
import { settled, shooter, whole } from './shoot';

test('meetings', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/status of \d/, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  await app.signIn(`meetings/${sim.site}`);
  await expect(page.getByRole('table', { name: 'Tracking codes of this site' })).toBeVisible();
  await settled(page);
  await shoot('meetings', whole);
  await page.getByRole('button', { name: /^Count for/ }).click();
  await expect(page.getByText(/^Counted for/)).toBeVisible();
  await shoot('meetings-counted', whole);
  await app.open(`meetings/${sim.site}/codes/1`);
  await expect(app.dialog.getByLabel('Options')).toBeVisible();
  await app.dialog.getByLabel('Options').fill('Engineering\nDesign\nResearch');
  await shoot('tracking-code');
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await app.open(`meetings/${sim.site}/codes/1/delete`);
  await expect(app.dialog.getByLabel(/^Type /)).toBeVisible();
  await shoot('tracking-code-delete');
  await app.open('people');
  const people = page.getByRole('grid', { name: 'People', exact: true });
  await people.focus();
  await page.keyboard.press('Space');
  for (let down = 0; down < 30; down += 1) {
    await page.keyboard.press('Shift+ArrowDown');
  }
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Meeting sites' }).getByRole('link', { name: sim.site, exact: true }).click();
  await page.getByRole('button', { name: 'Edit in a grid', exact: true }).click();
  const grid = page.getByRole('grid', { name: 'Session types of people' });
  await expect(page.getByText('No changes are staged.')).toBeVisible();
  await expect(grid.getByText('…')).toHaveCount(0);
  await grid.focus();
  for (const key of ['Shift+ArrowDown', 'Shift+ArrowRight', 'Space', 'Space']) {
    await page.keyboard.press(key);
  }
  await shoot('type-grid');
  await page.goBack();
  await page.getByRole('button', { name: "Edit people's values in a grid", exact: true }).click();
  const codes = page.getByRole('grid', { name: 'Tracking codes of people' });
  await expect(page.getByText('No changes are staged.')).toBeVisible();
  await expect(codes.getByText('…')).toHaveCount(0);
  await codes.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await page.keyboard.press('F2');
  await shoot('code-grid');
  await page.keyboard.press('Escape');
  await app.open('meetings/gone.webex.com');
  await expect(page.getByRole('link', { name: 'Show the first site' })).toBeVisible();
  await shoot('meetings-gone');
});
