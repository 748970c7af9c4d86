/** What the flows need of a browser. `firefox.ts` and `webkit.ts` implement it, and know nothing about the app. */

export interface Tab {
  open(address: string): Promise<void>;
  /**
   * Reloads the page. If the browser asks before it leaves, answers as `leave` says. Returns whether it asked. A page that stays must not
   * be reloaded again: Puppeteer loses it.
   */
  reload(leave: boolean): Promise<boolean>;
  /** Runs a function in the page. It must not refer to anything outside itself. */
  run<Args extends unknown[], Answer>(work: (...args: Args) => Answer | Promise<Answer>, ...args: Args): Promise<Answer>;
  /** Whether the function finds an element in the page. */
  finds<Args extends unknown[]>(find: (...args: Args) => Element | null, ...args: Args): Promise<boolean>;
  /** Clicks the element that the function finds in the page, as a mouse does. Returns false if it finds none. */
  click<Args extends unknown[]>(find: (...args: Args) => Element | null, ...args: Args): Promise<boolean>;
  /** Types into the element that the function finds in the page, key by key. Returns false if it finds none. */
  type<Args extends unknown[]>(text: string, find: (...args: Args) => Element | null, ...args: Args): Promise<boolean>;
}

/** A browser with an empty profile, whose tabs share their storage. */
export interface Browser {
  tab(): Promise<Tab>;
  stop(): Promise<void>;
}

/** A program that starts browsers. */
export interface Driver {
  browser(): Promise<Browser>;
  stop(): Promise<void>;
}
