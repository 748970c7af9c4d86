/** Jobs and the browser around them: a second tab, storage that is refused, and the end of the sign-in. */
import type { BrowserContext, Locator, Page } from '@playwright/test';
import type { App } from '../harness/app';
import { expect, test } from '../harness/test';
import type { Person, Simulator } from '../harness/simulator';

const put = 'PUT /v1/people/*';
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });

async function active(sim: Simulator, count: number): Promise<Person[]> {
  const fits = ({ emails, roles, loginEnabled }: Person): boolean => emails.length === 1 && roles.length === 0 && `${loginEnabled}` === 'true';
  const people = (await sim.everyone()).filter(fits).slice(0, count);
  expect(people).toHaveLength(count);
  return people;
}

/** Previews the deactivation of people. */
async function preview(app: App, people: Person[]): Promise<void> {
  await app.page.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await app.page.getByLabel('What to do').selectOption('Deactivate accounts');
  await button(app.page, `Preview for ${people.length} people`).click();
  await expect(app.page.getByRole('heading', { level: 1 })).toHaveText(`Deactivate ${people.length} people`);
}

/** The writes that changed something, by the person. */
async function changes(sim: Simulator): Promise<string[]> {
  return (await sim.writes()).filter(({ changed }) => changed).map(({ path }) => path);
}

/** A duplicate of a tab: the same session storage. */
async function duplicate(context: BrowserContext, page: Page): Promise<Page> {
  const [tab] = await Promise.all([context.waitForEvent('page'), page.evaluate(() => void window.open(location.href))]);
  return tab;
}

test('a second tab cannot run the same job, and goes on when the first is closed', async ({ app, page, sim, context, watch }) => {
  const people = await active(sim, 8);
  await app.signIn('jobs');
  await preview(app, people);
  await sim.hold(put, 'third', { nth: 3 });
  await button(page, 'Run all 8').click();
  await expect.poll(async () => (await sim.held()).length).toBe(1);
  const tab = await duplicate(context, page);
  const offer = tab.getByRole('status').filter({ hasText: 'Unfinished job: Deactivate' });
  await offer.getByRole('button', { name: 'Continue' }).click();
  await expect(tab.getByText('Another tab of this browser runs this job.')).toBeVisible();
  watch.letLeave();
  await page.close({ runBeforeUnload: false });
  await sim.release('third');
  await tab.reload();
  await offer.getByRole('button', { name: 'Continue' }).click();
  await expect(offer).toHaveCount(0);
  await button(tab, 'Continue').click();
  await expect(tab.getByText('8 of 8 done')).toBeVisible();
  const paths = await changes(sim);
  expect(paths).toHaveLength(8);
  expect(new Set(paths).size, 'each row was applied once').toBe(8);
});

test('a browser that stores nothing: the job says so, and runs only after a yes', async ({ app, page, sim }) => {
  const people = await active(sim, 3);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('no storage', 'SecurityError');
    };
  });
  await app.signIn('jobs');
  await preview(app, people);
  await button(page, 'Run 3 changes').click();
  await expect(page.getByText("couldn't store what has been done so far", { exact: false })).toBeVisible();
  expect(await sim.writes(), 'nothing is sent before the answer').toEqual([]);
  await button(page, 'Try again').click();
  await expect(page.getByText("couldn't store what has been done so far", { exact: false })).toBeVisible();
  expect(await sim.writes()).toEqual([]);
  await button(page, 'Continue without storing').click();
  await expect(page.getByText('3 of 3 done')).toBeVisible();
  expect(await changes(sim)).toHaveLength(3);
});

/** How many jobs and lines of journals are stored. */
const stored = (page: Page): Promise<number> =>
  page.evaluate(
    ([name, ...tables]) =>
      new Promise<number>((resolve, reject) => {
        const open = indexedDB.open(name!);
        open.onerror = (): void => reject(open.error);
        open.onsuccess = (): void => {
          const transaction = open.result.transaction(tables);
          const counts = tables.map((table) => transaction.objectStore(table).count());
          transaction.oncomplete = (): void => {
            open.result.close();
            resolve(counts.reduce((sum, { result }) => sum + result, 0));
          };
        };
      }),
    ['rollcall.jobs', 'jobs', 'lines'],
  );

for (const [kept, what] of [
  ['', 'wipes the journal, and says so before'],
  ['page', 'leaves a job that is kept'],
  ['question', 'leaves a job that is kept when it asks'],
] as const) {
  test(`a sign-out ${what}`, async ({ app, page, sim }) => {
    const people = await active(sim, 8);
    await app.signIn('jobs');
    await preview(app, people);
    await button(page, 'Run the first 5').click();
    await expect(page.getByText('The first rows are done.', { exact: false })).toBeVisible();
    if (kept === 'page') {
      await page.getByRole('checkbox', { name: 'Keep this job in this browser when I sign out' }).check();
    }
    expect(await stored(page), 'there is a journal').toBeGreaterThan(1);
    await app.signOut();
    await expect(app.dialog).toContainText("3 rows of jobs aren't done.");
    const keep = app.dialog.getByRole('checkbox', { name: 'Keep unfinished jobs in this browser' });
    await expect(keep).toBeChecked({ checked: kept === 'page' });
    if (kept === 'question') {
      await keep.check();
    }
    await app.dialog.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(app.signInButton).toBeVisible();
    if (!kept) {
      await expect.poll(() => stored(page), { timeout: 10_000 }).toBe(0);
    }
    await app.signInAtWebex('jobs');
    await expect(page.getByLabel('Email addresses')).toBeVisible();
    const offer = page.getByRole('status').filter({ hasText: 'Unfinished job: Deactivate' });
    await expect(offer).toHaveCount(kept ? 1 : 0);
    if (kept) {
      await app.allowChanges();
      await offer.getByRole('button', { name: 'Continue' }).click();
      await button(page, 'Run the rest').click();
      await expect(page.getByText('8 of 8 done')).toBeVisible();
      expect(await changes(sim)).toHaveLength(8);
    }
  });
}
