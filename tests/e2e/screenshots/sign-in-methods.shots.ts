/** The sign-in page with each way open, and its messages when one fails. */
import { expect, test } from '../harness/test';
import { Ways } from '../harness/sign-in-methods';
import { shooter, whole } from './shoot';

const secret = 'secret-of-the-integration';
const clientId = 'C0a9f3d27b84c51e6f0a9f3d27b84c51e6f0a9f3d27b84c51e6f0a9f3d27b84c5';

test('ways', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  const ways = new Ways(page);
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await page.getByText('Permissions Rollcall requests').click();
  await shoot('ways-webex-scopes', whole);

  await app.open();
  await ways.openIntegration();
  await ways.fillIntegration({ clientId, secret });
  await ways.integration.getByText('What happens to the secret').click();
  await shoot('sign-in-methodstegration', whole);
  await ways.fillIntegration({ clientId: '', secret: '' });
  await ways.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await shoot('sign-in-methodstegration-empty', whole);

  await app.open();
  await ways.openToken();
  await ways.token.getByLabel('Access token', { exact: true }).fill('https://webexapis.com/v1/people');
  await ways.token.getByRole('button', { name: 'Check token' }).click();
  await shoot('ways-token-wrong', whole);
  const token = sim.ready.admin_token;
  await ways.token.getByLabel('Access token', { exact: true }).fill(`${token.slice(0, 10)}zzzz${token.slice(14)}`);
  await ways.token.getByRole('button', { name: 'Check token' }).click();
  await expect(ways.token).toContainText(/expired|not accept|refuse/i);
  await shoot('ways-token-refused', whole);
  await sim.fault('GET /v1/people/me', { kind: 'status', status: 503 });
  await ways.token.getByLabel('Access token', { exact: true }).fill(token);
  await ways.token.getByRole('button', { name: 'Check token' }).click();
  await expect(ways.token.getByRole('alert')).toBeVisible({ timeout: 30_000 });
  await shoot('ways-token-failed', whole);
  await sim.reset();
  await ways.token.getByRole('button', { name: 'Check token' }).click();
  await expect(ways.token.getByRole('button', { name: 'Use this token' })).toBeVisible();
  await shoot('ways-token-tested', whole);

  await app.open();
  await ways.openCode();
  await ways.fillCode({ clientId, secret, redirectUri: 'https://oauth.pstmn.io/v1/callback' });
  await ways.code.getByRole('button', { name: 'Create sign-in link' }).click();
  await expect(ways.code.getByRole('link', { name: 'Open sign-in page' })).toBeVisible();
  await shoot('ways-code', whole);
  await ways.code.getByLabel('Code or redirect address').fill('https://oauth.pstmn.io/v1/callback?code=abcdefghijklm&state=wrong');
  await ways.code.getByRole('button', { name: 'Exchange' }).click();
  await expect(page.getByRole('alert').first()).toBeVisible();
  await shoot('ways-code-refused', whole);

  await app.open('?error=access_denied&state=forged');
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('ways-declined', whole);
});

test('secret wanted', async ({ app, page, sim, watch }, testInfo) => {
  watch.expectConsole(/./, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  await sim.register({ id: clientId, secret, redirect_uris: [app.host.url] });
  const ways = new Ways(page);
  await app.open();
  await ways.openIntegration();
  await ways.fillIntegration({ clientId });
  await ways.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('ways-secret-wanted', whole);
});

test.describe('without a client id', () => {
  test.use({ config: { clientId: undefined } });

  test('ways without a client id', async ({ app, page }, testInfo) => {
    await app.open();
    await expect(page.getByText('Use your own integration').first()).toBeVisible();
    await shooter(page, testInfo)('ways-no-client', whole);
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
    await new Ways(page).openImplicit();
    await shooter(page, testInfo)('ways-implicit', whole);
  });
});
