/** The sign-in page with each way open, and its messages when one fails. */
import { expect, test } from '../harness/test';
import { SignInMethods } from '../harness/sign-in-methods';
import { shooter, whole } from './shoot';

const secret = 'secret-of-the-integration';
const clientId = 'C0a9f3d27b84c51e6f0a9f3d27b84c51e6f0a9f3d27b84c51e6f0a9f3d27b84c5';

test('sign-in methods', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const methods = new SignInMethods(page);
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await page.getByText('Permissions Rollcall requests').click();
  await shoot('method-webex-scopes', whole);

  await app.open();
  await methods.openIntegration();
  await methods.fillIntegration({ clientId, secret });
  await methods.integration.getByText('What happens to the secret').click();
  await shoot('sign-in-own-integration', whole);
  await methods.fillIntegration({ clientId: '', secret: '' });
  await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await shoot('sign-in-own-integration-empty', whole);

  await app.open();
  await methods.openToken();
  await methods.token.getByLabel('Access token', { exact: true }).fill('https://webexapis.com/v1/people');
  await methods.token.getByRole('button', { name: 'Check token' }).click();
  await shoot('method-token-wrong', whole);
  const token = sim.ready.admin_token;
  await methods.token.getByLabel('Access token', { exact: true }).fill(`${token.slice(0, 10)}zzzz${token.slice(14)}`);
  await methods.token.getByRole('button', { name: 'Check token' }).click();
  await expect(methods.token).toContainText(/expired|not accept|refuse/i);
  await shoot('method-token-refused', whole);
  await sim.fault('GET /v1/people/me', { kind: 'status', status: 503 });
  await methods.token.getByLabel('Access token', { exact: true }).fill(token);
  await methods.token.getByRole('button', { name: 'Check token' }).click();
  await expect(methods.token.getByRole('alert')).toBeVisible({ timeout: 30_000 });
  await shoot('method-token-failed', whole);
  await sim.reset();
  await methods.token.getByRole('button', { name: 'Check token' }).click();
  await expect(methods.token.getByRole('button', { name: 'Use this token' })).toBeVisible();
  await shoot('method-token-tested', whole);

  await app.open();
  await methods.openCode();
  await methods.fillCode({ clientId, secret, redirectUri: 'https://oauth.pstmn.io/v1/callback' });
  await methods.code.getByRole('button', { name: 'Create sign-in link' }).click();
  await expect(methods.code.getByRole('link', { name: 'Open sign-in page' })).toBeVisible();
  await shoot('method-code', whole);
  await methods.code.getByLabel('Code or redirect address').fill('https://oauth.pstmn.io/v1/callback?code=abcdefghijklm&state=wrong');
  await methods.code.getByRole('button', { name: 'Exchange' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await shoot('method-code-refused', whole);

  await app.open('?error=access_denied&state=forged');
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('method-declined', whole);
});

test('secret wanted', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  await sim.register({ id: clientId, secret, redirect_uris: [app.host.url] });
  const methods = new SignInMethods(page);
  await app.open();
  await methods.openIntegration();
  await methods.fillIntegration({ clientId });
  await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('method-secret-wanted', whole);
});

test.describe('without a client id', () => {
  test.use({ config: { clientId: undefined } });

  test('methods without a client id', async ({ app, page }, testInfo) => {
    await app.open();
    await expect(page.getByText('Use your own integration').first()).toBeVisible();
    await shooter(page, testInfo)('method-no-client', whole);
  });
});

test.describe('with all that the settings can say', () => {
  test.use({
    config: {
      signInMethods: ['webex', 'integration', 'token', 'code', 'implicit'],
      title: 'Example University people desk',
      supportUrl: 'https://help.example.com/webex',
      environments: ['configured', 'commercial', 'government'],
    },
  });

  test('implicit', async ({ app, page }, testInfo) => {
    await app.open();
    await new SignInMethods(page).openImplicit();
    await shooter(page, testInfo)('method-implicit', whole);
  });
});
