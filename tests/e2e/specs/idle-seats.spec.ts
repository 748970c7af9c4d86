/** People who hold a licence and show no activity. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { License, Person, Simulator } from '../harness/simulator';
import { expect, test } from '../harness/test';

test.use({ simulatorArgs: ['--people', '700', '--max-page', '100'] });

const header = 1;
const day = 86_400_000;

const table = (page: Page): Locator => page.getByRole('grid', { name: 'Idle seats' });
const groups = (page: Page): Locator => page.getByRole('navigation', { name: 'Seats by activity' });
const group = (page: Page, name: string): Locator => groups(page).getByRole('link', { name: new RegExp(`^${name}`) });
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Selection' });
const search = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search by name or email' });

const count = async (page: Page, people: number): Promise<void> => {
  await expect(table(page)).toHaveAttribute('aria-rowcount', String(people + header));
};

/** The rule, once more, as an administrator would check it by hand. */
function sorted(people: Person[], licences: Set<string>, days: number): { idle: Person[]; never: Person[]; unknown: Person[] } {
  const before = (time?: string): boolean => time !== undefined && Date.now() - Date.parse(time) >= days * day;
  const now = ['active', 'call', 'meeting', 'presenting'];
  const holding = people.filter(({ licenses }) => licenses.some((id) => licences.has(id)));
  const quiet = holding.filter(({ status }) => !now.includes(status ?? ''));
  const never = quiet.filter(({ lastActivity, invitePending, created }) => lastActivity === undefined && invitePending === true && before(created));
  const unknown = quiet.filter(({ lastActivity, invitePending }) => lastActivity === undefined && invitePending !== true);
  const idle = quiet.filter(({ lastActivity }) => before(lastActivity));
  return { idle, never, unknown };
}

const costing = (licences: License[]): Set<string> =>
  new Set(licences.filter(({ subscriptionId }) => subscriptionId !== undefined).map(({ id }) => id));

async function expected(sim: Simulator, days = 60): Promise<ReturnType<typeof sorted>> {
  return sorted(await sim.everyone(), costing(await sim.licenses()), days);
}

test('lists those without activity with the evidence, and counts nobody unknown as idle', async ({ app, page, sim, a11y }) => {
  const { idle, never, unknown } = await expected(sim);
  expect(Math.min(idle.length, never.length, unknown.length), 'each kind occurs').toBeGreaterThan(0);
  await app.signIn('licenses');
  await page.getByRole('link', { name: 'Idle seats' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Idle seats' })).toBeVisible();
  await count(page, idle.length + never.length);
  await expect(group(page, 'Idle')).toHaveText(`Idle ${idle.length + never.length}`);
  await expect(group(page, 'Unknown')).toHaveText(`Unknown ${unknown.length}`);
  await expect(page.getByText(never.length === 1 ? '1 of them has never signed in.' : `${never.length} of them have never signed in.`)).toBeVisible();
  await expect(page.getByText("Webex doesn't show you")).toHaveCount(0);
  const longest = [...idle].sort((one, other) => one.lastActivity!.localeCompare(other.lastActivity!))[0]!;
  await search(page).fill(longest.emails[0]!);
  await count(page, 1);
  const days = Math.floor((Date.now() - Date.parse(longest.lastActivity!)) / day);
  await expect(table(page).getByRole('row').nth(1)).toContainText(`Last active ${days} days ago`);
  await search(page).fill(never[0]!.emails[0]!);
  await expect(table(page).getByRole('row').nth(1)).toContainText('Never signed in');
  await search(page).fill('');
  await group(page, 'Unknown').click();
  await count(page, unknown.length);
  await expect(table(page).getByRole('row').nth(1)).toContainText("Webex doesn't say");
  await expect(page.getByText("so they don't count as idle.")).toBeVisible();
  await a11y('idle seats');
});

test('the licence and the limit are chosen, in the address, and survive a reload', async ({ app, page, sim }) => {
  const everyone = await sim.everyone();
  const licence = (await sim.licenses()).find(({ name }) => name === 'Messaging')!;
  await app.signIn('idle-seats');
  await count(page, await expected(sim).then(({ idle, never }) => idle.length + never.length));
  await page.getByLabel('Licence', { exact: true }).selectOption(licence.id);
  await page.getByLabel('Idle after').selectOption('180');
  const { idle, never } = sorted(everyone, new Set([licence.id]), 180);
  expect(idle.length).toBeGreaterThan(0);
  await count(page, idle.length + never.length);
  await expect(page).toHaveURL((url) => url.searchParams.get('license') === licence.id && url.searchParams.get('days') === '180');
  await page.reload();
  await count(page, idle.length + never.length);
  await expect(page.getByLabel('Idle after')).toHaveValue('180');
  await app.open(`licenses/${encodeURIComponent(licence.id)}`);
  await page.getByRole('link', { name: 'Idle seats' }).click();
  await expect(page.getByLabel('Licence', { exact: true })).toHaveValue(licence.id);
});

test.describe('without status sharing', () => {
  test.afterEach(async ({ sim }) => {
    await sim.switches({ status_sharing: 'on' });
  });

  for (const sharing of ['missing', 'unknown']) {
    test(`says why nobody is known, and what to do (${sharing})`, async ({ app, page, sim, a11y }) => {
      await sim.switches({ status_sharing: sharing });
      const { idle, never } = await expected(sim);
      expect(idle).toHaveLength(0);
      await app.signIn('idle-seats');
      await expect(page.getByText("Webex doesn't show you when anyone was active")).toBeVisible();
      await expect(page.getByText('Turn on status sharing in the settings of your own Webex app')).toBeVisible();
      await count(page, never.length);
      await a11y('idle seats without status sharing');
    });
  }
});

test('people are excluded, and taken back in', async ({ app, page, sim }) => {
  const { idle, never } = await expected(sim);
  const all = idle.length + never.length;
  await app.signIn('idle-seats');
  await count(page, all);
  await table(page).getByRole('row').nth(1).getByRole('checkbox').click();
  await table(page).getByRole('row').nth(2).getByRole('checkbox').click();
  await bar(page).getByRole('button', { name: 'Exclude' }).click();
  await count(page, all - 2);
  await expect(bar(page)).toHaveCount(0);
  await expect(group(page, 'Excluded')).toHaveText('Excluded 2');
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByText('people with a paid licence were not active for 60 days')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Licences' }).getByRole('link').nth(4)).toContainText(String(all - 2));
  await page.goBack();
  await group(page, 'Excluded').click();
  await count(page, 2);
  await table(page).getByRole('row').nth(1).getByRole('checkbox').click();
  await bar(page).getByRole('button', { name: 'Stop excluding' }).click();
  await count(page, 1);
  await group(page, 'Idle').click();
  await count(page, all - 1);
});

test('one seat is reclaimed, and the selection is handed to People', async ({ app, page, sim }) => {
  const { idle } = await expected(sim);
  const messaging = (await sim.licenses()).find(({ name }) => name === 'Messaging')!;
  const person = idle.find(({ licenses }) => licenses.includes(messaging.id))!;
  await app.signIn('idle-seats');
  await search(page).fill(person.emails[0]!);
  await count(page, 1);
  await table(page).getByRole('checkbox').last().click();
  await bar(page).getByRole('button', { name: 'Change licences' }).click();
  await expect(app.dialog.getByRole('heading', { name: `Change licences for ${person.displayName}` })).toBeVisible();
  await app.box('Messaging').uncheck();
  await app.apply.click();
  await app.outcome('Applied');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
  await page.getByRole('link', { name: 'Licences', exact: true }).click();
  await page.getByRole('link', { name: 'Idle seats' }).click();
  await expect(page.getByText('You changed licences after this list was read.')).toBeVisible();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('You changed licences after this list was read.')).toHaveCount(0);
  await expect(bar(page), 'selected people stay selected').toContainText('1 person selected');
  await bar(page).getByRole('button', { name: 'Select in People' }).click();
  await expect(app.people).toBeVisible();
  await expect(bar(page)).toContainText('1 person selected');
});

test('is saved with the evidence', async ({ app, page, sim }) => {
  const { idle, never } = await expected(sim);
  await app.signIn('idle-seats');
  await count(page, idle.length + never.length);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export as JSON' }).click()]);
  expect(download.suggestedFilename()).toBe('rollcall-idle-seats.json');
  const items = JSON.parse(await readFile(await download.path(), 'utf8')) as { personId: string; group: string; evidence: string }[];
  expect(items.map(({ personId }) => personId).sort()).toEqual([...idle, ...never].map(({ id }) => id).sort());
  expect(new Set(items.map(({ group: name }) => name))).toEqual(new Set(['Idle']));
});

test('what may not be read is named, and nothing is claimed', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'a list is refused on purpose');
  await sim.fault('GET /v1/people', { kind: 'status', status: 403 });
  await app.signIn('idle-seats');
  await expect(page.getByRole('alert')).toContainText("Couldn't load when people were active");
  await expect(page.getByText('No idle seats')).toHaveCount(0);
  await sim.reset();
  await sim.fault('GET /v1/licenses', { kind: 'status', status: 403 });
  await app.signIn('idle-seats');
  await expect(page.getByRole('alert')).toContainText("Couldn't load licences");
  await expect(page.getByText('No idle seats')).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('nothing scrolls sideways, and the evidence stands below the name', async ({ app, page, a11y }) => {
    await app.signIn('idle-seats');
    await expect(table(page).getByRole('row').nth(1).getByRole('rowheader')).toContainText(/Last active|Never signed in/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    await a11y('idle seats at 360 px');
  });
});
