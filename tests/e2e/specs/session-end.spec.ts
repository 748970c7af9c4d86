/** How a session ends by itself (S18), and that its end leaves nothing in any tab (S16). */
import { expect, test } from '../harness/test';
import { App } from '../harness/app';

const minutes = (count: number): number => count * 60_000;

test('half an hour without activity locks, and no data of the organisation stays', async ({ app, page, sim, a11y }) => {
  const [, person] = await sim.people();
  await page.clock.install();
  await app.signInAtWebexOn(person!);
  await page.clock.runFor(minutes(28.5));
  const warning = page.getByRole('dialog', { name: 'Still there?' });
  await expect(warning).toBeVisible();
  await a11y('the warning before the lock');
  await page.clock.runFor(minutes(2));
  await expect(page.getByText(/signed out after inactivity/).first()).toBeVisible();
  expect(await page.content()).not.toContain(person!.emails[0]);
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  await a11y('locked');
});

test('one key keeps the session', async ({ app, page }) => {
  await page.clock.install();
  await app.signInAtWebex();
  await page.clock.runFor(minutes(28.5));
  await expect(page.getByRole('dialog', { name: 'Still there?' })).toBeVisible();
  await page.getByRole('button', { name: 'Stay signed in' }).press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.clock.runFor(minutes(5));
  await expect(app.account).toBeVisible();
});

test('a laptop that slept counts: the wall clock decides', async ({ app, page }) => {
  await page.clock.install();
  await app.signInAtWebex();
  await page.clock.fastForward(minutes(31));
  await expect(page.getByText(/signed out after inactivity/).first()).toBeVisible();
});

test('a tab restored after the end is not signed in', async ({ app, page }) => {
  await app.signInAtWebex();
  await page.clock.setSystemTime(Date.now() + minutes(31));
  await page.reload();
  await expect(app.signInButton).toBeVisible();
  expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
});

test('ends after twelve hours, despite activity', async ({ app, page }) => {
  await page.clock.install();
  await app.signInAtWebex();
  for (let hour = 0; hour < 12; hour += 1) {
    for (let part = 0; part < 3; part += 1) {
      await page.keyboard.press('Shift');
      await page.clock.fastForward(minutes(20));
    }
  }
  await page.clock.runFor(minutes(1));
  await expect(app.signInButton).toBeVisible();
});

test.describe('with other limits in the settings', () => {
  test.use({ config: { idleMinutes: 5, sessionHours: 1 } });

  test('the settings decide', async ({ app, page }) => {
    await page.clock.install();
    await app.signInAtWebex();
    await page.clock.fastForward(minutes(6));
    await expect(page.getByText(/signed out after inactivity/).first()).toBeVisible();
  });
});

test('signing out in one tab ends the others, and no tab keeps data (S16)', async ({ app, page, sim }) => {
  const [, person] = await sim.people();
  await app.signInAtWebexOn(person!);
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  const other = new App(tab, app.host);
  await other.isOn(person!);
  await app.signOut();
  for (const place of [page, tab]) {
    await expect(place.getByRole('button', { name: 'Sign in with Webex' })).toBeVisible();
    expect(await place.content()).not.toContain(person!.emails[0]);
    expect(await place.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
  }
});
