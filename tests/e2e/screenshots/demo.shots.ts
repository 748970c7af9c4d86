/** The demo organisation: its bar on the pages that differ most, and the offer of a new version. */
import { expect, test } from '../harness/test';
import { settled, shooter } from './shoot';

test('demo', async ({ app, page, host, watch }, testInfo) => {
  watch.expectConsole(/status of \d/, 'pictures, not a test');
  const shoot = shooter(page, testInfo);
  await page.goto(host.url);
  await page.getByRole('link', { name: 'Try it without an account' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  await settled(page);
  await shoot('demo-overview');
  await app.openAccount();
  await shoot('demo-account');
  await page.keyboard.press('Escape');
  await page.goto(`${host.url}demo/people`);
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await settled(page);
  await shoot('demo-people');
  await page.getByLabel('Fault').selectOption('lost');
  await app.people.getByRole('link').first().click();
  await settled(page);
  await page.mouse.wheel(0, 600);
  await page.waitForTimeout(300);
  await shoot('demo-person');
});
