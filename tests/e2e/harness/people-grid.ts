/** The grids of people and what they have on a site. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from './app';
import type { Person } from './simulator';

export interface GridOfPeople {
  /** The name of the table. */
  name: string;
  /** The button on the page of the site that opens it. */
  button: string;
  /** The end of its address, after the site. */
  path: string;
}

/** The rows of people in a grid. */
export const rowsOf = (page: Page, { name }: GridOfPeople): Locator =>
  page
    .getByRole('grid', { name })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') });

/** Signs in, selects these people, and opens the grid with them, by way of the page of the site. Waits until everybody has been read. */
export async function openGrid(app: App, of: GridOfPeople, people: Person[], site: string): Promise<void> {
  const { page } = app;
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  await app.signIn();
  await button('Select by email').click();
  await app.dialog.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await button(`Select ${people.length} people`).click();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Meeting sites' }).getByRole('link', { name: site, exact: true }).click();
  await button(of.button).click();
  await expect(page).toHaveURL(new RegExp(`/meetings/${site}/${of.path}$`));
  await expect(rowsOf(page, of)).toHaveCount(people.length);
  await expect(page.getByRole('grid', { name: of.name }).getByText('…')).toHaveCount(0);
}
