/** An organisation in which every string is an attack (S36): text stays text. */
import { expect, test } from '../harness/test';
import type { Page } from '@playwright/test';

test.use({ simulatorArgs: ['--tenant', 'hostile', '--people', '220', '--max-page', '100'] });

/** Counts elements that a payload could have created. The app's own images are included, so compare two counts. */
const planted = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      document.querySelectorAll(
        'script, iframe, object, embed, base, meta[http-equiv="refresh"], img[onerror], svg[onload], [onclick], [onerror], [onload], [style*="expression"], a[href^="javascript:" i], a[href^="data:" i]',
      ).length,
  );

/** What the payloads would set if they ran. */
const pwned = (page: Page): Promise<boolean> => page.evaluate(() => '__pwned' in window);

/** Removes what is invisible, and the symbols that the app shows in its place. */
const comparable = (text: string): string =>
  text
    .replace(/⟨U\+[0-9A-F]{4,6}⟩|[\u2400-\u2421]/g, '')
    .replace(/[^\p{L}\p{N}\p{P}\p{S}]+|[\u115f\u1160\u3164\uffa0]/gu, '')
    .slice(0, 200);

/** Characters that reorder or hide the text around them, which must be shown by number. */
const spoofing = /[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

test('nothing runs, nothing is inserted, and names are shown unchanged', async ({ app, page, sim, watch }) => {
  test.setTimeout(180_000);
  await app.open();
  await expect(app.signInButton).toBeVisible();
  const own = await planted(page);
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '221');
  const people = (await sim.get<{ items: { id: string; displayName: string; emails: string[] }[] }>('/people?max=100')).items;
  expect(people.length).toBeGreaterThanOrEqual(90);

  const shown = new Set<string>();
  const rows = app.people.getByRole('row');
  await rows.nth(3).hover();
  for (let step = 0; step < 40; step += 1) {
    for (const text of await rows.allTextContents()) {
      expect(text, 'a name that turns or hides its neighbours').not.toMatch(spoofing);
      shown.add(comparable(text));
    }
    expect(await planted(page)).toBe(own);
    await page.mouse.wheel(0, 500);
    await page.waitForTimeout(30);
  }
  const all = [...shown].join('\n');
  const lost = people.map(({ displayName }) => comparable(displayName).slice(0, 30)).filter((name) => !all.includes(name));
  expect(lost, 'names that are not shown as they came').toEqual([]);
  expect(await pwned(page)).toBe(false);
  expect(watch.takeDialogs()).toEqual([]);
});

test('licences and their holders stay text', async ({ app, page, sim, watch }) => {
  test.setTimeout(180_000);
  await app.open();
  await expect(app.signInButton).toBeVisible();
  const own = await planted(page);
  const licenses = await sim.licenses();
  await app.signIn('licenses');
  const rows = page.getByRole('table', { name: 'Licence pools' }).getByRole('row');
  await expect(rows).not.toHaveCount(0);
  for (const text of await rows.allTextContents()) {
    expect(text, 'a name that turns or hides its neighbours').not.toMatch(spoofing);
  }
  expect(await planted(page)).toBe(own);
  for (const { id } of licenses.slice(0, 3)) {
    await app.open(`licenses/${encodeURIComponent(id)}`);
    await expect(page.getByText(/Webex counts/)).toBeVisible();
    for (const text of await page.getByRole('grid', { name: 'Holders' }).getByRole('row').allTextContents()) {
      expect(text, 'a name that turns or hides its neighbours').not.toMatch(spoofing);
    }
    expect(await planted(page)).toBe(own);
  }
  await app.open('idle-seats?days=1');
  const idle = page.getByRole('grid', { name: 'Idle seats' }).getByRole('row');
  await expect(idle.nth(1)).toBeVisible();
  for (const text of [...(await idle.allTextContents()), ...(await page.getByRole('option').allTextContents())]) {
    expect(text, 'a name that turns or hides its neighbours').not.toMatch(spoofing);
  }
  expect(await planted(page)).toBe(own);
  expect(await pwned(page)).toBe(false);
  expect(watch.takeDialogs()).toEqual([]);
});

test('a person, their forms and their outcome stay text', async ({ app, page, sim, watch }) => {
  test.setTimeout(180_000);
  await app.open();
  await expect(app.signInButton).toBeVisible();
  const own = await planted(page);
  const people = await sim.people();
  await app.signIn();
  for (const { id } of people.slice(3, 9)) {
    await app.open(`people/${encodeURIComponent(id)}`);
    await expect(page.getByRole('button', { name: 'Change licences' })).toBeVisible();
    expect(await planted(page)).toBe(own);
  }
  await page.getByRole('button', { name: 'Change licences' }).click();
  await expect(app.dialog.getByRole('checkbox').first()).toBeVisible();
  expect(await planted(page)).toBe(own);
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await page
    .getByRole('button', { name: /^Change session types for / })
    .first()
    .click();
  await expect(app.dialog.getByRole('checkbox').first()).toBeVisible();
  expect(await planted(page)).toBe(own);
  expect(await pwned(page)).toBe(false);
  expect(watch.takeDialogs()).toEqual([]);
});
