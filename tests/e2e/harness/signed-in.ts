/**
 * A signed-in start for tests that are not about signing in: what a real sign-in, after which changes were allowed, left in the tab's
 * session storage, with new tokens.
 * Its content is opaque here, so changes in the app need no change here.
 */
import type { Browser } from '@playwright/test';
import { App, storedTokens } from './app';
import type { AppHost } from './app-host';
import type { Simulator } from './simulator';

/** An older sign-in could expire in a test that lets time pass. */
const FRESH_MS = 120_000;

export class SignedInStart {
  private storage: Record<string, string> = {};
  private tokens = { accessToken: '', refreshToken: '' };
  /** What the sign-in granted, separated by spaces: a refresh must grant the same. */
  private scopes = '';
  private since = 0;

  constructor(
    private readonly browser: Browser,
    private readonly sim: Simulator,
    private readonly host: AppHost,
  ) {}

  /** Signs in for real unless that was done a moment ago. The simulator must be reset afterwards. */
  async refresh(): Promise<void> {
    if (Date.now() - this.since < FRESH_MS) {
      return;
    }
    await this.sim.reset();
    const context = await this.browser.newContext();
    const page = await context.newPage();
    page.on('request', (request) => {
      this.scopes = new URL(request.url()).searchParams.get('scope') ?? this.scopes;
    });
    const app = new App(page, this.host);
    await app.signInAtWebex();
    // The permission belongs to the session, so it is asked for once.
    await app.allowChanges();
    const { accessToken, refreshToken } = await storedTokens(page);
    this.tokens = { accessToken, refreshToken: refreshToken ?? '' };
    this.storage = await page.evaluate(() => ({ ...sessionStorage }));
    this.since = Date.now();
    await context.close();
  }

  /** Returns the session storage of a tab that has just signed in. */
  async fresh(): Promise<Record<string, string>> {
    const { access_token, refresh_token } = await this.sim.mint({ scopes: this.scopes });
    const renewed = ([key, value]: [string, string]): [string, string] => [
      key,
      value.replaceAll(this.tokens.accessToken, access_token).replaceAll(this.tokens.refreshToken, refresh_token),
    ];
    return Object.fromEntries(Object.entries(this.storage).map(renewed));
  }
}
