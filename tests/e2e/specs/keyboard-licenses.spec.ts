/** Licences, their holders and idle seats by the keyboard alone, from the list of people. */
import { freeLicence, plainPerson } from '../harness/cases';
import { expect, test, type Keyboard } from '../harness/keyboard';
import type { App } from '../harness/app';
import type { Locator, Page } from '@playwright/test';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string): Locator => page.getByRole('main').getByRole('link', { name, exact: true });
const bar = (page: Page): Locator => page.getByRole('region', { name: 'Selection' });
const holders = (page: Page): Locator => page.getByRole('grid', { name: 'Holders' });
const idle = (page: Page): Locator => page.getByRole('grid', { name: 'Idle seats' });
const rows = async (table: Locator): Promise<number> => Number(await table.getAttribute('aria-rowcount')) - 1;

async function arrived(keys: Keyboard, page: Page, name: string): Promise<void> {
  await keys.isAt(page.getByRole('heading', { level: 1, name, exact: true }));
}

/** Goes to the licences by a key, after a sign-in at the list of people. */
async function atLicences(app: App, page: Page, keys: Keyboard): Promise<void> {
  await app.signIn();
  await expect(app.people).toHaveAttribute('aria-rowcount', '301');
  await keys.press('g', 'l');
  await arrived(keys, page, 'Licences');
  await expect(page.getByRole('table', { name: 'Licence pools' })).toBeVisible();
}

/** Closes the report of a change. */
async function close(app: App, keys: Keyboard): Promise<void> {
  await keys.hit(app.dialog.getByRole('button', { name: 'Close', exact: true }));
  await expect(app.dialog).toHaveCount(0);
  await keys.isSeen();
}

test('finds a licence, and takes it from a holder', async ({ app, page, sim, keys }) => {
  const licence = (await sim.licenses()).find(({ name }) => name === 'Messaging')!;
  const person = (await sim.everyone()).filter(({ licenses }) => licenses.includes(licence.id))[20]!;
  await atLicences(app, page, keys);
  await keys.write(page.getByRole('searchbox', { name: 'Search licences or sites' }), 'messag');
  await keys.hit(link(page, 'Messaging'));
  await arrived(keys, page, 'Messaging');
  await expect(holders(page)).toBeVisible();
  const all = await rows(holders(page));
  const [download] = await Promise.all([page.waitForEvent('download'), keys.hit(button(page, 'Export as CSV'))]);
  expect(download.suggestedFilename()).toBe('rollcall-holders.csv');
  await keys.write(page.getByRole('searchbox', { name: 'Search holders by name or email' }), person.emails[0]!);
  await expect(holders(page)).toHaveAttribute('aria-rowcount', '2');
  await keys.tickRow(holders(page), 1);
  await expect(bar(page)).toContainText('1 person selected');
  await keys.hit(bar(page).getByRole('button', { name: 'Change licences' }), { back: true });
  await expect(app.dialog.getByRole('heading', { name: `Change licences for ${person.displayName}` })).toBeVisible();
  await keys.isSeen();
  await keys.tick(app.box('Messaging'));
  await keys.hit(app.apply);
  await app.outcome('Applied');
  await close(app, keys);
  expect((await sim.person(person.id)).licenses).not.toContain(licence.id);
  await keys.press('g', 'l');
  await arrived(keys, page, 'Licences');
  await keys.hit(link(page, 'Messaging'));
  await expect(holders(page)).toHaveAttribute('aria-rowcount', String(all));
});

test('assigns a licence to somebody who lacks it', async ({ app, page, sim, keys }) => {
  const person = await plainPerson(sim);
  const licence = await freeLicence(sim, person);
  await atLicences(app, page, keys);
  await keys.hit(link(page, licence.name), { most: 30 });
  await arrived(keys, page, licence.name);
  await keys.hit(link(page, 'People without it'));
  await arrived(keys, page, 'People');
  await keys.write(app.search, person.emails[0]!);
  await expect(app.people).toHaveAttribute('aria-rowcount', '2');
  await keys.hit(app.people);
  await app.isOn(person);
  await keys.hit(button(page, 'Change licences'));
  await keys.tick(app.box(licence.name));
  await keys.hit(app.apply);
  await app.outcome('Applied');
  await close(app, keys);
  expect((await sim.person(person.id)).licenses).toContain(licence.id);
});

test('shows licences of one state, and selects holders in People', async ({ app, page, keys }) => {
  await atLicences(app, page, keys);
  const states = page.getByRole('navigation', { name: 'Licences by state' });
  const nearly = states.getByRole('link', { name: /^Nearly full/ });
  await keys.hit(nearly);
  await expect(nearly).toHaveAttribute('aria-current', 'true');
  await keys.isSeen();
  await keys.hit(link(page, 'Messaging'));
  await arrived(keys, page, 'Messaging');
  await expect(holders(page)).toBeVisible();
  const all = await rows(holders(page));
  await keys.reach(holders(page).getByRole('checkbox').first());
  await keys.press('Space');
  await expect(bar(page)).toContainText(`${all} people selected`);
  await keys.press('Space');
  await expect(bar(page)).toHaveCount(0);
  await keys.press('ControlOrMeta+a');
  await keys.hit(bar(page).getByRole('button', { name: 'Select in People' }), { back: true });
  await arrived(keys, page, 'People');
  await expect(bar(page)).toContainText(`${all} people selected`);
});

test('excludes people from idle seats, takes one back in, and reclaims a seat', async ({ app, page, sim, keys }) => {
  await atLicences(app, page, keys);
  await keys.hit(link(page, 'Idle seats'));
  await arrived(keys, page, 'Idle seats');
  const group = (name: string): Locator =>
    page.getByRole('navigation', { name: 'Seats by activity' }).getByRole('link', { name: new RegExp(`^${name}`) });
  await keys.choose(page.getByLabel('Licence', { exact: true }), 'Messaging');
  await expect(idle(page)).toBeVisible();
  const all = await rows(idle(page));
  await keys.tickRow(idle(page), 1);
  await keys.tickRow(idle(page), 2);
  await keys.hit(bar(page).getByRole('button', { name: 'Exclude' }), { back: true });
  await expect(idle(page)).toHaveAttribute('aria-rowcount', String(all - 1));
  await keys.isSeen();
  await keys.hit(group('Excluded'), { back: true });
  await expect(idle(page)).toHaveAttribute('aria-rowcount', '3');
  await keys.tickRow(idle(page), 1);
  await keys.hit(bar(page).getByRole('button', { name: 'Stop excluding' }), { back: true });
  await expect(idle(page)).toHaveAttribute('aria-rowcount', '2');
  await keys.isSeen();
  await keys.hit(group('Idle'), { back: true });
  await expect(idle(page)).toHaveAttribute('aria-rowcount', String(all));
  await keys.tickRow(idle(page), 3);
  const name = (await idle(page).getByRole('row').nth(3).getByRole('link').textContent())!.trim();
  await keys.hit(bar(page).getByRole('button', { name: 'Change licences' }), { back: true });
  await expect(app.dialog.getByRole('heading', { name: `Change licences for ${name}` })).toBeVisible();
  await keys.tick(app.box('Messaging'));
  await keys.hit(app.apply);
  await app.outcome('Applied');
  await close(app, keys);
  expect((await sim.writes()).map(({ method, path }) => `${method} ${path}`)).toEqual(['PATCH /v1/licenses/users']);
});
