/** Editing a person's profile and whether they may sign in, on the same write path as licences. */
import { signInScopes } from '../harness/scopes';
import { expect, test } from '../harness/test';
import { expectAccessible } from '../harness/axe';
import { plainPerson } from '../harness/cases';
import type { App } from '../harness/app';
import type { Person, Simulator } from '../harness/simulator';

const put = 'PUT /v1/people/*';

/** Opens the form; `editing` changes the person first. */
async function open(app: App, sim: Simulator, editing?: (person: Person) => Promise<void>): Promise<Person> {
  const person = await plainPerson(sim);
  await editing?.(person);
  await app.signInAt(person);
  await app.editProfile(person);
  return person;
}

test('changes a surname: the display name follows, and nothing else is lost', async ({ app, page, sim }) => {
  const person = await open(app, sim);
  const before = await sim.person(person.id);
  await app.dialog.getByLabel('Last name').fill('Lovelace');
  await expect(app.dialog.getByLabel('Display name')).toHaveValue(`${person.firstName} Lovelace`);
  await expect(app.diff).toContainText(`Last name: ${person.lastName} → Lovelace`);
  expect(await sim.writes()).toEqual([]);
  await app.apply.click();
  await app.outcome('Applied');
  const after = await sim.person(person.id);
  expect({ ...after, lastModified: '' }).toEqual({
    ...before,
    lastName: 'Lovelace',
    displayName: `${person.firstName} Lovelace`,
    lastModified: '',
  });
  const writes = await sim.writes();
  expect(writes.map(({ method }) => method)).toEqual(['PUT']);
  await expect(app.dialog.getByText(writes[0]?.trackingId ?? 'none')).toBeVisible();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${person.firstName} Lovelace` })).toBeVisible();
  await page.getByRole('link', { name: 'Activity' }).first().click();
  await expect(page.getByRole('main')).toContainText(`Last name: ${person.lastName} → Lovelace`);
});

test('needs a display name, and says why other fields can only be read', async ({ app, sim }) => {
  await open(app, sim);
  await app.dialog.getByLabel('Display name').fill(' ');
  await expect(app.dialog.getByLabel('Display name')).toHaveAttribute('aria-invalid', 'true');
  await expect(app.dialog.getByText('Enter a display name').first()).toBeVisible();
  await app.apply.click({ force: true });
  expect(await sim.writes()).toEqual([]);
  await expect(app.dialog.getByLabel('Extension')).toHaveAttribute('readonly', '');
  await expect(app.dialog.getByLabel('Extension')).toHaveAccessibleDescription(/Webex Calling licence/);
  await expect(app.dialog.getByLabel('Email')).toHaveAttribute('readonly', '');
  await expectAccessible(app.page, 'the profile form');
});

test('shows a refusal at the field that it names, and keeps what was typed', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'a directory provides this person');
  const person = await open(app, sim, (person) => sim.edit({ personId: person.id, synced: true }));
  await app.dialog.getByLabel('Title').fill('Countess');
  await app.apply.click();
  await app.outcome('Not applied');
  await page.getByRole('button', { name: 'Back to editing' }).click();
  const title = app.dialog.getByLabel('Title');
  await expect(title).toHaveValue('Countess');
  await expect(title).toBeFocused();
  await expect(title).toHaveAccessibleDescription(/Webex says: title is synchronized from a directory/);
  await expect(app.dialog.getByLabel('Department')).not.toHaveAttribute('aria-invalid');
  await expectAccessible(page, 'a refused profile');
  await title.fill('Countess of L.');
  await expect(title).not.toHaveAttribute('aria-invalid');
  expect((await sim.person(person.id)).title).toEqual(person.title);
});

test('does not overwrite what somebody else changed', async ({ app, page, sim }) => {
  const person = await open(app, sim);
  await app.dialog.getByLabel('Title').fill('Countess');
  await sim.edit({ personId: person.id, department: 'Elsewhere' });
  await app.apply.click();
  await app.outcome('Changed by someone else');
  expect(await sim.writes()).toEqual([]);
  await expect(app.dialog).toContainText('Elsewhere');
  await page.getByRole('button', { name: 'Reload current profile' }).click();
  await expect(app.dialog.getByLabel('Department')).toHaveValue('Elsewhere');
  await app.apply.click();
  await app.outcome('Applied');
  const after = await sim.person(person.id);
  expect([after.title, after.department]).toEqual(['Countess', 'Elsewhere']);
});

test('a change applied in part names what is missing', async ({ app, sim }) => {
  await open(app, sim);
  await sim.fault(put, { kind: 'readonly', members: ['title'] });
  await app.dialog.getByLabel('Title').fill('Countess');
  await app.dialog.getByLabel('Department').fill('Analytics');
  await app.apply.click();
  await app.outcome('Partly applied');
  await expect(app.dialog.getByRole('listitem').filter({ hasText: 'Title:' })).toContainText(/Not (changed|added)/);
});

test.describe('with the scope for the directory', () => {
  test.use({ config: { scopes: [...signInScopes, 'identity:people_read'] } });

  test('changes somebody with several addresses, and the primary one stays the primary one', async ({ app, page, sim }) => {
    const person = (await sim.people()).find(({ emails }) => emails.length > 1)!;
    await app.signInAt(person);
    await page.getByRole('button', { name: 'Edit profile' }).click();
    await app.dialog.getByLabel('Title').fill('Countess');
    await app.apply.click();
    await app.outcome('Applied');
    expect((await sim.person(person.id)).title).toBe('Countess');
  });
});

test('refuses to replace somebody whose primary address nothing tells', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'the token lacks the scope');
  const person = (await sim.people()).find(({ emails }) => emails.length > 1)!;
  await app.signInAt(person);
  await page.getByRole('button', { name: 'Edit profile' }).click();
  await expect(app.dialog).toContainText('more than one email address');
  await expect(app.dialog).toContainText('identity:people_read');
  await expectAccessible(page, 'a person who cannot be changed');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(app.dialog).toHaveCount(0);
});

test('deactivates and reactivates, in two clicks each', async ({ app, page, sim }) => {
  const person = await plainPerson(sim);
  await app.signInAt(person);
  const account = page.getByRole('region', { name: 'Account' });
  await expect(account).toContainText('Active');
  await account.getByRole('button', { name: 'Deactivate' }).click();
  await expect(app.diff).toContainText('Sign-in: active → deactivated');
  await page.keyboard.press('Escape');
  await expect(app.dialog, 'nothing was typed, so nothing is asked').toHaveCount(0);
  await account.getByRole('button', { name: 'Deactivate' }).click();
  await app.apply.click();
  await app.outcome('Applied');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(account).toContainText('Deactivated');
  expect((await sim.person(person.id)).licenses).toEqual(person.licenses);
  await account.getByRole('button', { name: 'Reactivate' }).click();
  await app.apply.click();
  await app.outcome('Applied');
  expect((await sim.person(person.id)).loginEnabled?.toString()).toBe('true');
});

test('says how old an open invitation is, and does not deactivate oneself', async ({ app, page, sim }) => {
  const invited = await plainPerson(sim);
  await sim.fault('GET /v1/people/*', { kind: 'mutate', set: { '/invitePending': true } });
  await app.signInAt(invited);
  await expect(page.getByRole('region', { name: 'Account' })).toContainText(/Not accepted.*ago/);
  const me = await sim.get<Person>('/people/me');
  await app.find(me);
  const own = page.getByRole('button', { name: 'Deactivate' });
  await expect(own).toHaveAttribute('aria-disabled', 'true');
  await expect(own).toHaveAccessibleDescription(/your own account/);
});

test('knows oneself by an id of another form too', async ({ app, page, sim }) => {
  const me = await sim.get<Person>('/people/me');
  const bare = Buffer.from(me.id, 'base64').toString().split('/').pop();
  await sim.fault('GET /v1/people/me', { kind: 'mutate', set: { '/id': bare } });
  await app.signInAt(me);
  const own = page.getByRole('button', { name: 'Deactivate' });
  await expect(own).toHaveAccessibleDescription(/your own account/);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 640 } });

  test('the page stays where it is while a form opens and closes', async ({ app, page, sim }) => {
    const person = (await sim.people()).find(({ emails }) => emails.length === 1)!;
    await app.signInAt(person);
    // What loads later stands above the button on a phone, and moves it.
    await expect(page.locator('main .skeleton')).toHaveCount(0);
    await page.getByRole('button', { name: 'Edit profile' }).evaluate((button) => button.scrollIntoView({ block: 'start' }));
    const at = await page.evaluate(() => scrollY);
    expect(at).toBeGreaterThan(0);
    await app.editProfile(person);
    await page.keyboard.press('Escape');
    await expect(app.dialog).toHaveCount(0);
    expect(await page.evaluate(() => scrollY)).toBe(at);
    await page.getByRole('link', { name: 'All people' }).click();
    await expect(app.people).toBeVisible();
    expect(await page.evaluate(() => scrollY), 'another page starts at the top').toBe(0);
  });
});
