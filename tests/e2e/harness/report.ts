/** The file that the overview saves. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';

/** Saves the file and returns its text. */
export async function savedReport(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as a file' }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^rollcall-organisation-health-\d{4}-\d\d-\d\d\.html$/);
  return readFile(await file.path(), 'utf8');
}
