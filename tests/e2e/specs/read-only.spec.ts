/** Read-only until allowed: the app opens unable to change anything, and the first change of a session asks once. */
import type { Locator, Page } from '@playwright/test';
import type { App } from '../harness/app';
import { freeLicence, plainPerson } from '../harness/cases';
import { expect, test } from '../harness/test';
import type { Person, Simulator } from '../harness/simulator';

const question = (page: Page): Locator => page.getByRole('dialog', { name: 'Allow changes?' });

const answer = (page: Page, name: string): Locator => question(page).getByRole('button', { name, exact: true });

/** Opens the form of a change, up to its last button. */
async function prepare(app: App, sim: Simulator, person: Person): Promise<void> {
  const licence = await freeLicence(sim, await sim.person(person.id));
  await app.changeLicences(person);
  await app.box(licence.name).check();
}

test('the first change asks, naming the organisation; a no sends nothing and keeps the form', async ({ app, page, sim, a11y }) => {
  const person = (await sim.people()).slice(3).find(({ licenses }) => licenses.length > 0)!;
  await app.signInAtWebexOn(person);
  await prepare(app, sim, person);
  await app.apply.click();
  await expect(question(page)).toContainText('“Acme Lantern Works”');
  await a11y('the question');
  await answer(page, 'Stay read-only').click();
  await expect(question(page)).toHaveCount(0);
  await expect(app.apply).toBeEnabled();
  expect(await sim.writes(), 'nothing was sent').toEqual([]);

  await app.apply.click();
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  expect(await sim.writes(), 'Escape is a no').toEqual([]);

  await app.apply.click();
  await answer(page, 'Allow changes').click();
  await app.outcome('Applied');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).click();

  await page.reload();
  await app.isOn(person);
  await prepare(app, sim, person);
  await app.apply.click();
  await app.outcome('Applied');
  await expect(question(page), 'it asks once').toHaveCount(0);
});

test('the account menu goes back to read-only, and another sign-in begins there', async ({ app, page, sim }) => {
  const person = (await sim.people()).slice(3).find(({ licenses }) => licenses.length > 0)!;
  await app.signInAt(person);
  await app.openAccount();
  await app.accountMenu.getByRole('button', { name: 'Back to read-only' }).click();
  await prepare(app, sim, person);
  await app.apply.click();
  await answer(page, 'Stay read-only').click();
  expect(await sim.writes()).toEqual([]);
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await app.dialog.getByRole('button', { name: 'Discard changes' }).click();
  await app.allowChanges();
  await app.signOut();
  await app.signInAtWebex();
  await app.openAccount();
  await expect(app.accountMenu.getByRole('button', { name: 'Allow changes' })).toBeVisible();
});

test('a job asks too', async ({ app, page, sim }) => {
  const person = await plainPerson(sim);
  await app.signInAtWebex('jobs');
  await page.getByLabel('Email addresses').fill(person.emails[0]!);
  await page.getByLabel('What to do').selectOption('Deactivate accounts');
  await page.getByRole('button', { name: 'Preview for 1 person' }).click();
  await page.getByRole('button', { name: 'Run 1 change' }).click();
  await answer(page, 'Stay read-only').click();
  await expect(page.getByRole('button', { name: 'Run 1 change' })).toBeVisible();
  expect(await sim.writes()).toEqual([]);
  await page.getByRole('button', { name: 'Run 1 change' }).click();
  await answer(page, 'Allow changes').click();
  await expect(page.getByText('1 of 1 done')).toBeVisible();
  expect((await sim.writes()).map(({ method }) => method)).toEqual(['PUT']);
});

test.describe('where the settings forbid changes', () => {
  test.use({ config: { readOnly: true } });

  test('buttons say so, and nothing is offered', async ({ app, page, sim }) => {
    const person = await plainPerson(sim);
    await app.signInAtWebexOn(person);
    const change = page.getByRole('button', { name: 'Change licences' });
    await expect(change).toHaveAttribute('aria-disabled', 'true');
    await expect(change).toHaveAccessibleDescription(/“readOnly” is set in its config\.json/);
    await app.openAccount();
    await expect(app.accountMenu.getByRole('button', { name: 'Sign out' })).toBeVisible();
    await expect(app.accountMenu.getByRole('button', { name: 'Allow changes' })).toHaveCount(0);
    expect(await sim.writes()).toEqual([]);
  });
});
