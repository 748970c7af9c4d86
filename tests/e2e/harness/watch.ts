/**
 * Watches every test: anything the app logs, breaks, requests or leaves behind.
 * The rules are rows S20, S24 and S27 of the threat model. A test declares what it breaks on purpose, with the reason.
 */
import { expect, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test';
import { sweepPage } from './canary';

/** Contained in every secret that the simulator issues. */
export const canary = 'CANARY';

interface Expected {
  pattern: RegExp;
  reason: string;
}

export class Watch {
  private readonly console: string[] = [];
  private readonly errors: string[] = [];
  private readonly violations: string[] = [];
  private readonly dialogs: string[] = [];
  private readonly requests: { url: string; referer: string; navigation: boolean }[] = [];
  private readonly expected: Expected[] = [];
  private readonly reachable: Set<string>;
  private readonly redirects: string[] = [];
  private mayLeave = false;
  /** How often the browser asked before leaving a page. */
  leavingAsked = 0;

  constructor(
    private readonly context: BrowserContext,
    private readonly app: { origin: string; url: string },
    apiOrigin: string,
  ) {
    this.reachable = new Set([app.origin, apiOrigin]);
  }

  async begin(): Promise<void> {
    await this.context.exposeBinding('reportViolation', (_, violation: string) => this.violations.push(violation));
    await this.context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        const report = (window as unknown as { reportViolation: (text: string) => void }).reportViolation;
        report(`${event.violatedDirective} blocked ${event.blockedURI} ${event.sample}`);
      });
    });
    this.context.on('console', (message) => {
      const line = `${message.type()}: ${message.text()} (${message.location().url})`;
      this.console.push(line);
      if (message.type() === 'error' && !this.isDeepLink(message)) {
        this.errors.push(line);
      }
    });
    this.context.on('weberror', (error) => this.errors.push(`uncaught: ${error.error().message}`));
    this.context.on('dialog', (dialog) => {
      if (dialog.type() === 'beforeunload' && this.mayLeave) {
        this.leavingAsked += 1;
        void dialog.accept().catch(() => undefined);
        return;
      }
      this.dialogs.push(`${dialog.type()}: ${dialog.message()}`);
      // A dialog that nobody answers would block the page.
      void dialog.dismiss().catch(() => undefined);
    });
    this.context.on('request', (request) => {
      this.requests.push({
        url: request.url(),
        referer: request.headers()['referer'] ?? '',
        navigation: request.isNavigationRequest() && this.mayBringAnAnswer(request.url()),
      });
    });
  }

  /** Expects console output that the test causes on purpose. */
  expectConsole(pattern: RegExp, reason: string): void {
    this.expected.push({ pattern, reason });
  }

  /** Allows requests to one more origin. */
  expectOrigin(origin: string): void {
    this.reachable.add(origin);
  }

  /** Expects the authorization server to redirect to this address of another site. */
  expectRedirect(uri: string): void {
    this.redirects.push(uri);
    this.expectOrigin(new URL(uri).origin);
  }

  /** From here on, confirms the browser's question before leaving a page with a write in progress. */
  letLeave(): void {
    this.mayLeave = true;
  }

  /** Returns the dialogs shown so far and marks them as expected. */
  takeDialogs(): string[] {
    return this.dialogs.splice(0);
  }

  /** Returns the addresses requested so far. */
  urls(): string[] {
    return this.requests.map((request) => request.url);
  }

  /** Checks what must always hold; runs at the end of every test. */
  async check(): Promise<void> {
    const surprising = this.errors.filter((line) => !this.expected.some(({ pattern }) => pattern.test(line)));
    expect.soft(surprising, 'console errors and uncaught exceptions').toEqual([]);
    expect.soft(this.violations, 'content security policy violations (S27)').toEqual([]);
    expect.soft(this.dialogs, 'browser dialogs').toEqual([]);
    const network = this.requests.filter(({ url }) => /^(https?|wss?):/.test(url));
    const strangers = network.map(({ url }) => new URL(url).origin).filter((origin) => !this.reachable.has(origin));
    expect.soft(strangers, 'origins that the app has no business with (S24)').toEqual([]);
    await this.sweep(network);
  }

  /** Whether an answer may come to this address: the app's own, or a redirect URI that a test registered elsewhere. */
  private mayBringAnAnswer(url: string): boolean {
    return url.startsWith(this.app.url) || this.redirects.some((redirect) => url.startsWith(redirect));
  }

  /** Whether a message is about a deep link: a host without rewrites answers it with 404.html, and Chromium logs that. A missing file is different. */
  private isDeepLink(message: ConsoleMessage): boolean {
    const { url } = message.location();
    return message.text().includes('status of 404') && this.requests.some((request) => request.navigation && request.url === url);
  }

  /** S20: checks that no secret is outside the places in the threat model. */
  private async sweep(network: { url: string; referer: string; navigation: boolean }[]): Promise<void> {
    const leaks = this.console.filter((line) => line.includes(canary)).map((line) => `console: ${line}`);
    for (const { url, referer, navigation } of network) {
      // The only place for a code is the address that the authorization server redirects to.
      if (url.includes(canary) && !navigation) {
        leaks.push(`request: ${url}`);
      }
      if (referer.includes(canary)) {
        leaks.push(`referer: ${referer} of ${url}`);
      }
    }
    for (const page of this.context.pages()) {
      leaks.push(...(await this.sweepOpen(page)));
    }
    for (const cookie of await this.context.cookies()) {
      if (JSON.stringify(cookie).includes(canary)) {
        leaks.push(`cookie: ${cookie.name}`);
      }
    }
    expect.soft(leaks, `"${canary}" outside the documented session storage (S20)`).toEqual([]);
  }

  private async sweepOpen(page: Page): Promise<string[]> {
    if (page.isClosed()) {
      return [];
    }
    const leaks = page.url().startsWith(this.app.origin) ? await page.evaluate(sweepPage, canary) : [];
    const session = await this.context.newCDPSession(page);
    const { entries } = await session.send('Page.getNavigationHistory');
    await session.detach();
    // `userTypedURL` is what was requested before the page replaced it; no page can change or read it.
    return leaks.concat(entries.filter(({ url, title }) => (url + title).includes(canary)).map(({ url }) => `history: ${url}`));
  }
}
