/** Pages when something is refused or missing. */
import { expect, test } from '../harness/test';
import { richest, settled, shooter, whole } from './shoot';

test('failures', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures of failures');
  const shoot = shooter(page, testInfo);
  const person = await richest(sim);
  await app.open('?code=forged&state=forged');
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('sign-in-refused');
  await sim.fault('GET /v1/people', { kind: 'status', status: 400 }, { nth: 1 });
  await app.signIn();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await shoot('people-failed');
  await sim.fault('GET /v1/licenses', { kind: 'status', status: 403 });
  await sim.fault('GET /v1/admin/meeting/userconfig/sessionTypes', { kind: 'status', status: 403 });
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await settled(page);
  await shoot('person-without-permissions', whole);
  await sim.reset();
});
