/** Waits until nothing on the page is on its way from one state to the next; what turns for ever is left out. */
import type { Page } from '@playwright/test';

export async function still(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ effect, playState }) => playState !== 'running' || effect?.getComputedTiming().iterations === Infinity),
  );
}
