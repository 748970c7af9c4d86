/** Adding and deleting a person. */
import { expectAccessible } from '../harness/axe';
import { leaver } from '../harness/cases';
import { expect, test } from '../harness/test';
import type { Person } from '../harness/simulator';
import { SignInMethods } from '../harness/sign-in-methods';

test('adds a person who did not exist, and opens their page', async ({ app, page, sim }) => {
  await app.signIn();
  await page.getByRole('button', { name: 'Add person' }).click();
  await app.dialog.getByLabel('Email').fill('ada');
  await page.keyboard.press('Enter');
  await expect(app.dialog.getByLabel('Email')).toHaveAccessibleDescription(/one complete email address/);
  await app.dialog.getByLabel('Email').fill('ada@lantern.example');
  await expectAccessible(page, 'the address of a new person');
  await page.keyboard.press('Enter');
  await app.dialog.getByLabel('First name').fill('Ada');
  await app.dialog.getByLabel('Last name').fill('Lovelace');
  await expect(app.dialog.getByLabel('Display name')).toHaveValue('Ada Lovelace');
  await expectAccessible(page, 'a new person');
  expect(await sim.writes()).toEqual([]);
  await app.dialog.getByRole('button', { name: 'Add person' }).click();
  await app.outcome('Applied');
  expect((await sim.writes()).map(({ method, path }) => `${method} ${path}`)).toEqual(['POST /v1/people']);
  await app.dialog.getByRole('button', { name: 'Open person' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada Lovelace' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Account' })).toContainText('Not accepted');
  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await app.search.fill('ada@lantern');
  await expect(app.people.getByRole('link', { name: 'Ada Lovelace' })).toBeVisible();
});

test('finds the person who has the address already', async ({ app, sim }) => {
  const [, person] = await sim.people();
  await app.signIn('new-person');
  await app.dialog.getByLabel('Email').fill((person!.emails[0] ?? '').toUpperCase());
  await app.dialog.getByRole('button', { name: 'Continue' }).click();
  await expect(app.dialog).toContainText('Somebody has this address already');
  await app.dialog.getByRole('link', { name: 'Open this person' }).click();
  await app.isOn(person!);
  expect(await sim.writes()).toEqual([]);
});

test('a refusal that created the person is found out', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'Webex reports an error for what it did');
  await sim.fault('POST /v1/people', { kind: 'status', status: 400, after_apply: true });
  await app.signIn('new-person');
  await app.dialog.getByLabel('Email').fill('ada@lantern.example');
  await page.keyboard.press('Enter');
  await app.dialog.getByLabel('Display name').fill('Ada');
  await app.dialog.getByRole('button', { name: 'Add person' }).click();
  await app.outcome('Applied, although Webex reported an error');
  await app.dialog.getByRole('button', { name: 'Open person' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Ada' })).toBeVisible();
});

test('deletes a leaver after their address was typed, and says what it frees', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 404/, 'the read afterwards finds nobody');
  const person = leaver(await sim.people());
  const names = (await sim.licenses()).filter(({ id }) => person.licenses.includes(id)).map(({ name }) => name);
  await app.signIn();
  const everyone = (await sim.everyone()).length;
  await expect(app.people).toHaveAttribute('aria-rowcount', `${everyone + 1}`);
  await app.people.focus();
  await page.keyboard.press('ControlOrMeta+a');
  const selection = page.getByRole('region', { name: 'Selection' });
  await expect(selection).toContainText(`${everyone} people selected`);
  await app.find(person);
  await page.getByRole('region', { name: 'Account' }).getByRole('button', { name: 'Delete' }).click();
  for (const name of names) {
    await expect(app.diff).toContainText(name);
  }
  const button = app.dialog.getByRole('button', { name: 'Delete person' });
  await expect(button).toHaveAttribute('aria-disabled', 'true');
  await app.dialog.getByLabel(`Type ${person.emails[0]} to confirm`).fill('yes');
  await button.click({ force: true });
  expect(await sim.writes()).toEqual([]);
  await expectAccessible(page, 'the question whether to delete');
  await app.dialog.getByLabel(`Type ${person.emails[0]} to confirm`).fill(person.emails[0] ?? '');
  await button.click();
  await app.outcome('Applied');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(app.search).toHaveValue(person.emails[0] ?? '');
  await expect(page.getByRole('heading', { name: /^No one matches/ })).toBeVisible();
  await expect(selection, 'who is gone is not selected').toContainText(`${everyone - 1} people selected`);
  expect((await sim.everyone()).map(({ id }) => id)).not.toContain(person.id);
  await page.getByRole('link', { name: 'Activity' }).first().click();
  const entry = page.getByRole('main').getByRole('listitem').filter({ hasText: 'Deletion' }).first();
  await expect(entry).toContainText(`Account of ${person.displayName}`);
  await entry.getByRole('link', { name: person.displayName }).first().click();
  await expect(page.getByRole('main')).toContainText('This person was deleted');
});

test('a deletion that did not happen is not reported as one', async ({ app, page, sim }) => {
  const person = leaver(await sim.people());
  await sim.fault('DELETE /v1/people/*', { kind: 'ignore' });
  await app.signInAt(person);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await app.dialog.getByLabel(/^Type /).fill(person.emails[0] ?? '');
  await app.dialog.getByRole('button', { name: 'Delete person' }).click();
  await app.outcome('Not applied');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await app.isOn(person);
});

test('spares oneself', async ({ app, page, sim }) => {
  const me = await sim.get<Person>('/people/me');
  await app.signInAt(me);
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await app.dialog.getByLabel(/^Type /).fill(me.emails[0] ?? '');
  await expect(app.dialog.getByRole('button', { name: 'Delete person' })).toHaveAccessibleDescription(/your own account/);
});

test('spares the last full administrator', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'a user administrator may not read everything');
  const { items: roles } = await sim.get<{ items: { id: string; name: string }[] }>('/roles');
  const idOf = (name: string): string => roles.find((role) => role.name === name)?.id ?? 'none';
  const last = (await sim.people()).find((person) => person.roles.includes(idOf('Full Administrator')))!;
  // Nobody in this organisation is a user administrator, so another administrator is said to be one.
  await sim.fault('GET /v1/people/me', { kind: 'mutate', set: { '/roles': [idOf('User Administrator')] } });
  const { access_token } = await sim.mint({ person: 'read-only' });
  await app.open();
  await new SignInMethods(page).useToken(access_token, true);
  await expect(app.people).toBeVisible();
  await app.open(`people/${encodeURIComponent(last.id)}/delete`);
  await app.dialog.getByLabel(/^Type /).fill(last.emails[0] ?? '');
  const button = app.dialog.getByRole('button', { name: 'Delete person' });
  await expect(button).toHaveAccessibleDescription(/last full administrator/);
  await button.click({ force: true });
  expect(await sim.writes()).toEqual([]);
});
