/** The first page after a sign-in: what needs attention, each number linked to the list behind it. */
import { expect, test } from '../harness/test';

const number = (text: string | null): number => Number(text?.replaceAll(',', ''));

test('is the first page, and each number leads to as many people', async ({ app, page, a11y }) => {
  await app.signInAtWebex('');
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  const facts = page.getByRole('region', { name: 'People' }).getByRole('listitem').getByRole('link');
  await expect(facts.first()).toContainText('300');
  for (const name of ['People', 'Licences', 'Meeting sites']) {
    await expect(page.getByRole('region', { name, exact: true }).getByText(/^Loaded/)).toBeVisible();
  }
  await a11y('the overview');
  const count = await facts.count();
  expect(count).toBeGreaterThan(3);
  for (let at = 0; at < count; at += 1) {
    const expected = number(await facts.nth(at).locator('strong').textContent());
    await facts.nth(at).click();
    if (expected === 0) {
      await expect(page.getByRole('heading', { name: 'No one meets these filters' })).toBeVisible();
    } else {
      await expect(app.people).toHaveAttribute('aria-rowcount', String(expected + 1));
    }
    await page.goBack();
    await expect(facts.first()).toContainText('300');
  }
});

test('names what a missing permission hides, and shows the rest', async ({ app, page, sim, watch, a11y }) => {
  watch.expectConsole(/status of 403/, 'the permission is missing on purpose');
  await sim.fault('GET /v1/licenses', { kind: 'status', status: 403 });
  await app.signIn('');
  await expect(page.getByRole('alert')).toContainText("Couldn't load licences");
  await expect(page.getByRole('region', { name: 'People' })).toContainText('300');
  await a11y('the overview without licences');
});

test('people who cannot be listed are named as missing, and the rest is shown', async ({ app, page, sim, watch, a11y }) => {
  watch.expectConsole(/status of 403/, 'the permission is missing on purpose');
  await sim.fault('GET /v1/people', { kind: 'status', status: 403 });
  await app.signIn('');
  await expect(page.getByRole('alert')).toContainText("Couldn't load people");
  const facts = page.getByRole('region', { name: 'People' }).getByRole('listitem');
  await expect(facts.first(), 'unknown, not 0').toContainText('–');
  await expect(page.getByRole('region', { name: 'Meeting sites' }).getByRole('listitem').first()).toBeVisible();
  await a11y('the overview without people');
});

test('the list can be loaded again, and keeps what is shown until it is whole', async ({ app, page, sim }) => {
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await app.people.getByRole('row').nth(2).getByRole('checkbox').click();
  const reads = async (): Promise<number> => (await sim.ledger(/^\/v1\/people$/)).length;
  const before = await reads();
  await sim.fault('GET /v1/people', { kind: 'slow', ms: 1500 }, { nth: 2 });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Refreshing…')).toBeVisible();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible();
  expect(await reads()).toBeGreaterThan(before + 1);
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText('1 person selected');
});

test('a refresh that fails keeps the list and says so', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'the list fails on purpose');
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await sim.fault('GET /v1/people', { kind: 'status', status: 400 }, { nth: 1 });
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByRole('alert')).toContainText("Couldn't refresh the list");
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await page.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
});
