/**
 * Adding and deleting people while the connection is dropped at every point (R19). Chromium repeats some dropped requests by itself, so
 * one press can send several; each person is there once all the same, and the outcome that is told is true.
 */
import { leaver } from '../harness/cases';
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';

const points: [name: string, fault: Record<string, unknown>][] = [
  ['before the request is carried out', {}],
  ['after it was carried out', { after_apply: true }],
  ['after the head of the answer', { after_apply: true, after_headers: true }],
  ['after the head of an answer to nothing', { after_headers: true }],
];

/** The heading of the outcome. */
async function told(app: App): Promise<string> {
  const heading = app.dialog.getByRole('heading', { name: /^(Applied|Not applied|Outcome unknown)/ });
  await expect(heading).toBeVisible();
  return (await heading.textContent()) ?? '';
}

for (const [name, fault] of points) {
  for (const times of [1, 9]) {
    const which = times === 1 ? 'once' : 'every time';
    test(`a connection dropped ${name}, ${which}: a person is added at most once`, async ({ app, page, sim, watch }) => {
      watch.expectConsole(/ERR_|Failed to|status of 409/, 'the connection breaks on purpose');
      await app.signIn('new-person');
      await app.dialog.getByLabel('Email').fill('ada@lantern.example');
      await page.keyboard.press('Enter');
      await app.dialog.getByLabel('Display name').fill('Ada');
      await sim.fault('POST /v1/people', { kind: 'drop', ...fault }, { nth: 1, times });
      await app.dialog.getByRole('button', { name: 'Add person' }).click();
      const outcome = await told(app);
      const created = (await sim.everyone()).filter(({ emails }) => emails.includes('ada@lantern.example')).length;
      expect(created).toBeLessThanOrEqual(1);
      if (outcome !== 'Outcome unknown') {
        expect(outcome.startsWith('Applied'), outcome).toBe(created === 1);
      }
    });

    test(`a connection dropped ${name}, ${which}: what is told of a deletion is true`, async ({ app, page, sim, watch }) => {
      watch.expectConsole(/ERR_|Failed to|status of 404/, 'the connection breaks on purpose, and the read afterwards finds nobody');
      const person = leaver(await sim.people());
      await app.signInAt(person);
      await page.getByRole('button', { name: 'Delete', exact: true }).click();
      await app.dialog.getByLabel(/^Type /).fill(person.emails[0] ?? '');
      await sim.fault('DELETE /v1/people/*', { kind: 'drop', ...fault }, { nth: 1, times });
      await app.dialog.getByRole('button', { name: 'Delete person' }).click();
      const outcome = await told(app);
      const left = (await sim.everyone()).some(({ id }) => id === person.id);
      if (outcome !== 'Outcome unknown') {
        expect(outcome.startsWith('Applied'), outcome).toBe(!left);
      }
      expect((await sim.writes()).filter(({ changed }) => changed).length).toBe(left ? 0 : 1);
    });
  }
}
