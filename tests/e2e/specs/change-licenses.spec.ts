/** Changing one person's licences: the diff, the write path, and the right outcome. */
import { execFileSync } from 'node:child_process';
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';
import type { License, Person, Simulator } from '../harness/simulator';

const patch = 'PATCH /v1/licenses/users';

interface Case {
  person: Person;
  /** One that the person holds. */
  owned: License;
  /** Two that the person lacks and that have free seats. */
  free: License;
  alsoFree: License;
}

/** Finds a person for whom every change is possible. */
async function aCase(sim: Simulator): Promise<Case> {
  const [people, licences] = [await sim.people(), await sim.licenses()];
  const seats = ({ totalUnits, consumedUnits }: License): number => (totalUnits > 0 ? totalUnits - consumedUnits : 0);
  for (const person of people.slice(3)) {
    // Skips names that several pools share, because the checkbox would be ambiguous, and families that Webex does not
    // assign this way.
    const named = (wanted: (licence: License) => boolean): License[] =>
      licences.filter(
        (one) =>
          wanted(one) &&
          !/Assistant|Basic|Calling|Attendant|Customer|Messenger/.test(one.name) &&
          licences.filter(({ name }) => name === one.name).length === 1,
      );
    const [owned] = named(({ id, totalUnits }) => person.licenses.includes(id) && totalUnits > 0);
    const [free, alsoFree] = named((licence) => !person.licenses.includes(licence.id) && seats(licence) > 1);
    if (person.invitePending?.toString() !== 'true' && owned && free && alsoFree) {
      return { person, owned, free, alsoFree };
    }
  }
  throw new Error('the tenant has nobody whose licences can be changed every way');
}

async function openForm(app: App, sim: Simulator): Promise<Case> {
  const found = await aCase(sim);
  await app.signInAt(found.person);
  await app.changeLicences(found.person);
  return found;
}

const has = async (sim: Simulator, { person }: Case, { id }: License): Promise<boolean> => (await sim.person(person.id)).licenses.includes(id);

test('adds one, with a diff before and proof after', async ({ app, page, sim }) => {
  const found = await openForm(app, sim);
  await app.box(found.free.name).check();
  await expect(app.diff).toContainText(found.free.name);
  expect(await sim.writes(), 'nothing is sent before Apply').toEqual([]);
  await app.apply.click();
  await app.outcome('Applied');
  expect(await has(sim, found, found.free)).toBe(true);
  const writes = await sim.writes();
  expect(writes.map(({ method, path, status }) => [method, path, status])).toEqual([['PATCH', '/v1/licenses/users', 200]]);
  await expect(app.dialog.getByText(writes[0]?.trackingId ?? 'none')).toBeVisible();
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
  await expect(app.dialog).toHaveCount(0);
  await expect(page.getByText(found.free.name).first()).toBeVisible();
});

test('the page shows what was read back, without reading the person again', async ({ app, page, sim }) => {
  const found = await openForm(app, sim);
  const reads = async (): Promise<number> =>
    (await sim.ledger(new RegExp(`^/v1/people/${found.person.id}$`))).filter(({ method }) => method === 'GET').length;
  const before = await reads();
  await app.box(found.owned.name).uncheck();
  await app.apply.click();
  await app.outcome('Applied');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
  const held = page.getByRole('region', { name: 'Licences' }).getByRole('listitem');
  await expect(held.filter({ hasText: new RegExp(`^${found.owned.name}`) })).toHaveCount(0);
  expect(await reads(), 'one before the write, one after it').toBe(before + 2);
});

test('removes one', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await app.box(found.owned.name).uncheck();
  await expect(app.diff).toContainText(found.owned.name);
  await app.apply.click();
  await app.outcome('Applied');
  expect(await has(sim, found, found.owned)).toBe(false);
});

test('swaps one for another in one request', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await app.box(found.owned.name).uncheck();
  await app.box(found.free.name).check();
  await app.apply.click();
  await app.outcome('Applied');
  expect([await has(sim, found, found.owned), await has(sim, found, found.free)]).toEqual([false, true]);
  expect(await sim.writes()).toHaveLength(1);
});

test('without changes, the button says why nothing can be applied', async ({ app, sim }) => {
  await openForm(app, sim);
  await expect(app.apply).toBeDisabled();
  await expect(app.apply).toHaveAccessibleDescription(/./);
  expect(await sim.writes()).toEqual([]);
});

test('refuses a pool without seats by name', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 40\d/, 'Webex refuses: the pool is full');
  const found = await openForm(app, sim);
  await app.box(found.free.name).check();
  await sim.edit({ freeUnits: [found.free.id, 0] });
  await app.apply.click();
  await app.outcome('Not applied');
  await expect(page.getByRole('dialog')).toContainText(/licen[cs]e|seat/i);
  expect(await has(sim, found, found.free)).toBe(false);
});

test('reports a 206 as partly applied, with what is missing', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'partial' });
  await app.box(found.free.name).check();
  await app.box(found.alsoFree.name).check();
  await app.apply.click();
  await app.outcome('Partly applied');
  const applied = [await has(sim, found, found.free), await has(sim, found, found.alsoFree)];
  expect(applied.filter(Boolean)).toHaveLength(1);
  await expect(app.dialog).toContainText(applied[0] ? found.alsoFree.name : found.free.name);
});

test('shows Webex’s own words for what it refuses', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'Webex refuses to manage this licence');
  await openForm(app, sim);
  await app.box('Webex Messenger').check();
  await app.apply.click();
  await app.outcome('Not applied');
  await expect(app.dialog).toContainText('is not supported');
  const [refused] = await sim.writes();
  await expect(app.dialog.getByText(refused?.trackingId ?? 'none')).toBeVisible();
});

test('does not report an error that was applied as a failure', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of 500/, 'the write answers 500 on purpose');
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'status', status: 500, after_apply: true });
  await app.box(found.free.name).check();
  await app.apply.click();
  await app.outcome('Applied, although Webex reported an error');
  expect(await has(sim, found, found.free)).toBe(true);
  expect(
    (await sim.writes()).filter(({ changed }) => changed),
    'applied once',
  ).toHaveLength(1);
});

test('does not report a 2xx without changes as a success', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'ignore' });
  await app.box(found.free.name).check();
  await app.apply.click();
  await app.outcome('Not applied');
  expect(await has(sim, found, found.free)).toBe(false);
});

test('does not overwrite someone else’s concurrent change', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await app.box(found.free.name).check();
  await sim.edit({ personId: found.person.id, removeLicenses: [found.owned.id] });
  await app.apply.click();
  await app.outcome('Changed by someone else');
  await expect(app.dialog).toContainText(found.owned.name);
  expect(await sim.writes()).toEqual([]);
});

test('reads back after a connection that breaks after the change', async ({ app, sim, watch }) => {
  watch.expectConsole(/ERR_|Failed to fetch|Failed to load/, 'the connection breaks on purpose');
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'drop', after_apply: true });
  await app.box(found.free.name).check();
  await app.apply.click();
  // Webex sent no error, so none is reported.
  await app.outcome('Applied');
  expect(await has(sim, found, found.free)).toBe(true);
});

test('says that the outcome is unknown if nothing can be read back', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of \d|ERR_|Failed to/, 'the write and every read after it fail on purpose');
  const found = await openForm(app, sim);
  await app.box(found.free.name).check();
  await sim.fault(patch, { kind: 'drop' });
  // The first read is the check before the write; the following ones read it back.
  await sim.fault(`GET /v1/people/${found.person.id}`, { kind: 'status', status: 400 }, { nth: 2, times: 50 });
  await app.apply.click();
  await app.outcome('Outcome unknown');
  await expect(app.dialog, 'each error says what it is about').toContainText('When Rollcall checked: ');
});

test('the curl command does exactly what the app did', async ({ app, context, page, sim }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const found = await openForm(app, sim);
  await app.box(found.owned.name).uncheck();
  await app.box(found.free.name).check();
  await app.apply.click();
  await app.outcome('Applied');
  const [ours] = await sim.writes();
  const after = (await sim.person(found.person.id)).licenses;
  await app.dialog.getByText('Show the request').click();
  await app.dialog.getByRole('button', { name: 'Copy curl' }).click();
  const curl = await page.evaluate(() => navigator.clipboard.readText());
  expect(curl).toContain('$WEBEX_TOKEN');

  await sim.reset();
  execFileSync('bash', ['-c', curl], { env: { ...process.env, WEBEX_TOKEN: sim.ready.admin_token, no_proxy: '*' }, stdio: 'pipe' });
  const [theirs] = await sim.writes();
  expect({ ...theirs, at: 0, trackingId: '' }).toEqual({ ...ours, at: 0, trackingId: '' });
  expect([...(await sim.person(found.person.id)).licenses].sort()).toEqual([...after].sort());
});

test('the tracking id can be copied for a support ticket', async ({ app, context, page, sim }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const found = await openForm(app, sim);
  await app.box(found.free.name).check();
  await app.apply.click();
  await app.outcome('Applied');
  await app.dialog.getByRole('button', { name: 'Copy tracking ID' }).first().click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect((await sim.ledger()).map(({ trackingId }) => trackingId)).toContain(copied);
});

test('does not lose unsaved choices by accident', async ({ app, page, sim }) => {
  const found = await openForm(app, sim);
  await app.box(found.free.name).check();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(app.box(found.free.name)).toBeChecked();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await sim.writes()).toEqual([]);
});

test('Back asks before discarding unsaved choices', async ({ app, page, sim }) => {
  const found = await openForm(app, sim);
  await app.box(found.free.name).check();
  await page.goBack();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(app.box(found.free.name)).toBeChecked();
  await page.goBack();
  await page.getByRole('button', { name: 'Discard changes' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await app.isOn(found.person);
});

test('a double click on Apply writes once', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await app.box(found.free.name).check();
  await app.apply.dblclick();
  await app.outcome('Applied');
  expect(await sim.writes()).toHaveLength(1);
});
