/** Reading everyone: in the background, stopped and continued, read again, and honest about its end whatever the pages do. */
import { expect, test } from '../harness/test';
import { signInScopes } from '../harness/scopes';
import type { App } from '../harness/app';

const PAGES = /^\/v1\/people$/;

const everyone = async (app: App): Promise<void> => {
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
};

test('goes on while another page is open, and reads nothing twice', async ({ app, page, sim }) => {
  await sim.hold('GET /v1/people', 'second', { nth: 2 });
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '101');
  await page.getByRole('link', { name: 'Activity' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible();
  await sim.release('second');
  await expect.poll(async () => (await sim.ledger(PAGES)).length).toBe(3);
  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await everyone(app);
  expect(await sim.ledger(PAGES)).toHaveLength(3);
});

test('can be stopped and continued where it stopped', async ({ app, page, sim }) => {
  await sim.hold('GET /v1/people', 'second', { nth: 2 });
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '101');
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('You cancelled loading people.')).toBeVisible();
  await expect(page.getByText(/^Incomplete: 100 people/)).toBeVisible();
  await sim.release('second');
  const before = (await sim.ledger(PAGES)).length;
  await page.getByRole('button', { name: 'Continue' }).click();
  await everyone(app);
  await expect(page.getByText(/^All pages read: 300 people/)).toBeVisible();
  expect((await sim.ledger(PAGES)).length, 'the first page is not read again').toBe(before + 2);
});

test('a refresh that is stopped keeps the list from before', async ({ app, page, sim }) => {
  await app.signIn();
  await everyone(app);
  await sim.hold('GET /v1/people', 'first');
  await page.getByRole('button', { name: 'Refresh' }).click();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('You stopped refreshing. The list is still the one from before.')).toBeVisible();
  await everyone(app);
  await expect(page.getByText(/^All pages read: 300 people/)).toBeVisible();
});

for (const kind of ['loop', 'cycle']) {
  test(`a refresh whose pages turn in circles (${kind}) replaces no whole list`, async ({ app, page, sim, a11y }) => {
    await app.signIn();
    await everyone(app);
    await sim.fault('GET /v1/people', { kind }, { nth: 1, times: 3 });
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText("Couldn't refresh the list, so it's still the one from before")).toBeVisible();
    await everyone(app);
    await a11y('a refresh that turned in circles');
    await page.getByRole('button', { name: 'Retry' }).click();
    await expect(page.getByText("Couldn't refresh the list")).toHaveCount(0);
    await everyone(app);
  });
}

test.describe('by seed', () => {
  test.use({ config: { scopes: [...signInScopes, 'identity:people_read'] } });

  const faults = [
    [{ kind: 'duplicate' }, { kind: 'emptypage' }],
    [{ kind: 'lost' }, { kind: 'status', status: 503 }],
    [{ kind: 'loop' }, { kind: 'truncate' }],
    [{ kind: 'max', max: 9 }, { kind: 'drop' }],
    [{ kind: 'mutate', set: { '/items/0/id': null } }, { kind: 'html200' }],
  ];
  for (const [seed, kinds] of faults.entries()) {
    test(`a list with ${kinds.map(({ kind }) => kind).join(' and ')} is whole or says that it is not`, async ({ app, page, sim, watch }) => {
      watch.expectConsole(/status of 503|Failed to load|net::|ERR_/, 'the pages break on purpose');
      for (const fault of kinds) {
        await sim.faultBySeed('GET /v1/people', fault, seed + 1);
      }
      await app.signIn();
      const ended = page.getByText(/^(Complete: |Incomplete: |The directory counts )/);
      const retry = page.getByRole('button', { name: 'Retry' });
      await expect(ended.or(retry).first()).toBeVisible();
      const mark = (await ended.textContent()) ?? '';
      const shown = (await app.people.count()) === 0 ? 0 : Number(await app.people.getAttribute('aria-rowcount')) - 1;
      expect(shown).toBeLessThanOrEqual(300);
      if (mark.startsWith('Complete: ')) {
        expect(shown).toBe(300);
      }
      if (shown < 300) {
        expect(mark).toMatch(/^(Incomplete: |The directory counts )/);
      }
    });
  }
});
