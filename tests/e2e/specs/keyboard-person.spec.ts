/** Every change of a person by the keyboard alone, from the list of people. */
import { callingCase, freeLicence, leaver, pairOfHosts, plainPerson } from '../harness/cases';
import { expect, test } from '../harness/keyboard';
import type { App } from '../harness/app';
import type { Person, Simulator } from '../harness/simulator';
import type { Locator, Page } from '@playwright/test';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const inDialog = (app: App, name: string): Locator => app.dialog.getByRole('button', { name, exact: true });
const writes = async (sim: Simulator): Promise<string[]> => (await sim.writes()).map(({ method, path }) => `${method} ${path}`);

const patch = 'PATCH /v1/licenses/users';

/** Signs in at the list of people, with everyone loaded. */
async function start(app: App): Promise<void> {
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
}

test('opens a person, and goes back', async ({ app, page, sim, keys }) => {
  const person = (await sim.hosts())[4]!;
  await start(app);
  await keys.open(app, person);
  await keys.isAt(page.getByRole('heading', { level: 1, name: person.displayName, exact: true }));
  await keys.hit(page.getByRole('link', { name: 'All people' }), { back: true });
  await expect(app.search).toHaveValue(person.emails[0]!);
  await keys.isAt(page.getByRole('heading', { level: 1, name: 'People', exact: true }));
});

test('edits a profile', async ({ app, page, sim, keys }) => {
  const person = await plainPerson(sim);
  await start(app);
  await keys.open(app, person);
  await keys.hit(button(page, 'Edit profile'));
  await expect(app.dialog).toBeVisible();
  await keys.write(app.dialog.getByLabel('Title'), 'Countess');
  await keys.write(app.dialog.getByLabel('Department'), 'Analytics');
  await keys.apply(app);
  await keys.isAt(button(page, 'Edit profile'));
  const { title, department } = await sim.person(person.id);
  expect([title, department]).toEqual(['Countess', 'Analytics']);
});

test('adds a licence and removes it, and keeps or discards a draft', async ({ app, page, sim, keys }) => {
  const person = await plainPerson(sim);
  const licence = await freeLicence(sim, person);
  const holds = async (): Promise<boolean> => (await sim.person(person.id)).licenses.includes(licence.id);
  await start(app);
  await keys.open(app, person);
  const open = button(page, 'Change licences');
  const turn = async (): Promise<void> => {
    await keys.hit(open);
    await expect(app.dialog).toBeVisible();
    await keys.write(app.dialog.getByRole('searchbox', { name: 'Search licences' }), licence.name);
    await keys.tick(app.box(licence.name));
  };
  await turn();
  await keys.apply(app);
  expect(await holds()).toBe(true);
  await keys.isAt(open);
  await turn();
  await keys.press('Escape');
  await keys.isAt(button(page, 'Keep editing'));
  await keys.press('Enter');
  await keys.isAt(app.box(licence.name));
  await keys.press('Escape');
  await keys.hit(button(page, 'Discard changes'));
  await expect(app.dialog).toHaveCount(0);
  await keys.isAt(open);
  expect(await holds()).toBe(true);
  await turn();
  await keys.apply(app);
  expect(await holds()).toBe(false);
  expect(await writes(sim)).toEqual([patch, patch]);
});

test('changes session types', async ({ app, page, sim, keys }) => {
  const person = (await sim.hosts())[3]!;
  const before = await sim.sessionTypes(person.id, sim.site);
  await start(app);
  await keys.open(app, person);
  const open = button(page, `Change session types for ${sim.site}`);
  await keys.hit(open);
  await keys.tick(app.dialog.getByRole('checkbox').last());
  await keys.apply(app);
  await keys.isAt(open);
  expect(await sim.sessionTypes(person.id, sim.site)).not.toEqual(before);
});

test('makes a host an attendee', async ({ app, page, sim, keys }) => {
  const person = (await sim.hosts()).find(({ roles, licenses }) => roles.length === 0 && licenses.length > 0)!;
  await start(app);
  await keys.open(app, person);
  const open = button(page, `Change role on ${sim.site}`);
  await keys.hit(open);
  await keys.choose(app.dialog.getByLabel('Role on this site'), 'Attendee');
  await keys.apply(app);
  await keys.isAt(open);
  expect((await sim.person(person.id)).siteUrls).toContain(`${sim.site}#attendee`);
});

test('deactivates and reactivates', async ({ app, page, sim, keys }) => {
  const person = await plainPerson(sim);
  const enabled = async (): Promise<string | undefined> => (await sim.person(person.id)).loginEnabled?.toString();
  await start(app);
  await keys.open(app, person);
  await keys.hit(button(page, 'Deactivate'));
  await keys.apply(app);
  expect(await enabled()).toBe('false');
  await keys.hit(button(page, 'Reactivate'), { most: 2 });
  await keys.apply(app);
  expect(await enabled()).toBe('true');
});

test('deletes after the address was typed', async ({ app, page, sim, watch, keys }) => {
  watch.expectConsole(/status of 404/, 'the read afterwards finds nobody');
  const person = leaver(await sim.people());
  await start(app);
  await keys.open(app, person);
  await keys.hit(button(page, 'Delete'));
  await keys.write(app.dialog.getByLabel(/^Type /), person.emails[0]!);
  await keys.apply(app, inDialog(app, 'Delete person'));
  await expect(page.getByRole('heading', { name: /^No one matches/ })).toBeVisible();
  expect((await sim.people()).map(({ id }) => id)).not.toContain(person.id);
});

test('adds a person, after an address that was incomplete', async ({ app, page, sim, keys }) => {
  await start(app);
  await keys.hit(button(page, 'Add person'));
  const email = app.dialog.getByLabel('Email');
  await keys.write(email, 'ada');
  await keys.press('Enter');
  await expect(email).toHaveAccessibleDescription(/one complete email address/);
  await keys.isAt(email);
  await keys.write(email, 'ada@lantern.example');
  await keys.press('Enter');
  await expect(app.dialog.getByLabel('First name')).toBeVisible();
  await keys.isSeen();
  await keys.write(app.dialog.getByLabel('First name'), 'Ada');
  await keys.write(app.dialog.getByLabel('Last name'), 'Lovelace');
  await keys.hit(inDialog(app, 'Add person'));
  await app.outcome('Applied');
  await keys.isSeen();
  await keys.hit(inDialog(app, 'Open person'));
  await keys.isAt(page.getByRole('heading', { level: 1, name: 'Ada Lovelace' }));
  const found = await sim.get<{ items: Person[] }>('/people?email=ada%40lantern.example');
  expect(found.items.map(({ displayName }) => displayName)).toEqual(['Ada Lovelace']);
});

test('copies what another person has', async ({ app, page, sim, keys }) => {
  const { person, model, lacked } = await pairOfHosts(sim);
  await start(app);
  await keys.open(app, person);
  await keys.hit(button(page, 'Same as…'));
  await keys.isAt(app.dialog.getByRole('combobox', { name: 'Copy from (name or email)' }));
  await keys.type(model.emails[0]!);
  await expect(app.dialog.getByRole('option').first()).toContainText(model.displayName);
  await keys.press('Enter');
  await keys.isAt(page.locator('#same-as-model'));
  await expect(app.dialog.getByRole('checkbox', { name: `Copy session types on ${sim.site}` })).toBeChecked();
  await keys.tick(app.dialog.getByRole('checkbox', { name: lacked.name }));
  await keys.press('Space');
  await keys.hit(app.apply);
  const applied = app.dialog.getByRole('heading', { name: 'Applied', exact: true });
  await expect(applied.nth(1)).toBeVisible();
  await keys.isAt(page.locator('#same-as-steps'));
  await keys.hit(inDialog(app, 'Close'));
  await expect(app.dialog).toHaveCount(0);
  await keys.isAt(button(page, 'Same as…'));
  expect((await sim.person(person.id)).licenses).toContain(lacked.id);
  expect(await sim.sessionTypes(person.id, sim.site)).toEqual(await sim.sessionTypes(model.id, sim.site));
});

test('gives a Calling licence', async ({ app, page, sim, keys }) => {
  const { person, pool } = await callingCase(sim);
  await start(app);
  await keys.open(app, person);
  await keys.hit(button(page, 'Change licences'));
  await keys.hit(app.dialog.getByRole('button', { name: /^Add with a number or extension \(Webex Calling - Professional/ }));
  const location = app.dialog.getByLabel('Location');
  await expect(location).toBeVisible();
  await keys.isSeen();
  await keys.reach(location);
  await keys.press('ArrowDown');
  await keys.write(app.dialog.getByLabel('Extension'), '4711');
  await keys.apply(app);
  expect((await sim.person(person.id)).licenses).toContain(pool.id);
});
