/** Jobs: one change for many people, previewed, run in parts, reported, continued after a reload, and taken back. */
import type { Locator, Page } from '@playwright/test';
import type { App } from '../harness/app';
import { holders, lacking, licenceForMany } from '../harness/cases';
import { expect, test } from '../harness/test';
import type { License, Person, Simulator } from '../harness/simulator';

const patch = 'PATCH /v1/licenses/users';

const table = (page: Page): Locator => page.getByRole('region', { name: 'Rows of the job' });
const bodyRows = (page: Page): Locator => table(page).locator('tbody:not([aria-hidden]) tr');
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });

/** Opens the page of jobs with these people pasted. */
async function paste(app: App, people: Person[]): Promise<void> {
  await app.signIn('jobs');
  await app.page.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await expect(button(app.page, `Preview for ${people.length} people`)).toBeEnabled();
}

async function chooseLicence(page: Page, what: 'add' | 'remove', licence: License): Promise<void> {
  await page.getByRole('searchbox', { name: `Search licences to ${what}` }).fill(licence.name);
  const list = page.locator('.job-list').filter({ has: page.getByRole('heading', { name: new RegExp(`licences to ${what}`, 'i') }) });
  await list.getByRole('checkbox', { name: licence.name }).check();
}

async function previewAdding(app: App, people: Person[], licence: License): Promise<void> {
  await paste(app, people);
  await chooseLicence(app.page, 'add', licence);
  await button(app.page, `Preview for ${people.length} people`).click();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(new RegExp(`^Add .* to ${people.length} people$`));
}

const patches = async (sim: Simulator): Promise<number> => (await sim.writes()).filter(({ method, path }) => `${method} ${path}` === patch).length;

test('a licence for selected people: preview, the first five, the rest, report, undo', async ({ app, page, sim, a11y }) => {
  const licence = await licenceForMany(sim);
  const people = await lacking(sim, licence, 7);
  const before = await Promise.all(people.map(({ id }) => sim.person(id)));
  await app.signIn();
  await page.getByRole('button', { name: 'Select by email' }).click();
  await app.dialog.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await app.dialog.getByRole('button', { name: 'Select 7 people' }).click();
  await button(page, 'Change together').click();
  await expect(page).toHaveURL(/\/jobs$/);
  await expect(page.getByLabel('People', { exact: true })).toHaveValue('selection');
  await a11y('choosing');
  await button(page, 'Preview for 7 people').click();
  await expect(page.getByRole('alert').filter({ hasText: 'Choose licences' })).toBeVisible();
  await chooseLicence(page, 'add', licence);
  await button(page, 'Preview for 7 people').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Add .* to 7 people$/);
  await expect(bodyRows(page)).toHaveCount(7);
  await expect(page.getByText('7 will change.')).toBeVisible();
  await a11y('the preview');
  expect(await sim.writes(), 'a preview sends nothing').toEqual([]);

  await button(page, 'Run the first 5').click();
  await expect(page.getByText('The first rows are done.', { exact: false })).toBeVisible();
  expect(await patches(sim)).toBe(5);
  expect(await holders(sim, people, licence)).toBe(5);
  await a11y('after the first five');
  await button(page, 'Run the rest').click();
  await expect(page.getByText('7 of 7 done')).toBeVisible();
  await expect(bodyRows(page).getByText('Applied', { exact: true })).toHaveCount(7);
  expect(await holders(sim, people, licence)).toBe(7);
  expect(await patches(sim)).toBe(7);
  await a11y('the report');
  const [csv] = await Promise.all([page.waitForEvent('download'), button(page, 'Export as CSV').click()]);
  expect(csv.suggestedFilename()).toBe('rollcall-job.csv');

  await button(page, 'Plan undo').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Undo of “Add .* to 7 people”$/);
  await expect(page.getByText('7 will change.')).toBeVisible();
  await button(page, 'Run all 7').click();
  await expect(page.getByText('7 of 7 done')).toBeVisible();
  await expect(bodyRows(page).getByText('Applied', { exact: true })).toHaveCount(7);
  const after = await Promise.all(people.map(({ id }) => sim.person(id)));
  expect(after.map(({ licenses }) => [...licenses].sort())).toEqual(before.map(({ licenses }) => [...licenses].sort()));
});

test('goes on after a reload, and applies each row once', async ({ app, page, sim, watch }) => {
  const licence = await licenceForMany(sim);
  const people = await lacking(sim, licence, 12);
  await previewAdding(app, people, licence);
  await sim.hold(patch, 'cut', { nth: 6, afterApply: true });
  await button(page, 'Run all 12').click();
  await expect.poll(async () => (await sim.held()).length).toBe(1);
  watch.letLeave();
  await page.reload();
  await sim.release('cut');
  const offer = page.getByRole('status').filter({ hasText: 'Unfinished job: Add' });
  await expect(offer).toBeVisible();
  await expect(page.getByRole('link', { name: 'Unfinished job' })).toBeVisible();
  await offer.getByRole('button', { name: 'Continue' }).click();
  await expect(offer).toHaveCount(0);
  await button(page, 'Continue').click();
  await expect(page.getByText('12 of 12 done')).toBeVisible();
  expect(await holders(sim, people, licence)).toBe(12);
  const changed = (await sim.writes()).filter((entry) => entry.changed && entry.method === 'PATCH');
  expect(changed, 'each row was applied exactly once').toHaveLength(12);
});

test('waits as long as Webex asks, and says so on every page', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/429/, 'the limit is on purpose');
  const licence = await licenceForMany(sim);
  const people = await lacking(sim, licence, 6);
  await previewAdding(app, people, licence);
  await sim.fault(patch, { kind: 'status', status: 429, retry_after: 4 }, { nth: 2 });
  await button(page, 'Run all 6').click();
  await expect(page.getByText(/^Waiting \d seconds?: Webex asked for it\.$/)).toBeVisible();
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('link', { name: /^Job (\d+ %|finished)$/ })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Job finished' })).toBeVisible();
  expect(await holders(sim, people, licence)).toBe(6);
});

test('a full pool is told before anything is sent, and refusals can be planned again', async ({ app, page, sim }) => {
  const licence = await licenceForMany(sim);
  const people = await lacking(sim, licence, 4);
  await sim.edit({ freeUnits: [licence.id, 2] });
  await previewAdding(app, people, licence);
  await expect(page.getByText('No seat from row 3 on')).toBeVisible();
  await button(page, 'Run 4 changes').click();
  await expect(page.getByText('4 of 4 done')).toBeVisible();
  expect(await holders(sim, people, licence)).toBe(2);
  await page.getByLabel('Rows', { exact: true }).selectOption('Not applied');
  await expect(bodyRows(page)).toHaveCount(2);
  await button(page, 'Plan failed rows again').click();
  await expect(page.getByText('2 will change.')).toBeVisible();
});

test('pauses, goes on and is cancelled by the keyboard alone', async ({ app, page, sim }) => {
  const licence = await licenceForMany(sim);
  const people = await lacking(sim, licence, 10);
  await previewAdding(app, people, licence);
  await sim.fault(patch, { kind: 'slow', ms: 300 });
  const press = async (name: string): Promise<void> => {
    await button(page, name).focus();
    await page.keyboard.press('Enter');
  };
  await press('Run all 10');
  await press('Pause');
  await expect(page.getByText('Paused', { exact: true })).toBeVisible();
  const sent = await patches(sim);
  expect(sent).toBeLessThan(10);
  await press('Cancel job');
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Job cancelled' })).toBeVisible();
  await expect(bodyRows(page).getByText('Not run', { exact: true })).toHaveCount(10 - sent);
  expect(await patches(sim)).toBe(sent);
  expect(await holders(sim, people, licence)).toBe(sent);
});

test('deleting many people needs their number, and spares oneself', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/404/, 'deleted people are looked for afterwards');
  const people = (await sim.everyone()).filter(({ emails }) => emails.length === 1).slice(0, 160);
  await paste(app, people);
  await page.getByLabel('What to do').selectOption('Delete people');
  await button(page, `Preview for ${people.length} people`).click();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  const count = Number(/^Delete (\d+) people$/.exec(title ?? '')?.[1]);
  await expect(page.getByText(/, 1 left out\.$/)).toBeVisible();
  await page.getByLabel('Rows', { exact: true }).selectOption('Left out');
  await expect(table(page).getByText('You would lock yourself out.')).toBeVisible();
  await expect(button(page, 'Run the first 5')).toHaveAttribute('aria-disabled', 'true');
  await page.getByLabel(`Type ${count} to confirm`).fill(String(count));
  await button(page, 'Run the first 5').click();
  await expect(page.getByText('The first rows are done.', { exact: false })).toBeVisible();
  expect((await sim.writes()).filter(({ method }) => method === 'DELETE')).toHaveLength(5);
  const reads = (await sim.ledger(/^\/v1\/people\//)).filter(({ status }) => status === 404);
  expect(reads, 'each deletion is read back once').toHaveLength(5);
});
