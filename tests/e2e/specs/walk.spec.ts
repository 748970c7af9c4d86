/**
 * A random walk with a seed (S49, R20): whatever the admin does while a change is in progress, the app keeps running, the change is sent
 * once, and its outcome is reported correctly. `ROLLCALL_WALK_SEEDS=200` walks more. A failure prints its seed and its steps.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/test';
import { endsSession, listen, plan, Walk } from '../harness/walk';
import { formOf } from '../harness/walk-forms';
import type { Simulator } from '../harness/simulator';

const seeds = Number(process.env['ROLLCALL_WALK_SEEDS'] ?? 20);
const only = process.env['ROLLCALL_WALK_SEED'];
const walked = only === undefined ? Array.from({ length: seeds }, (_, index) => index + 1) : [Number(only)];

const written = async (sim: Simulator, route: string): Promise<number> =>
  (await sim.writes()).filter(({ method, path }) => `${method} ${path}` === route).length;

/** Waits until the page has no more requests, so that the next one held belongs to the change. */
async function quiet(page: Page, sim: Simulator): Promise<void> {
  let asked = -1;
  await expect
    .poll(async () => {
      const ledger = await sim.ledger();
      const same = ledger.length === asked && ledger.every(({ status }) => status !== 0);
      asked = ledger.length;
      await page.waitForTimeout(150);
      return same;
    })
    .toBe(true);
}

for (const seed of walked) {
  test(`walk ${seed}`, async ({ app, page, sim, watch }) => {
    const steps = plan(seed);
    watch.letLeave();
    watch.expectConsole(/status of 40\d|ERR_|Failed to fetch/, 'refreshes are refused on purpose, and pages are left with requests');
    try {
      await walk();
    } catch (error) {
      throw new Error(`ROLLCALL_WALK_SEED=${seed}: ${JSON.stringify(steps)}\n${String(error)}`, { cause: error });
    }

    async function walk(): Promise<void> {
      const form = await formOf(steps.form, app, page, sim);
      const told = await listen(page);
      await app.signInAt(form.person);
      const moves = new Walk(app, page, sim, form);
      await moves.openForm();
      await quiet(page, sim);
      await form.fill();
      await quiet(page, sim);
      const held = { reading: form.read, writing: form.write, checking: form.read }[steps.at];
      await sim.hold(held, 'step', {
        nth: steps.at === 'checking' ? 2 : 1,
        afterApply: steps.at === 'writing' && steps.applied,
      });
      await form.button.click();
      await expect.poll(async () => (await sim.held()).length, { message: 'the request is held' }).toBe(1);

      for (const move of steps.moves) {
        await moves.move(move);
        await expect(moves.stopped, `alive after ${move}`).toHaveCount(0);
      }
      const over = endsSession(steps.moves.at(-1));
      if (over) {
        await expect(app.signInButton).toBeVisible();
        // After a reload the app looks back at once, so the outcome may have been told before the session ended.
        await expect
          .poll(async () => told.length > 0 || (await moves.underWay.isVisible()), { message: 'reported, or said to be in progress' })
          .toBe(true);
        expect(await page.content()).not.toContain(form.secret);
        expect(await page.evaluate(() => sessionStorage.getItem('rollcall.writes'))).toBeNull();
      }
      await sim.release();
      if (over) {
        await app.signInButton.click();
        await page.getByRole('button', { name: 'Accept' }).click();
      }
      await expect.poll(() => told.length, { message: 'the outcome is reported' }).toBeGreaterThan(0);
      // A step that was not sent has no outcome.
      const words = told.findLast((one) => !/^Not sent|session types not sent$/.test(one)) ?? '';
      await expect(moves.stopped).toHaveCount(0);

      const sent = await written(sim, form.write);
      const applied = await form.isApplied();
      if (/Not applied/.test(words)) {
        expect(applied, words).toBe(false);
      } else {
        expect(words).toContain('Applied');
        expect(applied, words).toBe(true);
      }
      expect(sent, 'sent once, or not at all if nothing was applied').toBe(applied ? 1 : 0);
      if (form.further !== undefined) {
        const { write, times } = form.further;
        const stayed = !over && !steps.moves.includes('reload');
        const expected = applied && stayed ? times : 0;
        await expect.poll(() => written(sim, write), { message: 'what follows is sent once' }).toBe(expected);
        await expect.poll(() => told.filter((one) => one.includes('Applied')).length).toBeGreaterThanOrEqual(expected);
      }
      expect((await sim.writes()).length, 'nothing else was sent').toBe(sent + (form.further ? await written(sim, form.further.write) : 0));
      await expect
        .poll(() => page.evaluate(() => sessionStorage.getItem('rollcall.writes')), { message: 'the journal ends with the telling' })
        .toBeNull();
    }
  });
}
