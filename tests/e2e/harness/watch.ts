/**
 * What is watched during every test: anything the app says, breaks, asks for or leaves behind.
 * The rules are rows S20, S24 and S27 of the threat model; a test declares what it breaks on purpose, with the reason.
 */
import { expect, type BrowserContext, type ConsoleMessage, type Page } from '@playwright/test';
import { sweepPage } from './canary';

/** Every secret that the simulator makes holds this word. */
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
  /** How often the browser asked before a page was left. */
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
      // A dialog that nobody else answers would hang the page.
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

  /** The test makes the browser or the app complain on purpose. */
  expectConsole(pattern: RegExp, reason: string): void {
    this.expected.push({ pattern, reason });
  }

  /** The test lets the browser reach one more origin on purpose. */
  expectOrigin(origin: string): void {
    this.reachable.add(origin);
  }

  /** The authorization server sends the browser to this address of another site, on purpose. */
  expectRedirect(uri: string): void {
    this.redirects.push(uri);
    this.expectOrigin(new URL(uri).origin);
  }

  /** From here on the browser's question before a page with a write under way is left is answered with yes. */
  letLeave(): void {
    this.mayLeave = true;
  }

  /** The dialogs the browser showed so far; asking for them takes them as expected. */
  takeDialogs(): string[] {
    return this.dialogs.splice(0);
  }

  /** The addresses asked for so far. */
  urls(): string[] {
    return this.requests.map((request) => request.url);
  }

  /** What must hold at any time, and does at the end of every test. */
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

  /** The app's own address, and those that a test has registered as a redirect URI elsewhere. */
  private mayBringAnAnswer(url: string): boolean {
    return url.startsWith(this.app.url) || this.redirects.some((redirect) => url.startsWith(redirect));
  }

  /** A host without rewrites answers a deep link with 404.html, and Chromium says so; a missing file is another thing. */
  private isDeepLink(message: ConsoleMessage): boolean {
    const { url } = message.location();
    return message.text().includes('status of 404') && this.requests.some((request) => request.navigation && request.url === url);
  }

  /** S20: no secret anywhere but where the threat model says. */
  private async sweep(network: { url: string; referer: string; navigation: boolean }[]): Promise<void> {
    const leaks = this.console.filter((line) => line.includes(canary)).map((line) => `console: ${line}`);
    for (const { url, referer, navigation } of network) {
      // The one place where a code may be is the address that the authorization server sends the browser back to.
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
    // `userTypedURL` is what was asked for before the page replaced it; no page can alter or read it.
    return leaks.concat(entries.filter(({ url, title }) => (url + title).includes(canary)).map(({ url }) => `history: ${url}`));
  }
}
