/** Whether the list has everyone: it is compared with the count of the directory, where the token may ask. */
import { expect, test } from '../harness/test';
import { signInScopes } from '../harness/scopes';

const COUNT = /^\/identity\/scim\//;

test.describe('with the scope', () => {
  test.use({ config: { scopes: [...signInScopes, 'identity:people_read'] } });

  test('a whole list is complete, and is compared again after each refresh', async ({ app, page, sim, a11y }) => {
    await app.signIn();
    const complete = page.getByText('Complete: 300 of 300 people, compared with the directory.');
    await expect(complete).toBeVisible();
    await expect(page.getByText(/^Loaded/)).toBeVisible();
    expect(await sim.ledger(COUNT)).toHaveLength(1);
    await a11y('a complete list');
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect.poll(async () => (await sim.ledger(COUNT)).length).toBe(2);
    await expect(complete).toBeVisible();
    await page.getByRole('link', { name: 'Overview' }).click();
    await expect(complete).toBeVisible();
    expect(await sim.ledger(COUNT), 'the overview asks nothing again').toHaveLength(2);
  });

  test('a person who was lost between two pages is missed', async ({ app, page, sim }) => {
    await sim.fault('GET /v1/people', { kind: 'lost' }, { nth: 1 });
    await app.signIn();
    await expect(app.people).toHaveAttribute('aria-rowcount', '300');
    await expect(page.getByText('The directory counts 300 users, 1 more than this list.')).toBeVisible();
  });

  test('an incomplete list says how many there should be', async ({ app, page, sim }) => {
    await sim.fault('GET /v1/people', { kind: 'loop' }, { nth: 2 });
    await app.signIn();
    await expect(page.getByText('Incomplete: 200 people. The directory counts 300 users.')).toBeVisible();
  });

  test('a refusal and an answer without a count leave it unknown, and the list works', async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of 403/, 'the count is refused on purpose');
    await sim.fault('GET /identity/*', { kind: 'status', status: 403 }, { nth: 1 });
    await sim.fault('GET /identity/*', { kind: 'mutate', remove: ['/totalResults'] }, { nth: 1 });
    await app.signIn();
    await expect(page.getByText(/is complete: Webex refused to count the directory/)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await expect(page.getByText(/is complete: Webex gave no usable count/)).toBeVisible();
    await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  });
});

test('with Save-Data, the list is checked on request', async ({ app, page }) => {
  await page.addInitScript(() => {
    const connection = (navigator as unknown as { connection: object }).connection;
    Object.defineProperty(connection, 'saveData', { get: () => true });
  });
  await app.signIn();
  const mark = page.getByText(/^All pages read: 300 people/);
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await expect(mark).toHaveCount(0);
  await page.getByRole('button', { name: 'Is the list complete?' }).click();
  await expect(mark).toBeVisible();
});

test('without the scope, nothing is asked, and the missing scope is named', async ({ app, page, sim, a11y }) => {
  await app.signIn();
  await expect(page.getByText(/All pages read: 300 people.*the token lacks the scope identity:people_read/)).toBeVisible();
  expect(await sim.ledger(COUNT)).toHaveLength(0);
  await a11y('a list that was not compared');
  await page.getByRole('link', { name: 'About scopes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Scopes' })).toBeVisible();
});
