/** What the rest of the app shows after a job: the list, the overview, the list of changes, and where the focus is. */
import type { Locator, Page } from '@playwright/test';
import type { App } from '../harness/app';
import { lacking, licenceForMany } from '../harness/cases';
import { expect, test } from '../harness/test';
import type { Person, Simulator } from '../harness/simulator';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string): Locator => page.getByRole('navigation').getByRole('link', { name, exact: true });
const fact = (page: Page, words: string): Locator => page.getByRole('listitem').filter({ hasText: words }).locator('strong');

/** People with one address and no role, whose accounts are active. */
const plain = async (sim: Simulator, count: number): Promise<Person[]> =>
  (await sim.people())
    .filter(
      ({ emails, roles, loginEnabled, licenses }) => emails.length === 1 && roles.length === 0 && `${loginEnabled}` === 'true' && licenses.length > 0,
    )
    .slice(0, count);

async function preview(app: App, people: Person[], what: string): Promise<void> {
  const { page } = app;
  await page.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await page.getByLabel('What to do').selectOption(what);
  await button(page, `Preview for ${people.length} people`).click();
}

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.tagName ?? '');

test('the overview, the list and the changes have what a job did', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 404/, 'people who are deleted are read back');
  const people = await plain(sim, 4);
  await app.signIn('');
  const disabled = fact(page, 'deactivated account');
  // Before the list is complete, the number grows.
  await expect(fact(page, 'people').first()).toHaveText('300');
  const before = Number(await disabled.textContent());
  await expect(fact(page, 'changes were applied')).toHaveText('0');
  await link(page, 'Jobs').click();
  await preview(app, people, 'Deactivate accounts');
  await button(page, 'Run 4 changes').click();
  await expect(page.getByText('4 of 4 done')).toBeVisible();
  const toasts = page.getByText('Its report is on the page Jobs.');
  await expect(toasts).toHaveCount(0);
  await link(page, 'Overview').click();
  await expect(fact(page, 'changes were applied')).toHaveText('4');
  await expect(disabled).toHaveText(String(before + 4));
  await link(page, 'Activity').click();
  const line = page.getByRole('listitem').filter({ hasText: 'Deactivate 4 people' });
  await expect(line).toContainText('4 of 4 done. Applied: 4');
  await expect(line.getByText('just now')).toBeVisible();
  // The report of a job that was put away can be shown again.
  await link(page, 'Jobs').click();
  await button(page, 'New job').click();
  await link(page, 'Activity').click();
  await line.getByRole('link', { name: 'Deactivate 4 people' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Deactivate 4 people' })).toBeVisible();
  await expect(page.getByText('4 of 4 done')).toBeVisible();
  // Another kind takes people away.
  await button(page, 'New job').click();
  await preview(app, people, 'Delete people');
  await button(page, 'Run 4 changes').click();
  await expect(page.getByText('4 of 4 done')).toBeVisible();
  await link(page, 'Overview').click();
  await expect(disabled).toHaveText(String(before));
  await expect(fact(page, 'changes were applied')).toHaveText('8');
  await expect(fact(page, 'people').first()).toHaveText('296');
});

test('a job tells that it is over on every other page', async ({ app, page, sim }) => {
  await app.signIn('jobs');
  await preview(app, await plain(sim, 4), 'Deactivate accounts');
  await sim.hold('PUT /v1/people/*', 'last', { nth: 4 });
  await button(page, 'Run 4 changes').click();
  await link(page, 'Activity').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await expect.poll(async () => (await sim.held()).length).toBe(1);
  await sim.release('last');
  await expect(page.getByText('Its report is on the page Jobs.')).toBeVisible();
});

test('rows that were not run are not called failed, and the focus stays when a job is cancelled', async ({ app, page, sim }) => {
  await app.signIn('jobs');
  // So many that most have not begun when the job is cancelled.
  await preview(app, await plain(sim, 60), 'Deactivate accounts');
  await sim.fault('PUT /v1/people/*', { kind: 'slow', ms: 400 });
  await button(page, 'Run all 60').click();
  await expect(page.getByText(/^[1-9]\d? of 60 done$/)).toBeVisible();
  await button(page, 'Cancel job').click();
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible();
  await expect.poll(() => focused(page)).toBe('BUTTON');
  await expect(button(page, 'Plan failed rows again')).toHaveCount(0);
  await button(page, 'Plan rows that were not run').click();
  await expect(page.getByText(/^\d+ will change\.$/)).toBeVisible();
});

test.describe('360 px wide', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('the reason is below the outcome, and the page is not wider', async ({ app, page, sim, watch, a11y }) => {
    watch.expectConsole(/status of 400/, 'refused on purpose');
    const licence = await licenceForMany(sim);
    const people = await lacking(sim, licence, 3);
    await sim.fault('PUT /v1/people/*', { kind: 'status', status: 400 });
    await app.signIn('jobs');
    await preview(app, people, 'Deactivate accounts');
    await button(page, 'Run 3 changes').click();
    await expect(page.getByText('3 of 3 done')).toBeVisible();
    const reason = page.getByRole('region', { name: 'Rows of the job' }).getByText('Nothing you asked for was changed.', { exact: false });
    await expect(reason.filter({ visible: true }).first()).toBeVisible();
    const room = await reason
      .filter({ visible: true })
      .first()
      .evaluate((element) => ({ hidden: element.scrollHeight - element.clientHeight, right: element.getBoundingClientRect().right }));
    expect(room.hidden, 'all of it is shown').toBeLessThanOrEqual(1);
    expect(room.right).toBeLessThanOrEqual(360);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await a11y('a report at 360 px');
  });
});
