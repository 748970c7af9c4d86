/** A tab that is closed while it runs a job: it is continued in another, nothing is lost, and no row is applied twice (R8). */
import type { Locator, Page } from '@playwright/test';
import { App } from '../harness/app';
import { expect, test } from '../harness/test';
import type { Person } from '../harness/simulator';

/** `cargo xtask soak` closes 20 tabs of a job with 2,000 rows. */
const KILLS = Number(process.env.ROLLCALL_KILLS ?? 3);
const ROWS = Number(process.env.ROLLCALL_KILL_ROWS ?? 200);

test.use({ simulatorArgs: ['--people', String(ROWS * 2), '--max-page', '1000'] });

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

test('loses nothing, and no row is applied twice', async ({ app, page, sim, context }) => {
  test.setTimeout(Math.max(180_000, KILLS * 120_000));
  const fits = ({ emails, roles, loginEnabled }: Person): boolean => emails.length === 1 && roles.length === 0 && `${loginEnabled}` === 'true';
  const people = (await sim.everyone()).filter(fits).slice(0, ROWS);
  expect(people).toHaveLength(ROWS);
  const changes = async (): Promise<string[]> => (await sim.writes()).filter(({ changed }) => changed).map(({ path }) => path);
  const all = ROWS.toLocaleString('en-GB');
  await app.signIn('jobs');
  await page.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await page.getByLabel('What to do').selectOption('Deactivate accounts');
  await button(page, `Preview for ${all} people`).click();
  await page.getByLabel(`Type ${all} to confirm`).fill(String(ROWS));
  await button(page, `Run all ${all}`).click();
  let tab = page;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const goal = Math.floor((ROWS * kill) / (KILLS + 1));
    await expect.poll(async () => (await changes()).length, { timeout: 90_000, intervals: [100] }).toBeGreaterThan(goal);
    const storage = await tab.evaluate(() => ({ ...sessionStorage }));
    const next = await context.newPage();
    const restored = new App(next, app.host);
    await restored.store(storage);
    await tab.close({ runBeforeUnload: false });
    tab = next;
    await restored.open('jobs');
    await expect(restored.account).toBeVisible();
    const offer = tab.getByRole('status').filter({ hasText: 'Unfinished job: Deactivate' });
    await offer.getByRole('button', { name: 'Continue' }).click();
    // The page of the job has a button of the same name.
    await expect(offer).toHaveCount(0);
    await button(tab, 'Continue').click();
  }
  await expect(tab.getByText(`${all} of ${all} done`)).toBeVisible({ timeout: 150_000 });
  const paths = await changes();
  expect(new Set(paths).size, 'no row is lost').toBe(ROWS);
  expect(paths.length, 'no row is applied twice').toBe(ROWS);
});
