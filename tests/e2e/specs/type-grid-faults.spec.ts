/** A job from the grid of 500 people and 12 session types, while one write in twenty fails: every row is reported as it is. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../harness/test';
import type { Fault, Person } from '../harness/simulator';

const PEOPLE = 500;

test.use({ simulatorArgs: ['--people', '3000', '--custom-types', '7'] });
test.describe.configure({ timeout: 420_000 });

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });

/** What goes wrong with a write: sign-in and locks, rate limits, errors of the server. */
const FAULTS: Fault[] = [
  status(401),
  status(403),
  status(423),
  status(429, { retry_after: 1 }),
  status(429, { retry_after: -1 }),
  status(503),
  status(500, { after_apply: true }),
  status(502, { after_apply: true }),
];

interface Row {
  personId: string;
  outcome: string;
  trackingId: string | null;
}

test('reports every row as it is', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of [45]\d\d/, 'one write in twenty fails');
  const pools = (await sim.licenses()).filter(({ siteUrl }) => siteUrl === sim.site).map(({ id }) => id);
  const { items } = await sim.get<{ items: Person[] }>('/people?max=1000');
  const people = items.filter(({ licenses }) => licenses.some((id) => pools.includes(id))).slice(0, PEOPLE);
  const types = (await sim.get<{ items: { id: string }[] }>(`/admin/meeting/config/sessionTypes?siteUrl=${sim.site}`)).items.map(({ id }) => id);
  expect([people.length, types.length]).toEqual([PEOPLE, 12]);
  const held = async (): Promise<Map<string, string[]>> =>
    new Map(await Promise.all(people.map(async ({ id }) => [id, (await sim.sessionTypes(id, sim.site)).sort()] as const)));
  const before = await held();

  await app.signIn();
  await button(page, 'Select by email').click();
  await app.dialog.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await button(page, `Select ${PEOPLE} people`).click();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  await page.getByRole('navigation', { name: 'Meeting sites' }).getByRole('link', { name: sim.site, exact: true }).click();
  await button(page, 'Edit in a grid').click();
  const grid = page.getByRole('grid', { name: 'Session types of people' });
  await expect(grid).toHaveAttribute('aria-rowcount', `${PEOPLE + 1}`);
  await expect(page.getByText(/^Read \d+ of 500 people$/)).toHaveCount(0, { timeout: 90_000 });
  await grid.focus();
  // The last six types are taken from everyone.
  for (let column = 0; column < 6; column += 1) {
    await page.keyboard.press('ArrowRight');
  }
  await page.keyboard.press('Control+Shift+End');
  await button(page, 'No to all').click();
  const wanted = new Map([...before].map(([id, own]) => [id, own.filter((type) => types.indexOf(type) < 6)]));
  const changed = [...wanted].filter(([id, own]) => own.join() !== before.get(id)!.join()).length;
  await button(page, 'Preview as a job').click();
  await expect(page.getByText(`${changed} will change.`)).toBeVisible();

  for (const [seed, fault] of FAULTS.entries()) {
    await sim.faultOften('PUT /v1/admin/meeting/userconfig/sessionTypes', fault, seed, 0.05 / FAULTS.length);
  }
  await button(page, `Run all ${changed}`).click();
  await expect(page.getByText(`${changed} of ${changed} done`)).toBeVisible({ timeout: 300_000 });
  await sim.disarm();
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Export as JSON').click()]);
  const { rows } = JSON.parse(await readFile(await file.path(), 'utf8')) as { rows: Row[] };
  expect(rows).toHaveLength(changed);

  const now = await held();
  const fulfilled = rows.filter(({ personId }) => now.get(personId)!.join() === wanted.get(personId)!.join());
  const untouched = rows.filter(({ personId }) => now.get(personId)!.join() === before.get(personId)!.join());
  expect(fulfilled.length + untouched.length, 'no row is changed in part').toBe(changed);
  const said = (rows: Row[]): string[] => [...new Set(rows.map(({ outcome }) => outcome))].sort();
  expect(said(fulfilled).filter((outcome) => !outcome.startsWith('applied'))).toEqual([]);
  expect(said(untouched).filter((outcome) => !['refused', 'turnedAway', 'noAnswer', 'nothingSent'].includes(outcome))).toEqual([]);
  expect(untouched.length, 'some writes failed').toBeGreaterThan(0);
  const writes = (await sim.writes()).filter((entry) => entry.changed);
  expect(writes.length, 'each row that is said to be applied was applied once').toBe(fulfilled.length);
});
