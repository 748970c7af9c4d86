/** An administrator without a mouse: presses keys alone, and fails where the keyboard is lost, hidden, unmarked or far from a control. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from './app';
import { test as base } from './test';
import type { Person } from './simulator';

/** More presses of Tab than this are too long a way to a control. */
const FAR = 25;

/** How many milliseconds the focus has to come to where it is seen. */
const PATIENCE = 5000;

/** How a control is reached. */
export interface Way {
  /** Whether to press Shift and Tab. */
  back?: boolean;
  /** How many presses are allowed. */
  most?: number;
}

interface Stop {
  /** What has the focus. */
  here: string;
  /** What is wrong with it, or nothing. */
  trouble: string;
  reached: boolean;
}

interface Attended {
  keyboard: { stop: (target: Element, patience: number) => Promise<Stop> };
  pointerUsed: (kind: string) => void;
}

/** Runs in the page: reports every event of a pointer, and says where the keyboard is. */
function attend(): void {
  const page = window as unknown as Attended;
  let [begun, key] = [false, ''];
  const nowhere = (of: Element | null): boolean => of === null || of === document.body || of === document.documentElement;
  const named = (of: Element): string => {
    const words = of.getAttribute('aria-label') ?? (of as HTMLInputElement).labels?.[0]?.textContent ?? of.textContent ?? '';
    return `${of.tagName.toLowerCase()} "${words.trim().replace(/\s+/g, ' ').slice(0, 40)}"`;
  };
  /** The table keeps the focus; a row shows it. */
  const shownBy = (of: Element): Element => (of.matches('[role=grid]') && of.querySelector('tr.active')) || of;
  const drawn = (of: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(of);
    return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow.includes('inset');
  };
  const marked = (of: Element): boolean =>
    [of, shownBy(of).firstElementChild, of.parentElement, of.closest('label')].some((one) => one !== null && drawn(one));
  const here = (): string => (nowhere(document.activeElement) ? 'nothing' : named(document.activeElement!));
  const trouble = (): string => {
    const of = document.activeElement;
    if (of === null || nowhere(of)) {
      return 'nothing has the focus';
    }
    const shown = shownBy(of);
    const box = shown.getBoundingClientRect();
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    if (right - left < 1 || bottom - top < 1) {
      return `${named(of)} is out of sight`;
    }
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    const label = (of as HTMLInputElement).labels?.[0];
    if (hit === null || !(shown.contains(hit) || hit.contains(shown) || label?.contains(hit))) {
      return `${named(of)} is behind ${hit === null ? 'something' : named(hit)}`;
    }
    // A heading or a region that was given the focus is no control.
    return of.matches('[tabindex="-1"], dialog') || marked(of) ? '' : `${named(of)} shows no ring`;
  };
  // What moves into place is seen a moment later.
  const settled = async (patience: number): Promise<string> => {
    const end = performance.now() + patience;
    let found = trouble();
    while (found !== '' && performance.now() < end) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      found = trouble();
    }
    return found;
  };
  const stop = async (target: Element, patience: number): Promise<Stop> => {
    const reached = target === document.activeElement;
    // A page begins without a focus, and beyond its last control is the browser.
    const outside = nowhere(document.activeElement) && (!begun || key === 'Tab');
    const found = outside ? '' : await settled(patience);
    return { here: here(), trouble: found, reached };
  };
  page.keyboard = { stop };
  for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'wheel']) {
    addEventListener(kind, (event) => event.isTrusted && page.pointerUsed(kind), { capture: true, passive: true });
  }
  addEventListener('keydown', (event) => (key = event.key), true);
  addEventListener('focusin', () => (begun = true), true);
}

export class Keyboard {
  private readonly pointers: string[] = [];

  private constructor(private readonly page: Page) {}

  static async of(page: Page): Promise<Keyboard> {
    const keyboard = new Keyboard(page);
    await page.exposeBinding('pointerUsed', (_, kind: string) => keyboard.pointers.push(kind));
    await page.addInitScript(attend);
    return keyboard;
  }

  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Presses Tab until an element has the focus. Every stop on the way must be seen. */
  async reach(target: Locator, { back = false, most = FAR }: Way = {}): Promise<void> {
    await expect(target).toBeVisible();
    const way: string[] = [];
    const at = (): Promise<Stop> => target.evaluate((one, patience) => (window as unknown as Attended).keyboard.stop(one, patience), PATIENCE);
    for (let stop = await at(); !stop.reached; stop = await at()) {
      expect(stop.trouble, `on the way to ${String(target)}, after ${way.join(', ')}`).toBe('');
      way.push(stop.here);
      if (way.length > most) {
        throw new Error(`no way to ${String(target)}; the focus was on:\n${way.join('\n')}`);
      }
      await this.press(back ? 'Shift+Tab' : 'Tab');
    }
  }

  /** Expects what has the focus to be in sight and marked. */
  async isSeen(): Promise<void> {
    expect(await this.trouble()).toBe('');
  }

  /** Expects an element to be given the focus, in sight. */
  async isAt(target: Locator): Promise<void> {
    await expect(target).toBeFocused();
    await this.isSeen();
  }

  /** Presses Enter on a control. */
  async hit(target: Locator, way?: Way): Promise<void> {
    await this.reach(target, way);
    await this.press('Enter');
  }

  /** Presses Space on a box. */
  async tick(box: Locator, way?: Way): Promise<void> {
    await this.reach(box, way);
    const checked = await box.isChecked();
    await this.press('Space');
    await expect(box).toBeChecked({ checked: !checked });
  }

  /** Presses Space on a row of a list, the first one being 1. */
  async tickRow(list: Locator, row: number, way?: Way): Promise<void> {
    await this.reach(list, way);
    await this.press('Home', ...Array<string>(row - 1).fill('ArrowDown'), 'Space');
    await expect(list.locator(`[aria-rowindex="${String(row + 1)}"]`).getByRole('checkbox')).toBeChecked();
    await this.isSeen();
  }

  /** Replaces what a field holds. */
  async write(field: Locator, text: string, way?: Way): Promise<void> {
    await this.reach(field, way);
    await this.press('ControlOrMeta+a');
    await (text === '' ? this.press('Delete') : this.type(text));
  }

  /** Chooses an option with the arrows. */
  async choose(select: Locator, option: string, way?: Way): Promise<void> {
    await this.reach(select, way);
    const wanted = (await select.locator('option').allTextContents()).indexOf(option);
    expect(wanted, `"${option}" is an option`).toBeGreaterThanOrEqual(0);
    const at = (): Promise<number> => select.evaluate((list: HTMLSelectElement) => list.selectedIndex);
    for (let from = await at(); from !== wanted; from += Math.sign(wanted - from)) {
      await this.press(from < wanted ? 'ArrowDown' : 'ArrowUp');
    }
    await expect.poll(at).toBe(wanted);
  }

  /** Opens a person's page from the list. */
  async open(app: App, person: Person): Promise<void> {
    await this.press('/');
    await this.isAt(app.search);
    await this.type(person.emails[0]!);
    await expect(app.people).toHaveAttribute('aria-rowcount', '2');
    await this.hit(app.people);
    await app.isOn(person);
    await this.isSeen();
  }

  /** Presses Apply, waits for the outcome and closes the form. */
  async apply(app: App, button = app.apply): Promise<void> {
    await this.hit(button);
    await app.outcome('Applied');
    await this.isSeen();
    await this.hit(app.dialog.getByRole('button', { name: 'Close', exact: true }));
    await expect(app.dialog).toHaveCount(0);
    await this.isSeen();
  }

  /** Checks what must hold at the end of every test. */
  async check(): Promise<void> {
    expect(await this.trouble()).toBe('');
    expect(this.pointers, 'events of a mouse or a finger').toEqual([]);
  }

  private async trouble(): Promise<string> {
    const { trouble } = await this.page.evaluate((patience) => (window as unknown as Attended).keyboard.stop(document.body, patience), PATIENCE);
    return trouble;
  }
}

/** A `test` with a keyboard, which must never have been lost. */
export const test = base.extend<{ keys: Keyboard }>({
  keys: async ({ page }, use, testInfo) => {
    const keys = await Keyboard.of(page);
    await use(keys);
    if (testInfo.errors.length === 0) {
      await keys.check();
    }
  },
});

export { expect };
