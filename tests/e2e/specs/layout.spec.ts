/** The same app on a phone, with reduced motion, and with forced colours. */
import { still } from '../harness/still';
import { expect, test } from '../harness/test';
import type { Page } from '@playwright/test';

const overflow = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test.describe('360 px wide', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('nothing scrolls sideways, from sign-in to a form', async ({ app, page, sim, a11y }) => {
    await app.open();
    await expect(app.signInButton).toBeVisible();
    expect(await overflow(page), 'sign-in').toBeLessThanOrEqual(0);
    const person = (await sim.people()).slice(3).find(({ licenses }) => licenses.length > 0)!;
    await app.signIn();
    await expect(app.people.getByRole('row').nth(3)).toBeVisible();
    expect(await overflow(page), 'people').toBeLessThanOrEqual(0);
    await app.find(person);
    await expect(page.getByRole('button', { name: 'Change licences' })).toBeVisible();
    expect(await overflow(page), 'person').toBeLessThanOrEqual(0);
    await a11y('person at 360 px');
    await app.changeLicences(person);
    await expect(app.dialog.getByRole('checkbox').first()).toBeVisible();
    await still(page);
    const box = await app.dialog.boundingBox();
    expect((box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 999) <= 360, 'the dialog fits').toBe(true);
  });

  test('the words of the tabs keep their distance, and the last tab scrolls into sight', async ({ app, page }) => {
    await app.signIn();
    const tabs = page.getByRole('navigation', { name: 'Main' }).getByRole('link');
    const words = await tabs.evaluateAll((links) =>
      links.map((link) => {
        const range = document.createRange();
        range.selectNodeContents(link);
        const { left, right } = range.getBoundingClientRect();
        return { left, right };
      }),
    );
    expect(words.length).toBeGreaterThan(6);
    for (const [index, { left }] of words.entries()) {
      if (index > 0) expect(left - words[index - 1]!.right, `before tab ${index}`).toBeGreaterThanOrEqual(10);
    }
    await expect(tabs.first()).toBeInViewport({ ratio: 1 });
    await tabs.last().focus();
    await expect(tabs.last()).toBeInViewport({ ratio: 1 });
    await tabs.last().click();
    await expect(tabs.last()).toHaveAttribute('aria-current', 'page');
    await expect(tabs.last()).toBeInViewport({ ratio: 1 });
    await page.reload();
    await expect(tabs.last()).toHaveAttribute('aria-current', 'page');
    await expect(tabs.last(), 'a page opens with its own tab in sight').toBeInViewport({ ratio: 1 });
  });
});

test.describe('with reduced motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves noticeably', async ({ app, page }) => {
    await app.signIn();
    await expect(app.people.getByRole('row').nth(2)).toBeVisible();
    const moving = await page.evaluate(
      () =>
        document.getAnimations().filter((animation) => {
          const { duration, iterations } = animation.effect?.getComputedTiming() ?? {};
          return Number(duration) > 100 && (iterations === Infinity || animation.playState === 'running');
        }).length,
    );
    expect(moving).toBe(0);
  });
});

test.describe('with forced colours', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('controls keep their edges and focus stays visible', async ({ app, page, a11y }) => {
    await app.signIn();
    await expect(app.people.getByRole('row').nth(2)).toBeVisible();
    await app.search.focus();
    const edge = await app.search.evaluate((field) => {
      const { outlineStyle, outlineWidth, borderTopWidth, borderTopStyle } = getComputedStyle(field);
      const wrapper = field.parentElement === null ? null : getComputedStyle(field.parentElement);
      return {
        outlined: (outlineStyle !== 'none' && outlineWidth !== '0px') || (wrapper?.outlineStyle !== 'none' && wrapper?.outlineWidth !== '0px'),
        bordered:
          (borderTopStyle !== 'none' && borderTopWidth !== '0px') || (wrapper?.borderTopStyle !== 'none' && wrapper?.borderTopWidth !== '0px'),
      };
    });
    expect(edge).toEqual({ outlined: true, bordered: true });
    await a11y('people with forced colours');
    expect(page.url()).toContain(app.host.url);
  });
});
