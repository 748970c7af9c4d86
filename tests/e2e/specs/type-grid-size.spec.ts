/** The grid of session types at its largest. */
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../harness/test';
import type { Person } from '../harness/simulator';

test.use({ simulatorArgs: ['--people', '3000'] });
test.describe.configure({ timeout: 120_000 });

const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Session types of people' });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

test('draws few rows, and changes a whole column at once', async ({ app, page, sim }) => {
  const pools = (await sim.licenses()).filter(({ siteUrl }) => siteUrl === sim.site).map(({ id }) => id);
  const { items } = await sim.get<{ items: Person[] }>('/people?max=1000');
  const people = items.filter(({ licenses }) => licenses.some((id) => pools.includes(id))).slice(0, 500);
  expect(people.length).toBe(500);
  // Nobody is selected, and more people than a grid has room for hold a licence of the site.
  await app.signIn(`meetings/${sim.site}/people`);
  await expect(page.getByText('A grid has room for 500 people. Select up to 500 in People.')).toBeVisible();
  await page.getByRole('link', { name: 'Select people' }).click();
  await button(page, 'Select by email').click();
  await app.dialog.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await button(page, 'Select 500 people').click();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Meeting sites' }).getByRole('link', { name: sim.site, exact: true }).click();
  await button(page, 'Edit in a grid').click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '501');
  await expect(page.getByText(/^Read \d+ of 500 people$/)).toHaveCount(0, { timeout: 60_000 });
  await grid(page).focus();
  await page.keyboard.press('Control+Space');
  await expect(page.getByText('500 cells selected: [different values]')).toBeVisible();
  await page.keyboard.press('Space');
  await expect(page.getByText('500 cells selected: yes')).toBeVisible();
  await page.keyboard.press('Control+End');
  await expect(grid(page).locator('tbody:not([aria-hidden]) tr').last()).toHaveAttribute('aria-rowindex', '501');
  await expect(page.locator('td.active')).toBeInViewport();
  expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBeLessThanOrEqual(1400);
});
