/** Pages while Webex makes people wait: loading, a pause, another attempt, no network, cancelled, incomplete. */
import { expect, test } from '../harness/test';
import { richest, shooter, whole } from './shoot';

test.use({ config: { requestTimeoutSeconds: 5 } });

test('waiting people', async ({ app, page, sim, watch, a11y }, testInfo) => {
  watch.expectConsole(/./, 'pictures of waiting');
  const shoot = shooter(page, testInfo);
  const look = async (name: string): Promise<void> => {
    await shoot(name);
    await a11y(name);
  };
  await sim.fault('GET /v1/people', { kind: 'drip', ms: 60_000 }, { nth: 1, times: 2 });
  await app.signIn();
  await expect(page.locator('.skeleton').first()).toBeVisible();
  await look('waiting-people');
  await expect(page.getByText(/attempt 2 of 3…/)).toBeVisible();
  await look('waiting-people-retrying');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('You cancelled loading people.')).toBeVisible();
  await look('waiting-people-cancelled');
  await sim.reset();
  await sim.fault('GET /v1/people', { kind: 'status', status: 429, retry_after: 16 }, { nth: 2 });
  await app.signIn();
  await expect(page.getByText('Webex is rate-limiting requests.')).toBeVisible();
  await look('waiting-people-paused');
  await sim.reset();
  await sim.fault('GET /v1/people', { kind: 'link', next: `<${sim.ready.api}/people?max=1000>; rel="next"` });
  await app.signIn();
  await expect(page.getByText('The list is incomplete')).toBeVisible();
  await look('waiting-people-incomplete');
});

test('waiting person', async ({ app, page, sim, context, watch, a11y }, testInfo) => {
  watch.expectConsole(/./, 'pictures of waiting');
  const shoot = shooter(page, testInfo);
  const look = async (name: string): Promise<void> => {
    await shoot(name, whole);
    await a11y(name);
  };
  const person = await richest(sim);
  const address = `people/${encodeURIComponent(person.id)}`;
  await sim.fault(`GET /v1/people/${person.id}`, { kind: 'status', status: 503 });
  await app.signIn(address);
  await expect(page.getByText(/Retrying.*attempt [3-8] of 8/)).toBeVisible();
  await look('waiting-person-retrying');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await look('waiting-person-cancelled');
  await sim.reset();
  for (const route of ['GET /v1/licenses', 'GET /v1/admin/meeting/userconfig/sessionTypes', 'GET /v1/roles']) {
    await sim.fault(route, { kind: 'status', status: 503 });
  }
  await app.signIn(address);
  await expect(page.getByText(/Retrying.*attempt [3-8] of 8/).first()).toBeVisible();
  await page.waitForTimeout(2_000);
  await look('waiting-sections-retrying');
  await sim.reset();
  await sim.fault(`GET /v1/people/${person.id}`, { kind: 'status', status: 429, retry_after: 3 * 3600 });
  await app.signIn(address);
  await expect(page.getByText('Webex is rate-limiting requests.')).toBeVisible();
  await look('waiting-person-paused');
  await sim.reset();
  await app.signIn('people');
  await expect(app.people.getByRole('row').nth(2)).toBeVisible();
  await context.setOffline(true);
  await app.people.getByRole('link').nth(3).click();
  await expect(page.getByText("You're offline.")).toBeVisible();
  await look('waiting-person-offline');
  await context.setOffline(false);
});
