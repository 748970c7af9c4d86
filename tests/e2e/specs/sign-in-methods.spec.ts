/** Every way to sign in except the one click (S4, S10, S17): your own integration, a pasted token, a pasted code, the implicit grant. */
import { expect, test } from '../harness/test';
import { storedTokens, type App } from '../harness/app';
import type { Simulator } from '../harness/simulator';
import type { Watch } from '../harness/watch';
import { SignInMethods } from '../harness/sign-in-methods';

const secret = 'CANARY-secret-of-the-integration';
const confidential = 'Cown0integration';

test('the other ways are behind one line', async ({ app, page, a11y }) => {
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await expect(page.getByText('Use your own integration', { exact: true })).toBeHidden();
  await page.getByText('Other ways to sign in', { exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Use your own integration', { exact: true })).toBeVisible();
  await a11y('the other ways to sign in');
});

test.describe('without a client id in the settings', () => {
  test.use({ config: { clientId: undefined } });

  test('the first page offers your own integration and a pasted token', async ({ app, page, a11y }) => {
    await app.open();
    const methods = new SignInMethods(page);
    await expect(page.getByText('Other ways to sign in', { exact: true }), 'there is no other way to set them apart from').toHaveCount(0);
    await methods.openIntegration();
    await methods.openToken();
    await expect(methods.integration.getByLabel('Client ID')).toBeVisible();
    await expect(methods.token.getByLabel('Access token', { exact: true })).toBeVisible();
    await expect(app.signInButton).toHaveCount(0);
    await expect(page.getByText('Get a token without a code')).toHaveCount(0);
    await a11y('the first page without a client id');
  });

  test('a public integration signs in with PKCE alone, without being asked for a secret', async ({ app, page, sim }) => {
    await app.open();
    const methods = new SignInMethods(page);
    await methods.openIntegration();
    await methods.fillIntegration({ clientId: sim.ready.client_id });
    await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(app.people).toBeVisible();
  });

  test('a confidential integration signs in with its secret, which is gone afterwards (S17)', async ({ app, page, sim }) => {
    await sim.register({ id: confidential, secret, redirect_uris: [app.host.url] });
    await app.open();
    const methods = new SignInMethods(page);
    await methods.openIntegration();
    await expect(methods.integration).toContainText(app.host.url);
    await methods.fillIntegration({ clientId: confidential, secret });
    await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
    await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
    expect(page.url()).not.toContain('secret');
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(app.people).toBeVisible();
    const kept = await page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)));
    expect(kept).not.toContain(secret);
  });

  test('explains a refusal without the secret, and the form keeps what was typed', async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of 40[01]/, 'the simulator requires the secret of this integration');
    await sim.register({ id: confidential, secret, redirect_uris: [app.host.url] });
    await app.open();
    const methods = new SignInMethods(page);
    await methods.openIntegration();
    await methods.fillIntegration({ clientId: confidential });
    await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('alert')).toContainText(/secret/i);
    await page.getByRole('button', { name: "Enter this integration's secret" }).click();
    await expect(methods.integration.getByLabel('Client secret (optional)')).toBeFocused();
    await expect(methods.integration.getByLabel('Client ID')).toHaveValue(confidential);
    expect(await sim.tokenRequests()).toBe(1);
  });

  test('names and focuses an empty field, and sends nothing', async ({ app, page, sim }) => {
    await app.open();
    const methods = new SignInMethods(page);
    await methods.openIntegration();
    await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
    const field = methods.integration.getByLabel('Client ID');
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(await sim.ledger()).toEqual([]);
  });
});

test('the secret does not survive a reload: a refresh asks for it again', async ({ app, page, sim }) => {
  await sim.register({ id: confidential, secret, redirect_uris: [app.host.url] });
  await app.open();
  const methods = new SignInMethods(page);
  await methods.openIntegration();
  await methods.fillIntegration({ clientId: confidential, secret });
  await methods.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(app.account).toBeVisible();
  await page.goto(`${app.host.url}token`);
  await expect(page.getByRole('heading', { level: 1, name: 'Token', exact: true })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Client secret' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Client secret' }).fill(secret);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect.poll(() => sim.tokenRequests()).toBe(2);
});

test.describe('a pasted token', () => {
  test('is tested before it is kept, and shows who, where, what and how long', async ({ app, page, sim, a11y }) => {
    await app.open();
    const methods = new SignInMethods(page);
    await methods.openToken();
    await methods.token.getByLabel('Access token', { exact: true }).fill(`Bearer ${sim.ready.admin_token}`);
    await methods.token.getByRole('button', { name: 'Check token' }).click();
    await expect(methods.token).toContainText(/Full administrator/i);
    await expect(methods.token).toContainText(/\d+ days/);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await a11y('a tested token');
    await methods.token.getByRole('button', { name: 'Use this token' }).click();
    await expect(app.people).toBeVisible();
    expect(await page.evaluate(() => Object.keys(sessionStorage)), 'in memory only').toEqual([]);
    await page.reload();
    await expect(app.signInButton).toBeVisible();
  });

  test('is kept for the tab on request', async ({ app, page, sim }) => {
    await app.open();
    const methods = new SignInMethods(page);
    await methods.useToken(sim.ready.admin_token, true);
    await expect(app.people).toBeVisible();
    await page.reload();
    await expect(app.people).toBeVisible();
  });

  const foreign: [name: string, text: string, words: RegExp][] = [
    ['a URL', 'https://webexapis.com/v1/people', /address/i],
    ['a token answer', '{"access_token":"x","expires_in":5}', /answer|JSON/i],
    ['a truncated token', 'ZTQyYWVj', /missing|short|cut/i],
    ['two words', 'this is not a token', /space|blank|words/i],
  ];
  for (const [name, text, words] of foreign) {
    test(`that is ${name} gets its own message and sends nothing`, async ({ app, page, sim }) => {
      await app.open();
      const methods = new SignInMethods(page);
      await methods.openToken();
      await methods.token.getByLabel('Access token', { exact: true }).fill(text);
      await methods.token.getByRole('button', { name: 'Check token' }).click();
      await expect(methods.token).toContainText(words);
      expect(await sim.ledger()).toEqual([]);
    });
  }

  test('that is wrong or expired is reported as refused by Webex', async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of 401/, 'the simulator refuses the token');
    await app.open();
    const methods = new SignInMethods(page);
    await methods.openToken();
    const token = sim.ready.admin_token;
    await methods.token.getByLabel('Access token', { exact: true }).fill(token.slice(0, 10) + 'zzzz' + token.slice(14));
    await methods.token.getByRole('button', { name: 'Check token' }).click();
    await expect(methods.token).toContainText(/expired|not accept|refuse/i);
    await expect(methods.token.getByRole('button', { name: 'Use this token' })).toHaveCount(0);
  });
});

test.describe('a pasted code', () => {
  const foreign = 'https://oauth.example/v1/callback';

  /** Creates the link here, signs in with it in another tab, and returns where that ends. */
  const signInElsewhere = async (methods: SignInMethods, app: App, sim: Simulator, watch: Watch): Promise<string> => {
    watch.expectRedirect(foreign);
    watch.expectConsole(/ERR_NAME_NOT_RESOLVED|net::/, 'the redirect leads to a page that is not there');
    await sim.register({ id: confidential, secret, redirect_uris: [foreign] });
    await app.open();
    await methods.openCode();
    await methods.fillCode({ clientId: confidential, secret, redirectUri: foreign });
    await methods.code.getByRole('button', { name: 'Create sign-in link' }).click();
    const link = methods.code.getByRole('link', { name: 'Open sign-in page' });
    return methods.consentElsewhere(methods.page.context(), (await link.getAttribute('href')) ?? '');
  };

  test('that this browser requested: state and verifier are checked', async ({ app, page, sim, watch }) => {
    const methods = new SignInMethods(page);
    const redirect = await signInElsewhere(methods, app, sim, watch);
    expect(redirect).toMatch(/[?&]code=.*state=|[?&]state=.*code=/);

    await methods.code.getByLabel('Code or redirect address').fill(redirect.replace(/state=[^&]*/, 'state=' + 'A'.repeat(43)));
    await methods.code.getByRole('button', { name: 'Exchange' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    expect(await sim.tokenRequests(), 'a foreign state asks for no token').toBe(0);
  });

  test('exchanges a whole redirect address', async ({ app, page, sim, watch }) => {
    const methods = new SignInMethods(page);
    const redirect = await signInElsewhere(methods, app, sim, watch);
    await methods.code.getByLabel('Code or redirect address').fill(redirect);
    await methods.code.getByRole('button', { name: 'Exchange' }).click();
    await expect(app.people).toBeVisible();
  });
});

test.describe('the implicit grant (S10)', () => {
  test('is not offered unless the settings allow it', async ({ app, page }) => {
    await app.open();
    await expect(page.getByText('Get a token without a code')).toHaveCount(0);
    expect(await page.content()).not.toContain('response_type=token');
  });

  test('refuses its answer unless the settings allow it', async ({ app, page, sim }) => {
    await app.open(`#access_token=${sim.ready.reader_token}&token_type=Bearer&expires_in=60&state=${'A'.repeat(43)}`);
    await expect(page.getByRole('alert')).toBeVisible();
    expect(new URL(page.url()).hash).toBe('');
    expect(await sim.ledger(/^\/v1\//)).toEqual([]);
  });

  test.describe('where the settings allow it', () => {
    test.use({ config: { signInMethods: ['webex', 'token', 'implicit'] } });

    test('shows a warning, keeps no refresh token, and removes the fragment at once', async ({ app, page, a11y }) => {
      await app.open();
      const methods = new SignInMethods(page);
      await methods.openImplicit();
      await expect(methods.implicit).toContainText(/weaker|risk|not recommended/i);
      await a11y('the implicit way in');
      await methods.implicit.getByRole('button').last().click();
      await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
      expect(new URL(page.url()).searchParams.get('response_type')).toBe('token');
      await page.getByRole('button', { name: 'Accept' }).click();
      await expect(app.people).toBeVisible();
      expect(new URL(page.url()).hash).toBe('');
      expect((await storedTokens(page)).refreshToken).toBeNull();
    });

    test('an answer with another state is refused', async ({ app, page, sim }) => {
      await app.open();
      const methods = new SignInMethods(page);
      await methods.openImplicit();
      await methods.implicit.getByRole('button').last().click();
      await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
      await app.open(`#access_token=${sim.ready.reader_token}&token_type=Bearer&expires_in=60&state=${'A'.repeat(43)}`);
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(app.signInButton).toBeVisible();
    });
  });
});
