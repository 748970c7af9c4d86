/** Firefox by WebDriver BiDi. */
import puppeteer, { type Browser as Firefox, type ElementHandle, type Page, ProtocolError } from 'puppeteer-core';
import type { Browser, Driver, Tab } from './driver';

const preferences = {
  // Puppeteer turns the question off.
  'dom.disable_beforeunload': false,
  // Only this machine answers, so that a request to another fails instead of going unnoticed.
  'network.proxy.type': 1,
  'network.proxy.http': '127.0.0.1',
  'network.proxy.http_port': 9,
  'network.proxy.ssl': '127.0.0.1',
  'network.proxy.ssl_port': 9,
};

class FirefoxTab implements Tab {
  private asked = 0;
  private leave = true;

  constructor(
    private readonly page: Page,
    /** The tab in front of its browser. */
    private readonly front: { page?: Page },
  ) {
    page.on('dialog', (dialog) => {
      this.asked += 1;
      void (this.leave ? dialog.accept() : dialog.dismiss()).catch(() => undefined);
    });
  }

  async open(address: string): Promise<void> {
    await this.inFront();
    await this.page.goto(address);
  }

  async reload(leave: boolean): Promise<boolean> {
    const before = this.asked;
    this.leave = leave;
    await this.inFront();
    const loaded = await this.run(() => performance.timeOrigin);
    // Not Puppeteer's own, which waits for a page that may not come.
    await this.run(() => void setTimeout(() => location.reload()));
    while (this.asked === before && (await this.age()) === loaded) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const asked = this.asked > before;
    while (leave && (await this.age()) === loaded) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return asked;
  }

  /** When the page was loaded, or nothing while another is on its way. */
  private age(): Promise<number | undefined> {
    return this.run(() => performance.timeOrigin).catch(() => undefined);
  }

  async run<Args extends unknown[], Answer>(work: (...args: Args) => Answer | Promise<Answer>, ...args: Args): Promise<Answer> {
    return (await this.page.evaluate(work as (...args: unknown[]) => unknown, ...args)) as Answer;
  }

  async finds<Args extends unknown[]>(find: (...args: Args) => Element | null, ...args: Args): Promise<boolean> {
    return this.with(find, args, () => Promise.resolve());
  }

  async click<Args extends unknown[]>(find: (...args: Args) => Element | null, ...args: Args): Promise<boolean> {
    return this.with(find, args, (element) => element.click());
  }

  async type<Args extends unknown[]>(text: string, find: (...args: Args) => Element | null, ...args: Args): Promise<boolean> {
    return this.with(find, args, (element) => element.type(text));
  }

  /** A tab in the background is slowed down. */
  private async inFront(): Promise<void> {
    if (this.front.page !== this.page) {
      await this.page.bringToFront();
      this.front.page = this.page;
    }
  }

  private async with<Args extends unknown[]>(
    find: (...args: Args) => Element | null,
    args: Args,
    use: (element: ElementHandle) => Promise<void>,
  ): Promise<boolean> {
    await this.inFront();
    const handle = await this.page.evaluateHandle(find as (...args: unknown[]) => unknown, ...args).catch((error: unknown) => {
      // The page went away meanwhile. What the function itself throws is another kind of error.
      if (error instanceof ProtocolError) {
        return undefined;
      }
      throw error;
    });
    if (handle === undefined) {
      return false;
    }
    const element = handle.asElement() as ElementHandle | null;
    try {
      await (element && use(element));
      return element !== null;
    } catch (error) {
      // The page has replaced it since.
      if (element !== null && !(await element.evaluate(({ isConnected }) => isConnected))) {
        return false;
      }
      throw error;
    } finally {
      await handle.dispose().catch(() => undefined);
    }
  }
}

export async function startFirefox(): Promise<Driver> {
  const firefox: Firefox = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env['FIREFOX'] ?? '/usr/bin/firefox-esr',
    headless: true,
    extraPrefsFirefox: preferences,
    defaultViewport: { width: 1440, height: 900 },
  });
  return {
    browser: async (): Promise<Browser> => {
      const context = await firefox.createBrowserContext();
      const front = {};
      return {
        tab: async () => new FirefoxTab(await context.newPage(), front),
        stop: () => context.close(),
      };
    },
    stop: () => firefox.close(),
  };
}
