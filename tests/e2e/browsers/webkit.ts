/** WebKitGTK by WebDriver: its MiniBrowser, on a virtual display. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Browser, Driver, Tab } from './driver';
import { freePort } from '../harness/free-port';
import { command, Session, WebDriverError } from './webdriver';

class WebKitTab implements Tab {
  constructor(
    private readonly session: Session,
    private readonly window: string,
  ) {}

  async open(address: string): Promise<void> {
    await this.inFront();
    await this.session.post('url', { url: address });
  }

  /**
   * WebKit's driver confirms the question before anything can see it, so this looks at the event that leads to it: whether the page
   * prevents it. A page that must stay is only asked, and does not leave.
   */
  async reload(leave: boolean): Promise<boolean> {
    await this.inFront();
    if (!leave) {
      return this.session.run(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })), []);
    }
    await this.session.run(() => {
      // Later than the page's own listener. The name outlives the page.
      window.addEventListener('beforeunload', ({ defaultPrevented }) => (window.name = String(defaultPrevented)));
    }, []);
    await this.session.post('refresh');
    return this.session.run(() => {
      const asked = window.name === 'true';
      window.name = '';
      return asked;
    }, []);
  }

  async run<Args extends unknown[], Answer>(work: (...args: Args) => Answer | Promise<Answer>, ...args: Args): Promise<Answer> {
    await this.inFront();
    return this.session.run(work, args);
  }

  async finds<Args extends unknown[]>(find: (...args: Args) => Element | null, ...args: Args): Promise<boolean> {
    await this.inFront();
    return this.session.finds(find, args);
  }

  async click<Args extends unknown[]>(find: (...args: Args) => Element | null, ...args: Args): Promise<boolean> {
    return this.with(find, args, 'click');
  }

  async type<Args extends unknown[]>(text: string, find: (...args: Args) => Element | null, ...args: Args): Promise<boolean> {
    return this.with(find, args, 'value', { text });
  }

  private async with<Args extends unknown[]>(find: (...args: Args) => Element | null, args: Args, use: string, body?: object): Promise<boolean> {
    await this.inFront();
    try {
      const element = await this.session.element(find, args);
      if (element === undefined) {
        return false;
      }
      await this.session.post(`element/${element}/${use}`, body);
      return true;
    } catch (error) {
      // The page has replaced it since.
      if (error instanceof WebDriverError && error.code === 'stale element reference') {
        return false;
      }
      throw error;
    }
  }

  /** Commands go to the current window. */
  private async inFront(): Promise<void> {
    await this.session.post('window', { handle: this.window });
  }
}

/** Starts an X server without a screen and returns its name. */
async function startDisplay(): Promise<{ display: string; server: ChildProcess }> {
  const server = spawn(process.env['XVFB'] ?? 'Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await new Promise<string>((resolve, reject) => {
    server.once('error', reject);
    server.stdio[3]?.once('data', (chunk: Buffer) => resolve(`:${chunk.toString().trim()}`));
  });
  return { display, server };
}

const ended = (child: ChildProcess): Promise<void> => new Promise((resolve) => child.once('close', () => resolve()));

export async function startWebKit(): Promise<Driver> {
  const { display, server } = await startDisplay();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const driver = spawn(process.env['WEBKIT_DRIVER'] ?? 'WebKitWebDriver', ['--host=127.0.0.1', `--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11' },
  });
  const failed = new Promise<never>((_, reject) => driver.once('error', reject));
  const ready = async (): Promise<void> => {
    while (!(await command<{ ready: boolean }>('GET', `${url}/status`).catch(() => ({ ready: false }))).ready) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  await Promise.race([ready(), failed]);
  return {
    browser: async (): Promise<Browser> => {
      const session = await Session.start(url, { unhandledPromptBehavior: 'ignore' });
      await session.post('window/rect', { width: 1440, height: 900 });
      let unused: string | undefined = await session.get<string>('window');
      return {
        tab: async () => {
          const window = unused ?? (await session.post<{ handle: string }>('window/new', { type: 'window' })).handle;
          unused = undefined;
          return new WebKitTab(session, window);
        },
        stop: () => session.end(),
      };
    },
    stop: async () => {
      for (const child of [driver, server]) {
        const end = ended(child);
        child.kill('SIGTERM');
        await end;
      }
    },
  };
}
