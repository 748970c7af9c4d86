/** Changing one person's session types on one site, on the same write path as licences. */
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';
import type { Person, Simulator } from '../harness/simulator';

const put = 'PUT /v1/admin/meeting/userconfig/sessionTypes';

async function openForm(app: App, sim: Simulator): Promise<Person> {
  const person = (await sim.hosts())[3]!;
  await app.signInAt(person);
  await app.changeSessionTypes(person, sim.site);
  return person;
}

/** Toggles the last checkbox, which is never the only one ticked. */
async function turnOne(app: App): Promise<boolean> {
  const box = app.dialog.getByRole('checkbox').last();
  const wanted = !(await box.isChecked());
  await box.setChecked(wanted);
  return wanted;
}

test('changes one, with a diff before and proof after', async ({ app, sim }) => {
  const person = await openForm(app, sim);
  const before = await sim.sessionTypes(person.id, sim.site);
  const added = await turnOne(app);
  await expect(app.diff).toContainText(added ? /add/i : /remove/i);
  expect(await sim.writes()).toEqual([]);
  await app.apply.click();
  await app.outcome('Applied');
  const after = await sim.sessionTypes(person.id, sim.site);
  expect(after.length - before.length).toBe(added ? 1 : -1);
  const writes = await sim.writes();
  expect(writes.map(({ method, path }) => `${method} ${path}`)).toEqual([put]);
  await expect(app.dialog.getByText(writes[0]?.trackingId ?? 'none')).toBeVisible();
});

test('does not report a 2xx without changes as a success', async ({ app, sim }) => {
  await openForm(app, sim);
  await sim.fault(put, { kind: 'ignore' });
  await turnOne(app);
  await app.apply.click();
  await app.outcome('Not applied');
});

test('does not report an error that was applied as a failure', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of 500/, 'the write answers 500 on purpose');
  await openForm(app, sim);
  await sim.fault(put, { kind: 'status', status: 500, after_apply: true });
  await turnOne(app);
  await app.apply.click();
  await app.outcome('Applied, although Webex reported an error');
});

test('shows a refusal with its tracking id', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'Webex refuses on purpose');
  await openForm(app, sim);
  await sim.fault(put, { kind: 'status', status: 403 });
  await turnOne(app);
  await app.apply.click();
  await app.outcome('Not applied');
  const [refused] = await sim.writes();
  await expect(app.dialog.getByText(refused?.trackingId ?? 'none')).toBeVisible();
});

test('does not overwrite someone else’s concurrent change', async ({ app, sim }) => {
  const person = await openForm(app, sim);
  const before = await sim.sessionTypes(person.id, sim.site);
  await turnOne(app);
  await sim.edit({ personId: person.id, sessionTypes: { siteUrl: sim.site, sessionTypeIds: before.slice(0, 1) } });
  await app.apply.click();
  await app.outcome('Changed by someone else');
  expect(await sim.writes()).toEqual([]);
});
