/** Giving a person a Webex Calling licence, with a phone number or an extension. */
import { expect, test } from '../harness/test';
import { expectAccessible } from '../harness/axe';
import { callingCase } from '../harness/cases';
import type { App } from '../harness/app';
import type { License, Person, Simulator } from '../harness/simulator';

const add = /^Add with a number or extension \(Webex Calling - Professional/;

interface Calling extends Person {
  extension?: string;
  locationId?: string;
  phoneNumbers?: { type: string; value: string }[];
}

const withCalling = async (sim: Simulator, { id }: Person): Promise<Calling> =>
  sim.get<Calling>(`/people/${encodeURIComponent(id)}?callingData=true`);

/** Opens the form at its address. */
async function open(app: App, sim: Simulator): Promise<{ person: Person; pool: License }> {
  const found = await callingCase(sim);
  await app.signIn(`people/${encodeURIComponent(found.person.id)}/calling/${encodeURIComponent(found.pool.id)}`);
  await expect(app.dialog.getByLabel('Work phone')).toBeVisible();
  return found;
}

test('is given by the keyboard alone, from the form of the licences', async ({ app, page, sim }) => {
  const { person, pool } = await callingCase(sim);
  await app.signInAt(person);
  await app.changeLicences(person);
  await expect(app.box(pool.name)).toBeDisabled();
  await app.dialog.getByRole('button', { name: add }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: `Add ${pool.name} for ${person.displayName}` })).toBeVisible();
  const location = app.dialog.getByLabel('Location');
  await expect(location).toHaveAccessibleDescription(/can't change the location later/);
  await expect(app.apply, 'without a number').toHaveAccessibleDescription(/Enter a phone number or an extension/);
  await expectAccessible(page, 'the form of a Calling licence');
  await location.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await expect(app.dialog.getByLabel('Work phone')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('4711');
  await expect(app.diff).toContainText(pool.name);
  await expect(app.diff).toContainText('Seats left: 5 now, 4 after');
  await expect(app.diff).toContainText('Extension: 4711');
  const [first] = (await sim.get<{ items: { id: string; name: string }[] }>('/locations')).items;
  await expect(app.diff).toContainText(`Location: ${first!.name}`);
  expect(await sim.writes(), 'nothing is sent before Apply').toEqual([]);
  await app.apply.focus();
  await page.keyboard.press('Enter');
  await app.outcome('Applied');
  await expect(app.dialog).not.toContainText('Also changed');
  const after = await withCalling(sim, person);
  expect(after.licenses).toContain(pool.id);
  expect([after.extension, after.locationId]).toEqual(['4711', first!.id]);
  expect((await sim.writes()).map(({ method, path }) => [method, path])).toEqual([['PATCH', '/v1/licenses/users']]);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('region', { name: 'Licences' })).toContainText(pool.name);
  await page.getByRole('link', { name: 'Activity' }).first().click();
  await expect(page.getByRole('main')).toContainText('Extension: 4711');
  await expect(page.getByRole('main')).toContainText(`Location: ${first!.name}`);
});

test('the form of the licences keeps unsent choices', async ({ app, page, sim }) => {
  const { person } = await callingCase(sim);
  await app.signInAt(person);
  await app.changeLicences(person);
  await app.dialog.getByRole('checkbox', { checked: true, disabled: false }).first().uncheck();
  await app.dialog.getByRole('button', { name: add }).click();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByRole('dialog', { name: `Change licences for ${person.displayName}` })).toBeVisible();
});

test('refuses a missing or wrong number at its field', async ({ app, sim }) => {
  await open(app, sim);
  const [phone, extension] = [app.dialog.getByLabel('Work phone'), app.dialog.getByLabel('Extension')];
  await expect(phone, 'not before anything was typed').not.toHaveAttribute('aria-invalid', 'true');
  await extension.fill('4');
  await expect(extension).toHaveAccessibleDescription(/Enter an extension of 2 to 10 digits/);
  await extension.fill('');
  await expect(phone).toHaveAttribute('aria-invalid', 'true');
  await expect(phone).toHaveAccessibleDescription(/Enter a phone number or an extension/);
  await phone.fill('030 1234567');
  await expect(phone).toHaveAccessibleDescription(/\+ and 7 to 15 digits/);
  await expect(phone).toHaveValue('030 1234567');
  await app.apply.click({ force: true });
  expect(await sim.writes()).toEqual([]);
});

test('an extension alone needs a location, a phone number does not', async ({ app, sim }) => {
  const { person, pool } = await open(app, sim);
  await app.dialog.getByLabel('Extension').fill('4711');
  await expect(app.dialog.getByLabel('Location')).toHaveAttribute('aria-invalid', 'true');
  await expect(app.dialog.getByLabel('Location')).toHaveAccessibleDescription(/Choose a location, or enter a phone number/);
  await expect(app.apply).toHaveAccessibleDescription(/Choose a location/);
  await app.dialog.getByLabel('Work phone').fill('+49 (30) 123-4567');
  await expect(app.dialog.getByLabel('Location')).not.toHaveAttribute('aria-invalid', 'true');
  await expect(app.diff).toContainText('Work phone: +49301234567');
  await app.apply.click();
  await app.outcome('Applied');
  const after = await withCalling(sim, person);
  expect(after.licenses).toContain(pool.id);
  expect(after.phoneNumbers).toContainEqual(expect.objectContaining({ type: 'work', value: '+49301234567' }));
});

test('a full pool is said before, and found out after', async ({ app, page, sim }) => {
  const { person, pool } = await open(app, sim);
  await sim.edit({ freeUnits: [pool.id, 0] });
  await page.reload();
  await app.dialog.getByLabel('Work phone').fill('+49301234567');
  await expect(app.dialog).toContainText(`No seats left for ${pool.name}`);
  await app.apply.click();
  await app.outcome('Not applied');
  expect((await sim.person(person.id)).licenses).not.toContain(pool.id);
  await page.getByRole('button', { name: 'Back to editing' }).click();
  await expect(app.dialog.getByLabel('Work phone')).toHaveValue('+49301234567');
});

test('without the list of locations, a phone number is required', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'the locations are refused on purpose');
  await sim.fault('GET /v1/locations*', { kind: 'status', status: 403 });
  const { person, pool } = await open(app, sim);
  await expect(app.dialog).toContainText("Couldn't load locations");
  await app.dialog.getByLabel('Extension').fill('4711');
  const phone = app.dialog.getByLabel('Work phone');
  await expect(phone).toHaveAttribute('aria-invalid', 'true');
  await expect(phone).toHaveAccessibleDescription(/enter a phone number/);
  await phone.fill('+49301234567');
  await app.apply.click();
  await app.outcome('Applied');
  expect((await sim.person(person.id)).licenses).toContain(pool.id);
});

test('a refusal stands at the field that it names', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'the location is gone');
  await sim.fault('GET /v1/locations*', { kind: 'mutate', set: { '/items/0/id': 'gone' } });
  await open(app, sim);
  await app.dialog.getByLabel('Extension').fill('4711');
  await app.dialog.getByLabel('Location').selectOption({ index: 1 });
  await app.apply.click();
  await app.outcome('Not applied');
  await page.getByRole('button', { name: 'Back to editing' }).click();
  const location = app.dialog.getByLabel('Location');
  await expect(location).toBeFocused();
  await expect(location).toHaveAccessibleDescription(/Webex says: Unable to find location/);
  await location.selectOption({ index: 2 });
  await expect(location).not.toHaveAttribute('aria-invalid', 'true');
  await app.apply.click();
  await app.outcome('Applied');
});

test('a licence that the person holds is not added again', async ({ app, sim }) => {
  const { person, pool } = await callingCase(sim);
  await sim.edit({ personId: person.id, addLicenses: [pool.id] });
  await app.signIn(`people/${encodeURIComponent(person.id)}/calling/${encodeURIComponent(pool.id)}`);
  await expect(app.apply).toHaveAccessibleDescription(/has this licence now/);
});
