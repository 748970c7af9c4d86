/**
 * A random walk with a seed (S49, R20): whatever the admin does while a change is in progress, the app keeps running, the change is sent
 * once, and its outcome is reported correctly. `ROLLCALL_WALK_SEEDS=200` walks more. A failure prints its seed and its steps.
 */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/test';
import { endsSession, freeLicence, listen, plan, Walk } from '../harness/walk';
import type { Simulator } from '../harness/simulator';

const seeds = Number(process.env['ROLLCALL_WALK_SEEDS'] ?? 20);
const only = process.env['ROLLCALL_WALK_SEED'];
const walked = only === undefined ? Array.from({ length: seeds }, (_, index) => index + 1) : [Number(only)];

const written = async (sim: Simulator): Promise<number> =>
  (await sim.writes()).filter(({ path }) => /\/licenses\/users|sessionTypes|\/people\//.test(path)).length;

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
      const person = (await sim.hosts()).find(
        ({ invitePending, emails, roles }) => invitePending?.toString() !== 'true' && emails.length === 1 && roles.length === 0,
      )!;
      const licence = await freeLicence(sim, person);
      const typesBefore = await sim.sessionTypes(person.id, sim.site);
      const whole = { read: `GET /v1/people/${person.id}`, write: `PUT /v1/people/${person.id}` };
      const route = {
        licences: { ...whole, write: 'PATCH /v1/licenses/users' },
        'session types': {
          read: 'GET /v1/admin/meeting/userconfig/sessionTypes*',
          write: 'PUT /v1/admin/meeting/userconfig/sessionTypes',
        },
        profile: whole,
        'sign-in': whole,
        role: { ...whole, write: 'PATCH /v1/licenses/users' },
      }[steps.form];
      const isApplied = async (): Promise<boolean> => {
        switch (steps.form) {
          case 'licences':
            return (await sim.person(person.id)).licenses.includes(licence.id);
          case 'session types':
            return JSON.stringify(await sim.sessionTypes(person.id, sim.site)) !== JSON.stringify(typesBefore);
          case 'profile':
            return (await sim.person(person.id)).title === 'Walker';
          case 'sign-in':
            return (await sim.person(person.id)).loginEnabled?.toString() === 'false';
          case 'role':
            return (await sim.person(person.id)).siteUrls?.includes(`${sim.site}#attendee`) ?? false;
        }
      };

      const told = await listen(page);
      await app.signInAt(person);
      const moves = new Walk(app, page, sim, person, steps.form);
      await moves.openForm();
      await quiet(page, sim);
      if (steps.form === 'licences') {
        await app.box(licence.name).check();
      } else if (steps.form === 'profile') {
        await app.dialog.getByLabel('Title').fill('Walker');
      } else if (steps.form === 'role') {
        await app.dialog.getByLabel('Role on this site').selectOption('Attendee');
      } else if (steps.form === 'session types') {
        const box = app.dialog.getByRole('checkbox').last();
        await box.setChecked(!(await box.isChecked()));
      }
      const held = { reading: route.read, writing: route.write, checking: route.read }[steps.at];
      await sim.hold(held, 'step', {
        nth: steps.at === 'checking' ? 2 : 1,
        afterApply: steps.at === 'writing' && steps.applied,
      });
      await app.apply.click();
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
        expect(await page.content()).not.toContain(person.emails[0]);
        expect(await page.evaluate(() => sessionStorage.getItem('rollcall.writes'))).toBeNull();
      }
      await sim.release();
      if (over) {
        await app.signInButton.click();
        await page.getByRole('button', { name: 'Accept' }).click();
      }
      await expect.poll(() => told.length, { message: 'the outcome is reported' }).toBeGreaterThan(0);
      const words = told.at(-1) ?? '';
      await expect(moves.stopped).toHaveCount(0);

      const sent = await written(sim);
      const applied = await isApplied();
      if (/Not applied/.test(words)) {
        expect(applied, words).toBe(false);
      } else {
        expect(words).toContain('Applied');
        expect(applied, words).toBe(true);
      }
      expect(sent, 'sent once, or not at all if nothing was applied').toBe(applied ? 1 : 0);
      await expect
        .poll(() => page.evaluate(() => sessionStorage.getItem('rollcall.writes')), { message: 'the journal ends with the telling' })
        .toBeNull();
    }
  });
}
