/** The changes of this session, with their outcome and proof. */
import { readFile } from 'node:fs/promises';
import type { App } from '../harness/app';
import type { Person, Simulator } from '../harness/simulator';
import { expect, test } from '../harness/test';

const patch = 'PATCH /v1/licenses/users';

/** Finds a person with a licence that can be removed. */
async function holder(sim: Simulator): Promise<{ person: Person; licence: string }> {
  const pools = await sim.licenses();
  const [person] = (await sim.people()).filter(({ licenses }) => licenses.some((id) => pools.find((pool) => pool.id === id)?.siteUrl));
  const pool = pools.find(({ id, siteUrl }) => siteUrl && person!.licenses.includes(id));
  return { person: person!, licence: pool!.name };
}

async function removeLicence(app: App, person: Person, licence: string): Promise<void> {
  await app.changeLicences(person);
  await app.box(licence).uncheck();
  await app.apply.click();
}

const close = (app: App): Promise<void> => app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();

test('lists every change with its outcome and proof, the newest first', async ({ app, page, sim, a11y, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const { person, licence } = await holder(sim);
  await app.signInAt(person);
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'No changes yet' })).toBeVisible();
  await a11y('no activity');

  await page.goBack();
  await sim.fault(patch, { kind: 'ignore' }, { nth: 1 });
  await removeLicence(app, person, licence);
  await app.outcome('Not applied');
  await app.dialog.getByRole('button', { name: 'Try again' }).click();
  await app.outcome('Applied');
  await close(app);

  await page.getByRole('link', { name: 'Activity' }).click();
  const changes = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { level: 2 }) });
  await expect(changes).toHaveCount(2);
  await expect(changes.nth(0)).toContainText('Applied');
  await expect(changes.nth(0)).toContainText(`Removed${licence}`);
  await expect(changes.nth(1)).toContainText('Not applied');
  await expect(changes.nth(1)).toContainText(`Not removed${licence}`);
  const [, written] = await sim.writes();
  await expect(changes.nth(0)).toContainText(written!.trackingId);
  await a11y('activity');

  await changes.nth(0).getByRole('button', { name: 'Copy proof' }).click();
  const proof = await page.evaluate(() => navigator.clipboard.readText());
  for (const words of [
    `Person: ${person.displayName}`,
    'Outcome: Applied',
    `- Removed: ${licence}`,
    `Tracking ID of the change: ${written!.trackingId}`,
  ]) {
    expect(proof).toContain(words);
  }
  await changes.nth(0).getByRole('link', { name: person.displayName }).click();
  await app.isOn(person);
});

test('is saved as CSV and JSON', async ({ app, page, sim }) => {
  const { person, licence } = await holder(sim);
  await app.signInAt(person);
  await removeLicence(app, person, licence);
  await app.outcome('Applied');
  await close(app);
  await page.getByRole('link', { name: 'Activity' }).click();
  const saved = async (button: string): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    return readFile(await download.path(), 'utf8');
  };
  const csv = await saved('Export as CSV');
  for (const words of [person.displayName, person.id, licence, 'Removed', 'Applied']) {
    expect(csv).toContain(words);
  }
  const json = JSON.parse(await saved('Export as JSON')) as { person: string; items: { item: string; result: string }[]; trackingId: string }[];
  const [written] = await sim.writes();
  expect(json).toMatchObject([{ items: [{ result: 'Removed' }], outcome: 'Applied', trackingId: written!.trackingId }]);
  expect(json[0]!.person).toContain(person.displayName);
});

test('shows a change that is under way, and forgets all at sign-out', async ({ app, page, sim }) => {
  const { person, licence } = await holder(sim);
  await app.signInAtWebexOn(person);
  await app.allowChanges();
  await sim.fault(patch, { kind: 'slow', ms: 3500 }, { nth: 1 });
  await removeLicence(app, person, licence);
  await page.goBack();
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('main')).toContainText('Applying…');
  await expect(page.getByRole('main').getByText('Applied', { exact: true })).toBeVisible({ timeout: 15_000 });
  await app.signOut();
  await app.signInAtWebex('activity');
  await expect(page.getByRole('heading', { level: 2, name: 'No changes yet' })).toBeVisible();
});
