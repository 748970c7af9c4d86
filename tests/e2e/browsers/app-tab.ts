/** A person's actions in one tab: each waits until the page is ready for it. */
import { expect } from '@playwright/test';
import type { Tab } from './driver';
import { find, type Part } from './find';

export class AppTab {
  constructor(
    readonly tab: Tab,
    private readonly home: string,
  ) {}

  /** Opens a path inside the app, given without a leading slash. */
  async open(path: string): Promise<void> {
    await this.tab.open(this.home + path);
  }

  async sees(part: Part): Promise<void> {
    await expect.poll(() => this.has(part), words(part)).toBe(true);
  }

  async seesNo(part: Part): Promise<void> {
    await expect.poll(() => this.has(part), words(part)).toBe(false);
  }

  async click(part: Part): Promise<void> {
    await expect.poll(() => this.tab.click(find, part, true), words(part)).toBe(true);
  }

  async type(text: string, part: Part): Promise<void> {
    await expect.poll(() => this.tab.type(text, find, part, true), words(part)).toBe(true);
  }

  /** Signs in at the simulated Webex. The page must show the sign-in. */
  async signIn(): Promise<void> {
    await this.click({ role: 'button', name: 'Sign in with Webex' });
    await this.click({ role: 'button', name: 'Accept' });
    await this.sees({ role: 'button', name: 'Account', starts: true });
  }

  async signOut(): Promise<void> {
    await this.click({ role: 'button', name: 'Account', starts: true });
    await this.click({ role: 'button', name: 'Sign out', within: { role: 'group', name: 'Account' } });
  }

  has(part: Part): Promise<boolean> {
    return this.tab.finds(find, part, false);
  }
}

const words = (part: Part): { message: string; intervals: number[] } => ({ message: JSON.stringify(part), intervals: [50] });
