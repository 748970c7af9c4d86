/** "Same as …": licences first, then the session types of each site, every step with its own outcome. */
import type { Locator } from '@playwright/test';
import type { App } from '../harness/app';
import { isCalling, pairOfHosts, type Pair } from '../harness/cases';
import { expect, test } from '../harness/test';
import type { Person, Simulator } from '../harness/simulator';

const patch = 'PATCH /v1/licenses/users';
const put = 'PUT /v1/admin/meeting/userconfig/sessionTypes';

async function open(app: App, { person, model }: Pair): Promise<void> {
  await app.signInAt(person);
  await app.page.getByRole('button', { name: 'Same as…' }).click();
  await expect(app.page).toHaveURL(/\/people\/[^/]+\/same-as$/);
  const field = app.dialog.getByRole('combobox', { name: 'Copy from (name or email)' });
  await expect(field).toBeFocused();
  await field.fill(model.emails[0]!);
  await expect(app.dialog.getByRole('option').first()).toContainText(model.displayName);
  await field.press('Enter');
  await expect(app.page.locator('#same-as-model')).toBeFocused();
  await app.page.keyboard.press('Tab');
  await expect(app.dialog.getByRole('button', { name: 'Choose someone else' })).toBeFocused();
}

const onSite = (app: App, sim: Simulator): Locator => app.dialog.getByRole('checkbox', { name: `Copy session types on ${sim.site}` });

const writes = async (sim: Simulator): Promise<string[]> => (await sim.writes()).map(({ method, path }) => `${method} ${path}`);

/** The heading and the contents of a step. */
const step = (app: App, title: string): Locator => app.dialog.getByRole('listitem').filter({ has: app.page.getByRole('heading', { name: title }) });

test('licences first, then session types, each with its outcome and its receipt', async ({ app, page, sim, a11y }) => {
  const found = await pairOfHosts(sim);
  const pools = await sim.licenses();
  await app.signInAt(found.person);
  await page.getByRole('button', { name: 'Same as…' }).click();
  await a11y('choosing the model');
  await page.keyboard.press('Escape');
  await open(app, found);
  await expect(app.dialog.getByRole('group', { name: 'Add' }).getByRole('checkbox', { name: found.lacked.name })).toBeChecked();
  await expect(onSite(app, sim)).toBeChecked();
  await expect(app.dialog.getByText(/^First change \d+ licences?; when that is applied, change session types on \d+ sites?\.$/)).toBeVisible();
  await a11y('the differences');
  expect(await writes(sim), 'nothing is sent before the confirmation').toEqual([]);
  await app.apply.click();
  await expect(step(app, 'Licences').getByRole('heading', { name: 'Applied', exact: true })).toBeVisible();
  await expect(step(app, `Session types on ${sim.site}`).getByRole('heading', { name: 'Applied', exact: true })).toBeVisible();
  await expect(page.locator('#same-as-steps')).toBeFocused();
  await a11y('the steps');
  const sent = await writes(sim);
  expect(sent[0]).toBe(patch);
  expect(new Set(sent.slice(1))).toEqual(new Set([put]));

  const kept = (person: Person): string[] => person.licenses.filter((id) => !pools.some((pool) => pool.id === id && isCalling(pool))).sort();
  expect(kept(await sim.person(found.person.id))).toEqual(kept(await sim.person(found.model.id)));
  expect(await sim.sessionTypes(found.person.id, sim.site)).toEqual(await sim.sessionTypes(found.model.id, sim.site));
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByText('Applied', { exact: true })).toHaveCount(sent.length);
});

test('only what stays chosen is sent', async ({ app, sim }) => {
  const found = await pairOfHosts(sim);
  await open(app, found);
  await expect(onSite(app, sim)).toBeChecked();
  const chosen = app.dialog.getByRole('checkbox', { checked: true });
  for (let left = await chosen.count(); left > 0; left -= 1) {
    await chosen.first().click();
    await expect(chosen).toHaveCount(left - 1);
  }
  await expect(app.apply).toHaveAttribute('aria-disabled', 'true');
  await app.dialog.getByRole('checkbox', { name: found.lacked.name }).check();
  await app.apply.click();
  await expect(step(app, 'Licences').getByRole('heading', { name: 'Applied', exact: true })).toBeVisible();
  expect(await writes(sim)).toEqual([patch]);
  const after = await sim.person(found.person.id);
  expect(after.licenses.toSorted()).toEqual([...found.person.licenses, found.lacked.id].toSorted());
});

test('a failed first step stops the second, and says so', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'Webex refuses on purpose');
  const found = await pairOfHosts(sim);
  const before = await sim.sessionTypes(found.person.id, sim.site);
  await open(app, found);
  await sim.fault(patch, { kind: 'status', status: 403 }, { nth: 1 });
  await app.apply.click();
  await expect(step(app, 'Licences').getByRole('heading', { name: 'Not applied', exact: true })).toBeVisible();
  await expect(step(app, `Session types on ${sim.site}`)).toContainText("Not sent, because the step before it wasn't applied.");
  expect(await writes(sim)).toEqual([patch]);
  expect(await sim.sessionTypes(found.person.id, sim.site)).toEqual(before);

  await app.dialog.getByRole('button', { name: 'Back to the differences' }).click();
  await app.apply.click();
  await expect(step(app, `Session types on ${sim.site}`).getByRole('heading', { name: 'Applied', exact: true })).toBeVisible();
});

test('goes on when its form closes', async ({ app, page, sim }) => {
  const found = await pairOfHosts(sim);
  await open(app, found);
  await sim.hold(patch, 'licences');
  await app.apply.click();
  await expect(async () => expect(await sim.held()).toHaveLength(1)).toPass();
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(app.dialog).toHaveCount(0);
  await sim.release('licences');
  await expect(page.getByText(`Change session types for ${found.person.displayName} on ${sim.site}`).first()).toBeVisible();
  await expect.poll(async () => (await writes(sim))[1]).toBe(put);
});

test('a reload before the turn of a step says that it was not sent', async ({ app, page, sim, watch }) => {
  watch.letLeave();
  const found = await pairOfHosts(sim);
  await open(app, found);
  await sim.hold(patch, 'licences', { afterApply: true });
  await app.apply.click();
  await expect(async () => expect(await sim.held()).toHaveLength(1)).toPass();
  await page.reload();
  await sim.release('licences');
  const told = (subject: string): Locator => page.locator('.page-holds li, .entries li').filter({ hasText: subject });
  await expect(told(`Licences of ${found.person.displayName}`)).toContainText('Applied');
  await expect(told(`Session types of ${found.person.displayName} on ${sim.site}`)).toContainText('Not applied: it was not sent');
  expect(await writes(sim)).toEqual([patch]);
});

test('flags what may be refused, and leaves out what cannot be copied', async ({ app, sim }) => {
  const found = await pairOfHosts(sim);
  await sim.edit({ freeUnits: [found.lacked.id, 0] });
  await open(app, found);
  const full = app.dialog.getByRole('checkbox', { name: found.lacked.name });
  await expect(full).not.toBeChecked();
  await expect(full).toHaveAccessibleDescription(/No seats left|All seats are in use/);
  await full.check();
  await expect(app.dialog.getByRole('group', { name: 'Warnings' })).toContainText(found.lacked.name);
  const pools = (await sim.licenses()).filter(isCalling);
  for (const { id, name } of pools) {
    if (found.person.licenses.includes(id) !== found.model.licenses.includes(id)) {
      await expect(app.dialog.getByRole('checkbox', { name })).toBeDisabled();
    }
  }
});

test('a list that Webex left out offers nothing, and says why', async ({ app, sim }) => {
  const found = await pairOfHosts(sim);
  const of = `GET /v1/people/${found.model.id}*`;
  await sim.fault(of, { kind: 'mutate', remove: ['/licenses'] });
  await open(app, found);
  await expect(app.dialog).toContainText("Nothing to copy: Webex didn't say which licences the person to copy from has");
  await expect(app.apply).toHaveAttribute('aria-disabled', 'true');
});

test('session types that Webex refuses offer nothing, and say why', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'Webex refuses on purpose');
  const found = await pairOfHosts(sim);
  await sim.fault('GET /v1/admin/meeting/userconfig/sessionTypes*', { kind: 'status', status: 403 }, { nth: 1, times: 99 });
  await open(app, found);
  await expect(app.dialog.getByText("Couldn't load the session types to copy").first()).toBeVisible();
  await expect(onSite(app, sim)).toHaveCount(0);
  await expect(app.apply, 'the licences can still be copied').not.toHaveAttribute('aria-disabled', 'true');
});
