/** A client of the WebDriver protocol (W3C, level 1), with what the flows need. */

/** The key under which the protocol passes an element. */
const elementKey = 'element-6066-11e4-a52e-4f735466cecf';

/** An answer of the driver that is an error, with the protocol's code for it. */
export class WebDriverError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}

/** Sends one command and returns its value. */
export async function command<T>(method: 'GET' | 'POST' | 'DELETE', url: string, body: object = {}): Promise<T> {
  const response = await fetch(url, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: T & { error?: string; message?: string } };
  if (!response.ok) {
    throw new WebDriverError(value.error ?? String(response.status), value.message ?? '');
  }
  return value;
}

export class Session {
  private constructor(private readonly url: string) {}

  static async start(driver: string, capabilities: object): Promise<Session> {
    const { sessionId } = await command<{ sessionId: string }>('POST', `${driver}/session`, { capabilities: { alwaysMatch: capabilities } });
    return new Session(`${driver}/session/${sessionId}`);
  }

  get<T>(path: string): Promise<T> {
    return command('GET', `${this.url}/${path}`);
  }

  post<T>(path: string, body?: object): Promise<T> {
    return command('POST', `${this.url}/${path}`, body);
  }

  /** Runs a function in the page of the current window. */
  run<Args extends unknown[], T>(work: (...args: Args) => unknown, args: Args): Promise<T> {
    return this.post('execute/sync', { script: `return (${work.toString()}).apply(null, arguments)`, args });
  }

  /** Returns whether a function finds an element in the page. The element itself may be gone before the driver could name it. */
  finds<Args extends unknown[]>(find: (...args: Args) => Element | null, args: Args): Promise<boolean> {
    return this.post('execute/sync', { script: `return (${find.toString()}).apply(null, arguments) !== null`, args });
  }

  /** Returns the id of the element that a function finds in the page. */
  async element<Args extends unknown[]>(find: (...args: Args) => Element | null, args: Args): Promise<string | undefined> {
    return (await this.run<Args, Record<string, string> | null>(find, args))?.[elementKey];
  }

  end(): Promise<void> {
    return command('DELETE', this.url);
  }
}
