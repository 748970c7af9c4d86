/** Light, dark or the system's theme: from the first paint, and stored. */
import { expect, test } from '../harness/test';

test('the chosen theme is set before the first paint and survives a reload', async ({ app, page, context }) => {
  await app.open();
  await app.theme('Dark');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await context.addInitScript(() => {
    const themes: (string | null)[] = [];
    (window as unknown as { themes: (string | null)[] }).themes = themes;
    // The state when the body starts is what the first frame shows.
    new MutationObserver((_, observer) => {
      if (document.body) {
        themes.push(document.documentElement.dataset['theme'] ?? null);
        observer.disconnect();
      }
    }).observe(document, { childList: true, subtree: true });
    new MutationObserver(() => themes.push(document.documentElement.dataset['theme'] ?? null)).observe(document, {
      attributes: true,
      attributeFilter: ['data-theme'],
      subtree: true,
    });
  });
  await page.reload();
  await expect(app.signInButton).toBeVisible();
  const themes = await page.evaluate(() => (window as unknown as { themes: (string | null)[] }).themes);
  expect(new Set(themes)).toEqual(new Set(['dark']));
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked();
});

test('System follows the system while the page is open', async ({ app, page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await app.open();
  await app.theme('Dark');
  await app.theme('System');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('only the theme is kept in local storage', async ({ app, page }) => {
  await app.signIn();
  await app.theme('Light');
  await app.page.reload();
  await expect(app.account).toBeVisible();
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['rollcall.theme']);
});

test('the dark theme is dark, and not black', async ({ app, page }) => {
  await app.open();
  await app.theme('Dark');
  const channels = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g)!.map(Number));
  expect(Math.max(...channels)).toBeLessThan(48);
  expect(Math.min(...channels)).toBeGreaterThan(8);
});
