/** Where something ends: a refusal, a session that nobody uses, a file that is gone. */
import { expect, test } from '../harness/test';
import { Ways } from '../harness/ways';
import { richest, settled, shooter, whole } from './shoot';

test('refused', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const person = await richest(sim);
  const { access_token } = await sim.mint({ scopes: 'spark:people_read spark-admin:people_read spark-admin:roles_read' });
  await app.open();
  await new Ways(page).useToken(access_token, true);
  await expect(app.people).toBeVisible();
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await app.isOn(person);
  await expect(page.getByRole('link', { name: 'Why was this refused?' }).first()).toBeVisible();
  await shoot('refused-person', whole);
  await page.getByRole('link', { name: 'Why was this refused?' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: 'Why Webex refused' })).toBeVisible();
  await settled(page);
  await shoot('refused', whole);
});

test('still there', async ({ app, page, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  await page.clock.install();
  await app.signIn();
  await page.clock.runFor(28.5 * 60_000);
  await expect(page.getByRole('dialog', { name: 'Still there?' })).toBeVisible();
  await shoot('still-there');
  await page.clock.runFor(2 * 60_000);
  await expect(page.getByText(/locked/i).first()).toBeVisible();
  await shoot('locked', whole);
});

test('a file that is gone', async ({ app, page, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  await page.route(/\/second-\w+\.wasm$/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await app.signIn();
  await page.getByRole('link', { name: 'Token', exact: true }).first().click();
  await expect(page.getByText('This page could not be loaded')).toBeVisible();
  await shooter(page, testInfo)('second-file-missing');
});
