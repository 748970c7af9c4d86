/** A person's actions on the sign-in page, except the one click. */
import { expect, type BrowserContext, type Locator, type Page } from '@playwright/test';

export interface Typed {
  clientId: string;
  secret?: string;
  redirectUri?: string;
  scopes?: string;
}

export class SignInMethods {
  constructor(readonly page: Page) {}

  private way(title: string): Locator {
    return this.page.getByRole('region', { name: title });
  }

  get integration(): Locator {
    return this.way('Use your own integration');
  }

  get token(): Locator {
    return this.way('Paste a token');
  }

  get code(): Locator {
    return this.way('Paste a code');
  }

  get implicit(): Locator {
    return this.way('Get a token without a code');
  }

  private async open(title: string, way: Locator): Promise<void> {
    const form = way.locator('form').first();
    const line = this.page.getByText(title, { exact: true }).first();
    await expect(line).toBeAttached();
    if (!(await line.isVisible())) {
      await this.page.getByText('Other ways to sign in', { exact: true }).click();
    }
    if (!(await form.isVisible())) {
      await line.click();
    }
    await expect(form).toBeVisible();
  }

  openIntegration = (): Promise<void> => this.open('Use your own integration', this.integration);
  openToken = (): Promise<void> => this.open('Paste a token', this.token);
  openCode = (): Promise<void> => this.open('Paste a code', this.code);
  openImplicit = (): Promise<void> => this.open('Get a token without a code', this.implicit);

  async fillIntegration({ clientId, secret, scopes }: Typed): Promise<void> {
    await this.integration.getByLabel('Client ID').fill(clientId);
    if (secret !== undefined) {
      await this.integration.getByLabel('Client secret (optional)').fill(secret);
    }
    if (scopes !== undefined) {
      await this.integration.getByLabel('Scopes').fill(scopes);
    }
  }

  async fillCode({ clientId, secret, redirectUri, scopes }: Typed): Promise<void> {
    await this.code.getByLabel('Client ID').fill(clientId);
    await this.code.getByLabel('Client secret').fill(secret ?? '');
    await this.code.getByLabel('Redirect URI').fill(redirectUri ?? '');
    if (scopes !== undefined) {
      await this.code.getByLabel('Scopes').fill(scopes);
    }
  }

  async useToken(token: string, keep = false): Promise<void> {
    await this.openToken();
    await this.token.getByLabel('Access token', { exact: true }).fill(token);
    await this.token.getByRole('button', { name: 'Check token' }).click();
    if (keep) {
      await this.token.getByRole('checkbox', { name: 'Keep it for this tab' }).check();
    }
    await this.token.getByRole('button', { name: 'Use this token' }).click();
  }

  /** Signs in at the address in its own tab. Returns where Webex sends the browser, which need not exist. */
  async consentElsewhere(context: BrowserContext, address: string): Promise<string> {
    const tab = await context.newPage();
    await tab.goto(address);
    const [redirect] = await Promise.all([
      tab.waitForRequest((request) => request.isNavigationRequest() && /[?&](code|error)=/.test(request.url())),
      tab.getByRole('button', { name: 'Accept' }).click(),
    ]);
    await tab.close();
    return redirect.url();
  }
}
