/** The filters that need more than a plain list of people: last activity, locations, the age of an invitation. */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';
import type { Person } from '../harness/simulator';

type Told = Person & { lastActivity?: string; locationId?: string };

/** Expects the number above the list: how many people are shown. */
const shown = async (page: Page, count: number): Promise<void> => {
  await expect(page.locator('.list-count')).toHaveText(new RegExp(`^${count} of 300 people$`));
};

const add = async (app: App, page: Page, choices: [label: string, option: string][], days?: string): Promise<void> => {
  await page.getByRole('button', { name: 'Add filter' }).click();
  for (const [label, option] of choices) {
    await app.dialog.getByLabel(label).selectOption({ label: option });
  }
  if (days !== undefined) {
    await app.dialog.getByLabel('Days').fill(days);
  }
  await app.dialog.getByRole('button', { name: 'Add filter' }).click();
  await expect(app.dialog).toHaveCount(0);
};

const daysAgo = (time: string): number => (Date.now() - Date.parse(time)) / 86_400_000;

/** What is certain about someone's activity. The simulator tells it only when asked for presence. */
const active = (person: Told, days: number): boolean | undefined => {
  if (person.lastActivity !== undefined) {
    return daysAgo(person.lastActivity) <= days;
  }
  return person.invitePending === true ? false : undefined;
};

test('last activity is read on request, and unknown counts neither as active nor as idle', async ({ app, page, sim, a11y }) => {
  const people = (await sim.everyone()) as Told[];
  // About half of those who are known were active later than this, and nobody at that very minute.
  const ages = people.flatMap((person) => [person.lastActivity ?? [], person.created ?? []].flat()).map(daysAgo);
  const known = people.flatMap((person) => (person.lastActivity === undefined ? [] : [daysAgo(person.lastActivity)])).sort((a, b) => a - b);
  const middle = Math.ceil(known[Math.floor(known.length / 2)]!);
  const days = [0, 1, -1, 2, -2].map((more) => middle + more).find((day) => ages.every((age) => Math.abs(age - day) > 0.002))!;
  const count = (meets: (person: Told) => boolean): number => people.filter(meets).length;
  const unknown = count((person) => active(person, days) === undefined);
  expect(unknown).toBeGreaterThan(0);
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  const lists = async () => (await sim.ledger(/^\/v1\/people$/)).length;
  const plain = await lists();
  await add(
    app,
    page,
    [
      ['Show people by', 'Last activity'],
      ['Condition', 'not within a number of days'],
    ],
    String(days),
  );
  await shown(
    page,
    count((person) => active(person, days) === false),
  );
  expect(await lists(), 'the list was read again').toBeGreaterThan(plain);
  await expect(page.getByText(`Webex didn't say when ${unknown} `)).toBeVisible();
  const chips = page.getByRole('list', { name: 'Filters' }).getByRole('listitem');
  await expect(chips).toHaveText([`Not active in the last ${days} days`]);
  await a11y('the list with a filter on activity');

  await page.goto(app.host.url + `people?f=idle:${days}`);
  await shown(
    page,
    count((person) => active(person, days) === false && person.licenses.length > 0),
  );
  await expect(chips).toHaveText([`Holds a licence, not active for ${days} days`]);
  await page.goto(app.host.url + 'people?f=!active');
  await shown(
    page,
    count((person) => active(person, Infinity) === false),
  );
  await page.goto(app.host.url + `people?f=invited:${days}`);
  await shown(
    page,
    count((person) => person.invitePending === true && daysAgo(person.created!) >= days),
  );
});

test('a location is named, and by its id when the names cannot be read', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'the names are refused on purpose');
  const located: Told[] = [];
  for (const person of await sim.everyone()) {
    located.push(await sim.get<Told>(`/people/${encodeURIComponent(person.id)}?callingData=true`));
  }
  const { items: locations } = await sim.get<{ items: { id: string; name: string }[] }>('/locations');
  const [location] = locations.filter(({ id }) => located.some((person) => person.locationId === id));
  const count = located.filter((person) => person.locationId === location!.id).length;
  await app.signIn(`people?f=location:${encodeURIComponent(location!.id)}`);
  await shown(page, count);
  const chips = page.getByRole('list', { name: 'Filters' }).getByRole('listitem');
  await expect(chips).toHaveText([`Location is ${location!.name}`]);
  await page.getByRole('button', { name: 'Clear filters' }).click();
  // What had the focus is gone; the next Tab is at "Add filter".
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Add filter' })).toBeFocused();
  await add(app, page, [
    ['Show people by', 'Location'],
    ['Value', location!.name],
  ]);
  await shown(page, count);

  await sim.fault('GET /v1/locations', { kind: 'status', status: 403 });
  await page.reload();
  await shown(page, count);
  await expect(chips).toHaveText([`Location is ${location!.id}`]);
});

test('days must be a number', async ({ app, page }) => {
  await app.signIn();
  await page.getByRole('button', { name: 'Add filter' }).click();
  await app.dialog.getByLabel('Show people by').selectOption({ label: 'Age of a pending invitation' });
  await app.dialog.getByLabel('Days').fill('soon');
  await app.dialog.getByRole('button', { name: 'Add filter' }).click();
  await expect(app.dialog.getByText('Enter a number of days from 1 to 65,535.')).toBeVisible();
  await expect(app.dialog.getByLabel('Days')).toBeFocused();
});
