/** Every way to sign in except the one click (S4, S10, S17): your own integration, a pasted token, a pasted code, the implicit grant. */
import { expect, test } from '../harness/test';
import { storedTokens, type App } from '../harness/app';
import type { Simulator } from '../harness/simulator';
import type { Watch } from '../harness/watch';
import { Ways } from '../harness/sign-in-methods';

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
    const ways = new Ways(page);
    await expect(page.getByText('Other ways to sign in', { exact: true }), 'there is no other way to set them apart from').toHaveCount(0);
    await ways.openIntegration();
    await ways.openToken();
    await expect(ways.integration.getByLabel('Client ID')).toBeVisible();
    await expect(ways.token.getByLabel('Access token', { exact: true })).toBeVisible();
    await expect(app.signInButton).toHaveCount(0);
    await expect(page.getByText('Get a token without a code')).toHaveCount(0);
    await a11y('the first page without a client id');
  });

  test('a public integration signs in with PKCE alone, without being asked for a secret', async ({ app, page, sim }) => {
    await app.open();
    const ways = new Ways(page);
    await ways.openIntegration();
    await ways.fillIntegration({ clientId: sim.ready.client_id });
    await ways.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(app.people).toBeVisible();
  });

  test('a confidential integration signs in with its secret, which is gone afterwards (S17)', async ({ app, page, sim }) => {
    await sim.register({ id: confidential, secret, redirect_uris: [app.host.url] });
    await app.open();
    const ways = new Ways(page);
    await ways.openIntegration();
    await expect(ways.integration).toContainText(app.host.url);
    await ways.fillIntegration({ clientId: confidential, secret });
    await ways.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
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
    const ways = new Ways(page);
    await ways.openIntegration();
    await ways.fillIntegration({ clientId: confidential });
    await ways.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.getByRole('alert')).toContainText(/secret/i);
    await page.getByRole('button', { name: "Enter this integration's secret" }).click();
    await expect(ways.integration.getByLabel('Client secret (optional)')).toBeFocused();
    await expect(ways.integration.getByLabel('Client ID')).toHaveValue(confidential);
    expect(await sim.tokenRequests()).toBe(1);
  });

  test('names and focuses an empty field, and sends nothing', async ({ app, page, sim }) => {
    await app.open();
    const ways = new Ways(page);
    await ways.openIntegration();
    await ways.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
    const field = ways.integration.getByLabel('Client ID');
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(await sim.ledger()).toEqual([]);
  });
});

test('the secret does not survive a reload: a refresh asks for it again', async ({ app, page, sim }) => {
  await sim.register({ id: confidential, secret, redirect_uris: [app.host.url] });
  await app.open();
  const ways = new Ways(page);
  await ways.openIntegration();
  await ways.fillIntegration({ clientId: confidential, secret });
  await ways.integration.getByRole('button', { name: 'Sign in with this integration' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(app.signOutButton).toBeVisible();
  await page.goto(`${app.host.url}token`);
  await expect(page.getByRole('heading', { level: 1, name: 'Token passport' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Client secret' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Client secret' }).fill(secret);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Refresh now' }).click();
  await expect.poll(() => sim.tokenRequests()).toBe(2);
});

test.describe('a pasted token', () => {
  test('is tested before it is kept, and shows who, where, what and how long', async ({ app, page, sim, a11y }) => {
    await app.open();
    const ways = new Ways(page);
    await ways.openToken();
    await ways.token.getByLabel('Access token', { exact: true }).fill(`Bearer ${sim.ready.admin_token}`);
    await ways.token.getByRole('button', { name: 'Check token' }).click();
    await expect(ways.token).toContainText(/Full administrator/i);
    await expect(ways.token).toContainText(/\d+ days/);
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await a11y('a tested token');
    await ways.token.getByRole('button', { name: 'Use this token' }).click();
    await expect(app.people).toBeVisible();
    expect(await page.evaluate(() => Object.keys(sessionStorage)), 'in memory only').toEqual([]);
    await page.reload();
    await expect(app.signInButton).toBeVisible();
  });

  test('is kept for the tab on request', async ({ app, page, sim }) => {
    await app.open();
    const ways = new Ways(page);
    await ways.useToken(sim.ready.admin_token, true);
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
      const ways = new Ways(page);
      await ways.openToken();
      await ways.token.getByLabel('Access token', { exact: true }).fill(text);
      await ways.token.getByRole('button', { name: 'Check token' }).click();
      await expect(ways.token).toContainText(words);
      expect(await sim.ledger()).toEqual([]);
    });
  }

  test('that is wrong or expired is reported as refused by Webex', async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of 401/, 'the simulator refuses the token');
    await app.open();
    const ways = new Ways(page);
    await ways.openToken();
    const token = sim.ready.admin_token;
    await ways.token.getByLabel('Access token', { exact: true }).fill(token.slice(0, 10) + 'zzzz' + token.slice(14));
    await ways.token.getByRole('button', { name: 'Check token' }).click();
    await expect(ways.token).toContainText(/expired|not accept|refuse/i);
    await expect(ways.token.getByRole('button', { name: 'Use this token' })).toHaveCount(0);
  });
});

test.describe('a pasted code', () => {
  const foreign = 'https://oauth.example/v1/callback';

  /** Creates the link here, signs in with it in another tab, and returns where that ends. */
  const signInElsewhere = async (ways: Ways, app: App, sim: Simulator, watch: Watch): Promise<string> => {
    watch.expectRedirect(foreign);
    watch.expectConsole(/ERR_NAME_NOT_RESOLVED|net::/, 'the redirect leads to a page that is not there');
    await sim.register({ id: confidential, secret, redirect_uris: [foreign] });
    await app.open();
    await ways.openCode();
    await ways.fillCode({ clientId: confidential, secret, redirectUri: foreign });
    await ways.code.getByRole('button', { name: 'Create sign-in link' }).click();
    const link = ways.code.getByRole('link', { name: 'Open sign-in page' });
    return ways.consentElsewhere(ways.page.context(), (await link.getAttribute('href')) ?? '');
  };

  test('that this browser requested: state and verifier are checked', async ({ app, page, sim, watch }) => {
    const ways = new Ways(page);
    const redirect = await signInElsewhere(ways, app, sim, watch);
    expect(redirect).toMatch(/[?&]code=.*state=|[?&]state=.*code=/);

    await ways.code.getByLabel('Code or redirect address').fill(redirect.replace(/state=[^&]*/, 'state=' + 'A'.repeat(43)));
    await ways.code.getByRole('button', { name: 'Exchange' }).click();
    await expect(page.getByRole('alert').first()).toBeVisible();
    expect(await sim.tokenRequests(), 'a foreign state asks for no token').toBe(0);
  });

  test('exchanges a whole redirect address', async ({ app, page, sim, watch }) => {
    const ways = new Ways(page);
    const redirect = await signInElsewhere(ways, app, sim, watch);
    await ways.code.getByLabel('Code or redirect address').fill(redirect);
    await ways.code.getByRole('button', { name: 'Exchange' }).click();
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
      const ways = new Ways(page);
      await ways.openImplicit();
      await expect(ways.implicit).toContainText(/weaker|risk|not recommended/i);
      await a11y('the implicit way in');
      await ways.implicit.getByRole('button').last().click();
      await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
      expect(new URL(page.url()).searchParams.get('response_type')).toBe('token');
      await page.getByRole('button', { name: 'Accept' }).click();
      await expect(app.people).toBeVisible();
      expect(new URL(page.url()).hash).toBe('');
      expect((await storedTokens(page)).refreshToken).toBeNull();
    });

    test('an answer with another state is refused', async ({ app, page, sim }) => {
      await app.open();
      const ways = new Ways(page);
      await ways.openImplicit();
      await ways.implicit.getByRole('button').last().click();
      await expect(page.getByRole('button', { name: 'Accept' })).toBeVisible();
      await app.open(`#access_token=${sim.ready.reader_token}&token_type=Bearer&expires_in=60&state=${'A'.repeat(43)}`);
      await expect(page.getByRole('alert')).toBeVisible();
      await expect(app.signInButton).toBeVisible();
    });
  });
});
