/** What the galleries share: the people they show, and where the pictures are saved. */
import { mkdirSync } from 'node:fs';
import { expect, type Page, type TestInfo } from '@playwright/test';
import { expectAccessible } from '../harness/axe';
import { target } from '../harness/checkout';
import type { Person, Simulator } from '../harness/simulator';
import { still } from '../harness/still';

/** Returns the person with the most to show. */
export async function richest(sim: Simulator): Promise<Person> {
  const people = (await sim.people()).filter(({ siteUrls }) => (siteUrls?.length ?? 0) > 0);
  return people.sort((one, other) => other.licenses.length - one.licenses.length)[0] ?? (await sim.people())[0]!;
}

export interface Cut {
  /** Captures the whole page, not only the visible part. */
  whole?: boolean;
}

/** Checks the page with axe in both themes and saves it, named after its content and the project's tenant, width and theme. */
export const shooter =
  (page: Page, { project }: TestInfo) =>
  async (name: string, { whole = false }: Cut = {}): Promise<void> => {
    mkdirSync(target('screenshots'), { recursive: true });
    if (whole) {
      // Sticky elements would appear in the middle of the picture, and anything under the pointer would look selected.
      await page.evaluate(() => window.scrollTo(0, 0));
      await page.mouse.move(0, 0);
    }
    await still(page);
    await expectAccessible(page, name);
    await page.screenshot({ path: target(`screenshots/${name}-${project.name}.png`), fullPage: whole });
  };

export const whole: Cut = { whole: true };

/** Waits until everything the page has requested is shown. The browser's own "network idle" never occurs while a shared worker is open. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(300);
  await expect(page.locator('.skeleton:visible')).toHaveCount(0);
}
