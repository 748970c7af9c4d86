/** Keys that work on every page: listed, harmless in text and in dialogs, and off for those who want none. */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/test';

const list = (page: Page) => page.getByRole('dialog', { name: 'Keyboard shortcuts' });

test('? lists the keys, and each key that it lists works', async ({ app, page, a11y }) => {
  await app.signIn();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await page.keyboard.press('?');
  await expect(list(page)).toBeVisible();
  await a11y('the list of keys');
  const goes = await list(page)
    .getByText(/^Go to /)
    .allTextContents();
  expect(goes).toContain('Go to Activity');
  const letters = new Map<string, string>();
  for (const words of goes) {
    const row = list(page)
      .locator('dl > div')
      .filter({ has: page.getByText(words, { exact: true }) });
    letters.set(words.replace('Go to ', ''), (await row.locator('kbd').last().textContent())!);
  }
  await page.keyboard.press('Escape');
  await expect(list(page)).toHaveCount(0);

  for (const [area, letter] of letters) {
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await expect(page.getByRole('navigation').getByRole('link', { name: area, exact: true })).toHaveAttribute('aria-current', 'page');
  }
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(app.people).toBeVisible();
  await page.keyboard.press('/');
  await expect(app.search).toBeFocused();
  await expect(app.search, 'the key is not typed').toHaveValue('');
});

test('none works in text, in a dialog, or with other keys', async ({ app, page }) => {
  await app.signIn();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await app.search.focus();
  await app.search.pressSequentially('?/ga');
  await expect(app.search).toHaveValue('?/ga');
  await expect(page).toHaveURL(/\/people\?q=/);
  await expect(app.dialog).toHaveCount(0);

  await page.getByRole('button', { name: 'Add filter' }).first().click();
  const filter = app.dialog;
  await expect(filter).toHaveCount(1);
  await filter.getByRole('button', { name: 'Close dialog' }).focus();
  for (const key of ['?', '/', 'g', 'a', 'Control+k']) {
    await page.keyboard.press(key);
  }
  await expect(filter).toHaveCount(1);
  await expect(page).toHaveURL(/\/people\?q=/);
  await page.keyboard.press('Escape');

  await page.getByRole('link', { name: 'People', exact: true }).first().focus();
  for (const key of ['Alt+g', 'a', 'g', 'x', 'a']) {
    await page.keyboard.press(key);
  }
  await expect(page).toHaveURL(/\/people/);
});

test('single keys can be turned off, and stay off', async ({ app, page, context }) => {
  await app.signIn();
  await app.openAccount();
  await app.accountMenu.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await expect(app.accountMenu, 'the menu gives way').toBeHidden();
  await list(page).getByRole('checkbox', { name: 'Use single keys' }).uncheck();
  await page.keyboard.press('Escape');
  await expect(app.account).toBeFocused();
  for (const key of ['?', '/', 'g', 'a']) {
    await page.keyboard.press(key);
  }
  await expect(app.dialog).toHaveCount(0);
  await expect(page).toHaveURL(/\/people$/);
  expect(await page.evaluate(() => localStorage.getItem('rollcall.shortcuts'))).toBe('off');

  await page.reload();
  await expect(app.people.getByRole('row').nth(3)).toBeVisible();
  await page.keyboard.press('?');
  await expect(app.dialog).toHaveCount(0);
  await app.openPalette('shortcuts');
  await page.keyboard.press('Enter');
  await expect(list(page), 'the palette leads there all the same').toBeVisible();
  await list(page).getByRole('checkbox', { name: 'Use single keys' }).check();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(list(page)).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(context.pages()).toHaveLength(1);
});

test('there are none before signing in', async ({ app, page }) => {
  await app.open();
  await expect(app.signInButton).toBeVisible();
  for (const key of ['?', 'g', 's']) {
    await page.keyboard.press(key);
  }
  await expect(app.dialog).toHaveCount(0);
  await expect(app.signInButton).toBeVisible();
});
