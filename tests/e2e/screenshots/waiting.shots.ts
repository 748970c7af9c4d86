/** Pages while Webex makes people wait: loading, a pause, another attempt, no network, cancelled, incomplete. */
import { expect, test } from '../harness/test';
import { richest, shooter, whole } from './shoot';

test.use({ config: { requestTimeoutSeconds: 5 } });

test('waiting people', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures of waiting');
  const shoot = shooter(page, testInfo);
  await sim.fault('GET /v1/people', { kind: 'drip', ms: 60_000 }, { nth: 1, times: 2 });
  await app.signIn();
  await expect(page.locator('.skeleton').first()).toBeVisible();
  await shoot('waiting-people');
  await expect(page.getByText(/attempt 2 of 3…/)).toBeVisible();
  await shoot('waiting-people-retrying');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('You cancelled loading people.')).toBeVisible();
  await shoot('waiting-people-cancelled');
  await sim.reset();
  await sim.fault('GET /v1/people', { kind: 'status', status: 429, retry_after: 16 }, { nth: 2 });
  await app.signIn();
  await expect(page.getByText('Webex is rate-limiting requests.')).toBeVisible();
  await shoot('waiting-people-paused');
  await sim.reset();
  await sim.fault('GET /v1/people', { kind: 'link', next: `<${sim.ready.api}/people?max=1000>; rel="next"` });
  await app.signIn();
  await expect(page.getByText('The list is incomplete')).toBeVisible();
  await shoot('waiting-people-incomplete');
});

test('waiting person', async ({ app, page, sim, context, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures of waiting');
  const shoot = shooter(page, testInfo);
  const person = await richest(sim);
  const address = `people/${encodeURIComponent(person.id)}`;
  await sim.fault(`GET /v1/people/${person.id}`, { kind: 'status', status: 503 });
  await app.signIn(address);
  await expect(page.getByText(/Retrying.*attempt [3-8] of 8/)).toBeVisible();
  await shoot('waiting-person-retrying', whole);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await shoot('waiting-person-cancelled', whole);
  await sim.reset();
  for (const route of ['GET /v1/licenses', 'GET /v1/admin/meeting/userconfig/sessionTypes', 'GET /v1/roles']) {
    await sim.fault(route, { kind: 'status', status: 503 });
  }
  await app.signIn(address);
  await expect(page.getByText(/Retrying.*attempt [3-8] of 8/).first()).toBeVisible();
  await page.waitForTimeout(2_000);
  await shoot('waiting-sections-retrying', whole);
  await sim.reset();
  await sim.fault(`GET /v1/people/${person.id}`, { kind: 'status', status: 429, retry_after: 3 * 3600 });
  await app.signIn(address);
  await expect(page.getByText('Webex is rate-limiting requests.')).toBeVisible();
  await shoot('waiting-person-paused', whole);
  await sim.reset();
  await app.signIn('people');
  await expect(app.people.getByRole('row').nth(2)).toBeVisible();
  await context.setOffline(true);
  await app.people.getByRole('link').nth(3).click();
  await expect(page.getByText("You're offline.")).toBeVisible();
  await shoot('waiting-person-offline', whole);
  await context.setOffline(false);
});
