/** The whole job from sign-in to sign-out: in both themes with axe, and again without a mouse. */
import { someone } from '../harness/cases';
import { expect, test } from '../harness/test';
import type { Locator, Page } from '@playwright/test';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('sign in, find, change a licence, change session types, sign out', async ({ app, page, sim, a11y }) => {
      test.setTimeout(180_000);
      const { person, licence } = await someone(sim);
      await app.open();
      await expect(app.signInButton).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
      await expect(page.getByRole('heading', { level: 1, name: 'Sign in to Rollcall' })).toBeVisible();
      await a11y('sign-in');

      await app.signInAtWebex();
      await expect(app.people.getByRole('row').nth(5)).toBeVisible();
      await a11y('people');

      await app.find(person);
      await expect(page.getByRole('button', { name: `Change session types for ${sim.site}` })).toBeVisible();
      await a11y('person');

      await app.changeLicences(person);
      await app.box(licence).check();
      await expect(app.diff).toContainText(licence);
      await a11y('change licences');
      await app.apply.click();
      const question = page.getByRole('dialog', { name: 'Allow changes?' });
      await a11y('the question before the first change');
      await question.getByRole('button', { name: 'Allow changes' }).click();
      await app.outcome('Applied');
      await a11y('licences changed');
      await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();

      await app.changeSessionTypes(person, sim.site);
      const box = app.dialog.getByRole('checkbox').last();
      await box.setChecked(!(await box.isChecked()));
      await a11y('change session types');
      await app.apply.click();
      await app.outcome('Applied');
      await a11y('session types changed');
      await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();

      await app.signOut();
      await expect(app.signInButton).toBeVisible();
      await a11y('signed out');
      expect((await sim.writes()).map(({ method }) => method)).toEqual(['PATCH', 'PUT']);
    });
  });
}

/** Presses Tab until the element has focus, as a person without a mouse does. */
async function tabTo(page: Page, target: Locator, limit = 80): Promise<void> {
  for (let step = 0; step < limit; step += 1) {
    if (await target.evaluate((element) => element === document.activeElement).catch(() => false)) {
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`${target.toString()} cannot be reached with ${limit} presses of Tab`);
}

test('works without a mouse', async ({ app, page, sim }) => {
  test.setTimeout(180_000);
  const { person, licence } = await someone(sim);
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await tabTo(page, app.signInButton);
  await page.keyboard.press('Enter');
  const accept = page.getByRole('button', { name: 'Accept' });
  await expect(accept).toBeVisible();
  await tabTo(page, accept);
  await page.keyboard.press('Enter');

  await expect(app.people).toBeVisible();
  await tabTo(page, app.search);
  await page.keyboard.type(person.emails[0] ?? '');
  const link = app.people
    .getByRole('row')
    .filter({ hasText: person.emails[0] ?? '' })
    .getByRole('link')
    .first();
  await expect(link).toBeVisible();
  await expect(app.people).toHaveAttribute('aria-rowcount', '2');
  await tabTo(page, app.people);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await app.isOn(person);
  await expect(page.getByRole('heading', { level: 1 }), 'focus moves with the route').toBeFocused();

  const change = page.getByRole('button', { name: 'Change licences' });
  await expect(change).toBeVisible();
  await tabTo(page, change);
  await page.keyboard.press('Enter');
  await expect(app.dialog).toBeVisible();
  await tabTo(page, app.box(licence));
  await page.keyboard.press('Space');
  await tabTo(page, app.apply);
  await page.keyboard.press('Enter');
  const allow = page.getByRole('dialog', { name: 'Allow changes?' }).getByRole('button', { name: 'Allow changes' });
  await expect(allow).toBeVisible();
  await tabTo(page, allow);
  await page.keyboard.press('Enter');
  await app.outcome('Applied');
  const close = app.dialog.getByRole('button', { name: 'Close', exact: true }).first();
  await tabTo(page, close);
  await page.keyboard.press('Enter');
  await expect(app.dialog).toHaveCount(0);
  await expect(change, 'focus returns').toBeFocused();

  await tabTo(page, app.account);
  await page.keyboard.press('Enter');
  await tabTo(page, app.accountMenu.getByRole('button', { name: 'Sign out' }));
  await page.keyboard.press('Enter');
  await expect(app.signInButton).toBeVisible();
});
