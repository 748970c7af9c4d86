/** A random walk through the app while a request is held: which form, which request, and what the admin does in the meantime. */
import { expect, type Locator, type Page } from '@playwright/test';
import { App } from './app';
import type { Simulator } from './simulator';
import { isForm, kinds, type Kind, type WalkForm } from './walk-forms';

/** Returns a generator of numbers in [0, 1) for a seed (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The moves that end the session, and those that do not. */
export type Move =
  | 'close'
  | 'Escape'
  | 'Back'
  | 'people'
  | 'token page'
  | 'form again'
  | 'refresh'
  | 'reload'
  | 'sign out'
  | 'sign out in another tab'
  | 'idle end'
  | 'refused refresh';

const staying: Move[] = ['close', 'Escape', 'Back', 'people', 'token page', 'form again', 'refresh', 'reload'];
const ending: Move[] = ['sign out', 'sign out in another tab', 'idle end', 'refused refresh'];

/** What a seed does. */
export interface Plan {
  form: Kind;
  /** Which request of the change is held. */
  at: 'reading' | 'writing' | 'checking';
  /** Whether Webex has already carried out the write while it is held. */
  applied: boolean;
  moves: Move[];
}

export function plan(seed: number): Plan {
  const roll = dice(seed);
  const pick = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)]!;
  const moves = Array.from({ length: 1 + Math.floor(roll() * 3) }, () => pick(staying));
  if (roll() < 0.4) {
    moves[moves.length - 1] = pick(ending);
  }
  return {
    form: pick(kinds),
    at: pick(['reading', 'writing', 'writing', 'checking'] as const),
    applied: roll() < 0.5,
    moves,
  };
}

export const endsSession = (move: Move | undefined): boolean => move !== undefined && ending.includes(move);

export class Walk {
  /** How many of the app's entries precede the current one in the history. */
  private depth = 0;

  constructor(
    private readonly app: App,
    private readonly page: Page,
    private readonly sim: Simulator,
    private readonly form: WalkForm,
  ) {}

  get stopped(): Locator {
    return this.page.locator('#boot-failure');
  }

  async openForm(): Promise<void> {
    this.depth += this.form.entries;
    await this.form.open();
  }

  async move(move: Move): Promise<void> {
    switch (move) {
      case 'close':
        await this.closeDialog();
        return;
      case 'Escape':
        await this.page.keyboard.press('Escape');
        return;
      case 'Back':
        // The page before the first page of the app is not the app's.
        if (this.depth > 0) {
          this.depth -= 1;
          await this.page.goBack();
          await this.arrived();
        }
        return;
      case 'people':
        await this.follow('People');
        return;
      case 'token page':
        await this.follow('Token');
        return;
      case 'form again':
        await this.inApp(this.form.path);
        await this.arrived();
        return;
      case 'refresh':
        await this.follow('Token');
        await this.page.getByRole('button', { name: 'Refresh now' }).click();
        return;
      case 'reload':
        await this.page.reload();
        await this.arrived();
        return;
      case 'sign out':
        await this.closeDialog();
        await this.app.signOut();
        return;
      case 'sign out in another tab': {
        const [tab] = await Promise.all([this.page.waitForEvent('popup'), this.page.evaluate(() => void window.open(location.href))]);
        const other = new Walk(new App(tab, this.app.host), tab, this.sim, this.form);
        await other.arrived();
        await other.move('sign out');
        await tab.close();
        return;
      }
      case 'idle end':
        await this.page.clock.setSystemTime(Date.now() + 31 * 60_000);
        await this.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
        return;
      case 'refused refresh':
        await this.follow('Token');
        await this.sim.fault('POST /v1/access_token', { kind: 'status', status: 400, error: 'invalid_grant' }, { nth: 1 });
        await this.page.getByRole('button', { name: 'Refresh now' }).click();
    }
  }

  get underWay(): Locator {
    return this.page.getByText('A change was under way when you were signed out');
  }

  /** Waits for the page in the address and, if it has one, its form. */
  private async arrived(): Promise<void> {
    await expect(this.app.account).toBeAttached();
    if (isForm(new URL(this.page.url()).pathname)) {
      // Somebody who is deleted has no forms.
      await expect(this.app.dialog.or(this.page.getByText("can't find this person")).first()).toBeVisible();
    }
  }

  private async closeDialog(): Promise<void> {
    const cross = this.page.getByRole('button', { name: 'Close dialog' });
    if (await cross.isVisible()) {
      await cross.click();
      await expect(this.app.dialog).toHaveCount(0);
    }
  }

  private async follow(name: string): Promise<void> {
    await this.closeDialog();
    await this.page.getByRole('link', { name, exact: true }).first().click();
    this.depth += 1;
  }

  /** Navigates to a page of the app like one of its links, without reloading. */
  private async inApp(path: string): Promise<void> {
    this.depth += 1;
    await this.page.evaluate((address) => {
      history.pushState(null, '', address);
      window.dispatchEvent(new PopStateEvent('popstate'));
    }, new URL(this.app.host.url).pathname + path);
  }
}

/**
 * Records every report of a change's outcome from now on, in order: in the dialog, a notice, the person's page, or the notice at the
 * start. A report may be closed at once, so it is recorded when it appears.
 */
export async function listen(page: Page): Promise<string[]> {
  const told: string[] = [];
  await page.exposeBinding('reportTold', (_, words: string) => told.push(words));
  await page.addInitScript(() => {
    const report = (window as unknown as { reportTold: (words: string) => void }).reportTold;
    const places =
      '#change-result .notice-title, #same-as-steps .notice-title, .toasts .notice-title, .told-writes .notice:not(.info) .notice-title, .page-holds li';
    const seen = new WeakMap<Element, string>();
    new MutationObserver(() => {
      for (const place of document.querySelectorAll(places)) {
        const words = place.textContent ?? '';
        if (!words.includes('…') && seen.get(place) !== words) {
          seen.set(place, words);
          report(words);
        }
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return told;
}
