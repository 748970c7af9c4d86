/** The licence pools with their seats, and who holds a licence. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { App } from '../harness/app';
import type { License, Simulator } from '../harness/simulator';
import { expect, test } from '../harness/test';

// More people than a page of holders has room for.
test.use({ simulatorArgs: ['--people', '700', '--max-page', '100'] });

const header = 1;
/** Everyone holds it. */
const implicit = 'Basic Messaging';
const listRoute = 'GET /v1/licenses';
const holdersRoute = 'GET /v1/licenses/*';

const pools = (page: Page): Locator => page.getByRole('table', { name: 'Licence pools' });
const holders = (page: Page): Locator => page.getByRole('grid', { name: 'Holders' });
const row = (page: Page, name: string): Locator =>
  pools(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });
const searchPools = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search licences or sites' });
const searchHolders = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search holders by name or email' });

async function pool(sim: Simulator, name: string): Promise<License> {
  const found = (await sim.licenses()).find((license) => license.name === name);
  return found!;
}

async function signInAtPool(app: App, { id, name }: License): Promise<void> {
  await app.signIn(`licenses/${encodeURIComponent(id)}`);
  await expect(app.page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
}

const count = async (page: Page, people: number): Promise<void> => {
  await expect(holders(page)).toHaveAttribute('aria-rowcount', String(people + header));
};

test('lists every pool with its seats, and what needs attention first', async ({ app, page, sim, a11y }) => {
  await sim.edit({ freeUnits: ['Messaging', 0] });
  const all = await sim.licenses();
  const overused = all.findIndex(({ name }) => name === 'Webex Calling - Standard');
  await sim.fault(listRoute, { kind: 'mutate', set: { [`/items/${overused}/totalUnits`]: all[overused]!.consumedUnits - 2 } });
  await app.signIn();
  await page.getByRole('link', { name: 'Licences', exact: true }).click();

  const rows = pools(page).getByRole('row');
  await expect(rows.nth(1)).toContainText('Organisation');
  await expect(rows.nth(2)).toContainText('Webex Calling - Standard');
  await expect(rows.nth(2)).toContainText('Overused by 2');
  await expect(rows.nth(3)).toContainText('Messaging');
  await expect(rows.nth(3)).toContainText('Full');
  const sites = new Set(all.map(({ siteUrl }) => siteUrl));
  await expect(rows, 'a row for each pool and each site').toHaveCount(header + sites.size + all.length);
  const states = page.getByRole('navigation', { name: 'Licences by state' });
  await expect(states.getByRole('link').nth(0)).toHaveText(`All ${all.length}`);
  await expect(states.getByRole('link').nth(1)).toHaveText('Overused 1');
  await expect(states.getByRole('link').nth(2)).toHaveText('Full 2');
  await expect(states.getByRole('link', { name: /^Nearly full/ })).toBeVisible();

  const calling = all.find(({ name }) => name === 'Webex Calling - Professional')!;
  for (const words of [`${calling.consumedUnits} of ${calling.totalUnits}`, String(calling.consumedByUsers), '12', 'Nearly full']) {
    await expect(row(page, calling.name)).toContainText(words);
  }
  await expect(row(page, 'Screen Share')).toContainText('No limit');
  await expect(row(page, implicit), 'a free pool grows').toContainText('All in use');
  await expect(row(page, 'Webex Attendant Console')).toContainText('Trial');
  await expect(row(page, 'Webex Assistant for Meetings'), 'numbers that Webex left out').toContainText('Unknown');
  await a11y('licences');
});

test('search narrows the pools, is in the address and survives a reload', async ({ app, page, sim }) => {
  const all = await sim.licenses();
  await app.signIn('licenses');
  await searchPools(page).fill('CENTER acme-eu');
  await expect(page.locator('.list-count')).toHaveText(`1 of ${all.length} pools`);
  await expect(row(page, 'Meeting - Webex Meeting Center')).toHaveCount(1);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === 'CENTER acme-eu');
  await page.reload();
  await expect(searchPools(page)).toHaveValue('CENTER acme-eu');
  await expect(row(page, 'Meeting - Webex Meeting Center')).toHaveCount(1);
  await searchPools(page).fill('no-such-pool');
  await expect(page.getByRole('heading', { level: 2, name: /^No licence matches/ })).toBeVisible();
  await page.getByRole('button', { name: 'Show all licences' }).click();
  await expect(page.locator('.list-count')).toHaveText(`${all.length} pools`);
});

test('shows the licences of one state alone, in the address', async ({ app, page, sim, a11y }) => {
  await sim.edit({ freeUnits: ['Messaging', 0] });
  const all = await sim.licenses();
  await app.signIn('licenses');
  const states = page.getByRole('navigation', { name: 'Licences by state' });
  const full = states.getByRole('link', { name: /^Full/ });
  const shown = Number(await full.locator('strong').textContent());
  expect(shown).toBeGreaterThan(0);
  await full.click();
  await expect(full).toHaveAttribute('aria-current', 'true');
  await expect(page).toHaveURL((url) => url.searchParams.get('show') === 'full');
  await expect(pools(page).getByRole('link')).toHaveCount(shown);
  await expect(row(page, 'Messaging')).toContainText('Full');
  await searchPools(page).fill('messaging');
  await expect(pools(page).getByRole('link')).toHaveCount(1);
  await a11y('full licences');
  await page.reload();
  await expect(row(page, 'Messaging')).toHaveCount(1);
  await row(page, 'Messaging').getByRole('link').click();
  await page.getByRole('link', { name: 'All licences' }).click();
  await expect(full, 'the way back leads to the same list').toHaveAttribute('aria-current', 'true');
  await searchPools(page).fill('');
  await states.getByRole('link', { name: /^All/ }).click();
  await expect(page.locator('.list-count')).toHaveText(`${all.length} pools`);
});

test('the overview counts the licences that need attention, and each number leads to as many', async ({ app, page, sim }) => {
  await sim.edit({ freeUnits: ['Messaging', 0] });
  await app.signIn('');
  const facts = page.getByRole('region', { name: 'Licences' }).getByRole('listitem').getByRole('link');
  await expect(facts, 'four states, and idle seats').toHaveCount(5);
  let found = 0;
  for (let at = 0; at < 4; at += 1) {
    const shown = Number(await facts.nth(at).locator('strong').textContent());
    found += shown;
    await facts.nth(at).click();
    if (shown === 0) {
      await expect(page.getByRole('heading', { name: 'No licence is in this state' })).toBeVisible();
    } else {
      await expect(pools(page).getByRole('link')).toHaveCount(shown);
    }
    await page.goBack();
    await expect(facts).toHaveCount(5);
  }
  await expect(facts.nth(4), 'nobody has looked for idle seats').toContainText('–');
  expect(found, 'some licence needs attention').toBeGreaterThan(1);
});

test('names everyone who holds a licence, to the last page', async ({ app, page, sim, a11y }) => {
  const everyone = await sim.everyone();
  const { id } = await pool(sim, implicit);
  await app.signIn('licenses');
  await row(page, implicit).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name: implicit })).toBeVisible();
  await count(page, everyone.length);
  await expect(page.getByText('Webex counts the same number of people.')).toBeVisible();
  const pages = await sim.ledger(new RegExp(`^/v1/licenses/${id}$`));
  expect(pages.map(({ status }) => status)).toEqual([200, 200, 200]);
  await a11y('holders');

  const person = everyone[650]!;
  await searchHolders(page).fill(person.emails[0]!);
  await count(page, 1);
  await expect(page).toHaveURL((url) => url.searchParams.get('q') === person.emails[0]);
  await holders(page).getByRole('link').click();
  await app.isOn(person);
  await page.goBack();
  await expect(searchHolders(page)).toHaveValue(person.emails[0]!);
  await count(page, 1);
  expect(await sim.ledger(new RegExp(`^/v1/licenses/${id}$`)), 'the way back reads nothing again').toHaveLength(3);
  await page.getByRole('link', { name: 'All licences' }).click();
  await expect(pools(page)).toBeVisible();
});

test('the holders of a pool are those whom the organisation names, and workspaces hold the rest', async ({ app, page, sim }) => {
  const license = await pool(sim, 'Messaging');
  const holding = (await sim.everyone()).filter(({ licenses }) => licenses.includes(license.id));
  await signInAtPool(app, license);
  await count(page, holding.length);
  await expect(page.getByText('Workspaces use 4 more seats')).toBeVisible();
});

test('says when the list and the number of seats differ', async ({ app, page, sim }) => {
  await sim.fault(holdersRoute, { kind: 'lost' }, { nth: 1 });
  await signInAtPool(app, await pool(sim, implicit));
  await count(page, 699);
  await expect(page.getByText('Webex counts 700 people but lists 699.')).toBeVisible();
  await page.getByRole('button', { name: 'Refresh' }).click();
  await count(page, 700);
  await expect(page.getByText('Webex counts the same number of people.')).toBeVisible();
});

test('a failed page keeps the rows that have loaded, and Retry goes on with it', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'the second page fails on purpose');
  await sim.fault(holdersRoute, { kind: 'status', status: 400 }, { nth: 2 });
  await signInAtPool(app, await pool(sim, implicit));
  await expect(page.getByText('The list is incomplete')).toBeVisible();
  await count(page, 300);
  await expect(page.getByText(/^Webex counts/), 'nothing is compared').toHaveCount(0);
  await page.getByRole('button', { name: 'Retry' }).click();
  await count(page, 700);
  await expect(page.getByText('The list is incomplete')).toHaveCount(0);
});

test('loading can be cancelled and continued', async ({ app, page, sim }) => {
  await sim.hold(holdersRoute, 'second page', { nth: 2 });
  await signInAtPool(app, await pool(sim, implicit));
  await count(page, 300);
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('You cancelled loading who holds this licence.')).toBeVisible();
  await sim.release();
  await page.getByRole('button', { name: 'Continue' }).click();
  await count(page, 700);
});

test('a refusal is explained and costs only the list', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'the holders are refused on purpose');
  await sim.fault(holdersRoute, { kind: 'status', status: 403 });
  await signInAtPool(app, await pool(sim, 'Messaging'));
  await expect(page.getByRole('alert')).toContainText("Couldn't load who holds this licence");
  await expect(page.getByText('Used by workspaces')).toBeVisible();
  await page.getByRole('link', { name: 'Why was this refused?' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Why Webex refused' })).toBeVisible();
});

test('a licence that does not exist is said not to', async ({ app, page, watch }) => {
  watch.expectConsole(/status of 404/, 'there is no such licence');
  await app.signIn('licenses/no-such-licence');
  await expect(page.getByRole('heading', { level: 1, name: /^Unknown licence/ })).toBeVisible();
  await expect(page.getByText("This licence isn't in your organisation's list.")).toBeVisible();
  await expect(page.getByRole('alert')).toContainText("Couldn't load who holds this licence");
});

test('people of other organisations are marked and have no page', async ({ app, page, sim }) => {
  const set = { '/users/0/type': 'EXTERNAL', '/users/0/displayName': 'Visitor' };
  await sim.fault(holdersRoute, { kind: 'mutate', set }, { nth: 1 });
  await signInAtPool(app, await pool(sim, implicit));
  await count(page, 700);
  const visitor = holders(page).getByRole('row').nth(1);
  await expect(visitor).toContainText('Visitor');
  await expect(visitor).toContainText('External');
  await expect(visitor.getByRole('link')).toHaveCount(0);
  await expect(holders(page).getByRole('row').nth(2).getByRole('link')).toHaveCount(1);
});

test('a licence whose id names another organisation is marked', async ({ app, page, sim }) => {
  const inside = 'ciscospark://us/LICENSE/1eb65fdf-9643-417f-9974-ad72cae0e10f:MC_2eb65fdf-9643-417f-9974-ad72cae0e10f';
  const id = Buffer.from(inside).toString('base64url');
  const { name } = (await sim.licenses())[4]!;
  await sim.fault(listRoute, { kind: 'mutate', set: { '/items/4/id': id } });
  await app.signIn('licenses');
  await expect(row(page, name)).toContainText('Another organisation');
  await expect(page.getByText('Another organisation')).toHaveCount(1);
});

test('is saved as CSV and JSON', async ({ app, page, sim }) => {
  const license = await pool(sim, implicit);
  const everyone = (await sim.everyone()).map(({ id }) => id).sort();
  await signInAtPool(app, license);
  await count(page, 700);
  const saved = async (button: string): Promise<{ name: string; text: string }> => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  };
  const csv = await saved('Export as CSV');
  expect(csv.name).toBe('rollcall-holders.csv');
  const lines = csv.text.trimEnd().split('\r\n');
  expect(lines).toHaveLength(header + 700);
  expect(lines[0]).toContain('Name,Email,Type,Person ID');
  for (const id of everyone) {
    expect(csv.text).toContain(id);
  }
  const json = await saved('Export as JSON');
  expect(json.name).toBe('rollcall-holders.json');
  const items = JSON.parse(json.text) as { personId: string }[];
  expect(items[0]).toMatchObject({ license: implicit, licenseId: license.id });
  expect(items.map(({ personId }) => personId).sort()).toEqual(everyone);

  await searchHolders(page).fill('no-such-person');
  await expect(page.getByRole('heading', { level: 2, name: /^No one matches/ })).toBeVisible();
  const none = await saved('Export as JSON');
  expect(none.name).toBe('rollcall-holders-found.json');
  expect(JSON.parse(none.text)).toEqual([]);
});

test('holders are selected by box and keyboard, and one of them leads to their form', async ({ app, page, sim, a11y }) => {
  const license = await pool(sim, 'Messaging');
  const holding = (await sim.everyone()).filter(({ licenses }) => licenses.includes(license.id));
  await signInAtPool(app, license);
  await count(page, holding.length);
  const bar = page.getByRole('region', { name: 'Selection' });
  const box = (at: number): Locator => holders(page).getByRole('row').nth(at).getByRole('checkbox');
  await box(1).click();
  await expect(bar).toContainText('1 person selected');
  await box(3).click({ modifiers: ['Shift'] });
  await expect(bar).toContainText('3 people selected');
  await expect(bar.getByRole('button', { name: 'Change licences' })).toHaveAccessibleDescription('One person at a time.');
  await a11y('selected holders');
  await searchHolders(page).fill(holding[20]!.emails[0]!);
  await count(page, 1);
  await expect(bar, 'the selection outlives the search').toContainText('3 people selected, 3 of them not shown');
  await bar.getByRole('button', { name: 'Clear selection' }).click();
  await expect(bar).toHaveCount(0);
  await box(1).click();
  await bar.getByRole('button', { name: 'Change licences' }).click();
  await expect(app.dialog.getByRole('heading', { name: `Change licences for ${holding[20]!.displayName}` })).toBeVisible();
  await app.dialog.getByRole('button', { name: 'Cancel' }).click();
  await page.goBack();
  await searchHolders(page).fill('');
  await count(page, holding.length);
  await holders(page).getByRole('checkbox').first().focus();
  await page.keyboard.press('Control+a');
  await expect(bar).toContainText(`${holding.length} people selected`);
  await bar.getByRole('button', { name: 'Select in People' }).click();
  await expect(app.people).toBeVisible();
  await expect(page.getByRole('region', { name: 'Selection' })).toContainText(`${holding.length} people selected`);
});

test('those who do not hold a licence are one click away', async ({ app, page, sim }) => {
  const license = await pool(sim, 'Messaging');
  const lacking = (await sim.everyone()).filter(({ licenses }) => !licenses.includes(license.id));
  await signInAtPool(app, license);
  await page.getByRole('link', { name: 'People without it' }).click();
  await expect(app.people).toHaveAttribute('aria-rowcount', String(lacking.length + header));
});

test('a change of licences shows when one comes back', async ({ app, page, sim }) => {
  const license = await pool(sim, 'Messaging');
  const holding = (await sim.everyone()).filter(({ licenses }) => licenses.includes(license.id));
  const person = holding[5]!;
  await signInAtPool(app, license);
  await count(page, holding.length);
  await searchHolders(page).fill(person.emails[0]!);
  await count(page, 1);
  await holders(page).getByRole('link').click();
  await app.isOn(person);
  await app.changeLicences(person);
  await app.box('Messaging').uncheck();
  await app.apply.click();
  await app.outcome('Applied');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
  await page.getByRole('link', { name: 'Licences', exact: true }).click();
  await row(page, 'Messaging').getByRole('link').click();
  await count(page, holding.length - 1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 360, height: 740 } });

  test('nothing scrolls sideways, and seats and state stand with the name', async ({ app, page, sim, a11y }) => {
    const overflow = (): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const eu = (await sim.licenses()).find(({ siteUrl }) => siteUrl?.startsWith('acme-eu.') ?? false)!;
    await app.signIn('licenses');
    await searchPools(page).fill('acme-eu');
    const name = row(page, eu.name).getByRole('rowheader');
    await expect(name.getByText(`${eu.consumedUnits} of ${eu.totalUnits} used`)).toBeInViewport({ ratio: 1 });
    await expect(name.getByText('Full', { exact: true })).toBeInViewport({ ratio: 1 });
    expect(await overflow()).toBeLessThanOrEqual(0);
    await a11y('licences at 360 px');
    await name.getByRole('link').click();
    await expect(holders(page)).toBeVisible();
    expect(await overflow()).toBeLessThanOrEqual(0);
    await a11y('holders at 360 px');
  });
});
