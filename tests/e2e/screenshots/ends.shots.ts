/** Endings: a refusal, an idle session, a missing file. */
import { App } from '../harness/app';
import { signInScopes } from '../harness/scopes';
import { expect, test } from '../harness/test';
import { SignInMethods } from '../harness/sign-in-methods';
import { richest, settled, shooter, whole } from './shoot';

test('refused', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const person = await richest(sim);
  const { access_token } = await sim.mint({ scopes: 'spark:people_read spark-admin:people_read spark-admin:roles_read' });
  await app.open();
  await new SignInMethods(page).useToken(access_token, true);
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
  await expect(page.getByText(/signed out after inactivity/).first()).toBeVisible();
  await shoot('locked', whole);
});

test('a file that is gone', async ({ app, page, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  await page.route(/\/second-\w+\.wasm$/, (route) => route.fulfill({ status: 404, body: 'gone' }));
  await app.signIn();
  await page.getByRole('link', { name: 'Token', exact: true }).first().click();
  await expect(page.getByText("Couldn't load this page")).toBeVisible();
  await shooter(page, testInfo)('second-file-missing');
});

test.describe('with the scopes to revoke', () => {
  test.use({ config: { scopes: [...signInScopes, 'identity:tokens_read', 'identity:tokens_write'] } });

  test('signing out', async ({ app, page, sim, watch }, testInfo) => {
    watch.expectConsole(/./, 'pictures, not a test');
    const shoot = shooter(page, testInfo);
    const revoke = async (): Promise<void> => {
      await app.signOut();
      await app.dialog.getByRole('button', { name: 'Sign out and revoke' }).click();
    };
    await app.signIn();
    await settled(page);
    await app.signOut();
    await shoot('sign-out');
    await page.keyboard.press('Escape');
    await sim.fault('GET /v1/authorizations', { kind: 'hang' });
    await revoke();
    await expect(page.getByText('Rollcall is asking Webex to revoke the tokens')).toBeVisible();
    await shoot('sign-out-revoking');
    await expect(page.getByText("Webex didn't confirm the revocation")).toBeVisible();
    await shoot('sign-out-not-revoked');
    await sim.reset();
    await app.signIn();
    await revoke();
    await expect(page.getByText('The tokens are revoked')).toBeVisible();
    await shoot('sign-out-revoked');
    await app.signIn();
    const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
    await page.goto(`${app.host.url}config.json`);
    const other = new App(tab, app.host);
    await other.signOut();
    await other.dialog.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(other.signInButton).toBeVisible();
    await page.goBack();
    await expect(app.signInButton).toBeVisible();
    await shoot('signed-out-elsewhere');
  });
});
