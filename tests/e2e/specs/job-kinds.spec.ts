/** Each kind of job beside those of jobs.spec.ts: what its form needs, what it writes, and what it leaves alone. */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import type { App } from '../harness/app';
import { isCalling, lacking, licenceForMany } from '../harness/cases';
import { signInScopes } from '../harness/scopes';
import { expect, test } from '../harness/test';
import type { License, Person } from '../harness/simulator';

const patch = '/v1/licenses/users';

const table = (page: Page): Locator => page.getByRole('region', { name: 'Rows of the job' });
const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' });
const kind = (page: Page): Locator => page.getByLabel('What to do');

/** Opens the form with these people pasted, and chooses what to do. */
async function choose(app: App, people: Person[], what: string): Promise<void> {
  await app.signIn('jobs');
  await app.page.getByLabel('Email addresses').fill(people.map(({ emails }) => emails[0]).join('\n'));
  await kind(app.page).selectOption(what);
}

/** Previews, and runs the whole plan, which has so many rows. */
async function run(page: Page, people: number, rows: number): Promise<void> {
  await button(page, people === 1 ? 'Preview for 1 person' : `Preview for ${people} people`).click();
  await expect(page.getByText(new RegExp(`^${rows} will change`))).toBeVisible();
  await button(page, new RegExp(`^Run (all )?${rows}( changes?)?$`)).click();
  await expect(page.getByText(`${rows} of ${rows} done`)).toBeVisible();
  await expect(table(page).getByText('Applied', { exact: true })).toHaveCount(rows);
}

async function tick(page: Page, list: string, name: string): Promise<void> {
  await page.getByRole('searchbox', { name: `Search ${list}` }).fill(name);
  const section = page.locator('.job-list').filter({ has: page.getByRole('heading', { name: new RegExp(`^${list}`, 'i') }) });
  await section.getByRole('checkbox', { name }).first().check();
}

async function model(page: Page, person: Person): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Model person (name or email)' });
  await field.fill(person.emails[0]!);
  await expect(page.getByRole('listbox').getByRole('option').first()).toContainText(person.displayName);
  await field.press('Enter');
  await expect(page.getByText(`As ${person.displayName}, ${person.emails[0]}:`)).toBeVisible();
}

const preview = async (page: Page, people: number): Promise<void> => button(page, `Preview for ${people} people`).click();

const named = (pools: License[], { licenses }: Person, of: (pool: License) => boolean): string[] =>
  licenses.filter((id) => pools.some((pool) => pool.id === id && of(pool))).sort();

/** Licences that a job can take away: bought, and neither Webex Calling nor what depends on it. */
const removable = (pool: License): boolean => pool.subscriptionId !== undefined && !/Calling|Attendant|Customer|Messenger/.test(pool.name);

test('licences are made exact: everything else goes that can, and Webex Calling stays and is named', async ({ app, page, sim, a11y }) => {
  const licence = await licenceForMany(sim);
  const pools = await sim.licenses();
  const callers = pools.filter((pool) => pool.name.startsWith('Webex Calling')).map(({ id }) => id);
  const odd = pools.filter(({ name }) => /Attendant|Customer|Messenger/.test(name)).map(({ id }) => id);
  const fits = ({ roles, emails, licenses }: Person): boolean =>
    roles.length === 0 && emails.length === 1 && !licenses.some((id) => odd.includes(id));
  const caller = (await sim.people()).find((person) => fits(person) && person.licenses.some((id) => callers.includes(id)))!;
  const people = [...(await lacking(sim, licence, 2)), caller];
  const before = await Promise.all(people.map(({ id }) => sim.person(id)));
  await choose(app, people, 'Make licences exact');
  await preview(page, 3);
  await expect(page.getByRole('alert').filter({ hasText: 'Choose the licences that they keep or get.' })).toBeVisible();
  await tick(page, 'licences', licence.name);
  await a11y('making licences exact');
  await preview(page, 3);
  await expect(page.getByText(/^3 will change, 1 left out\.$/)).toBeVisible();
  await page.getByLabel('Rows', { exact: true }).selectOption('Left out');
  await expect(table(page).getByText(/^Webex Calling .*needs its own form, because of the phone number\.$/)).toBeVisible();
  await expect(table(page).getByText(caller.displayName)).toBeVisible();
  await button(page, 'Back').click();
  await run(page, 3, 3);
  const after = await Promise.all(people.map(({ id }) => sim.person(id)));
  for (const [place, person] of after.entries()) {
    expect(named(pools, person, removable), 'exactly the one licence').toEqual([licence.id]);
    expect(named(pools, person, isCalling), 'Webex Calling is untouched').toEqual(named(pools, before[place]!, isCalling));
  }
});

test('licences as those of a model person, whom others are made like in one job', async ({ app, page, sim, a11y }) => {
  const licence = await licenceForMany(sim);
  const pools = await sim.licenses();
  const [example, ...people] = (await lacking(sim, licence, 4)) as [Person, Person, Person, Person];
  await sim.edit({ personId: example.id, addLicenses: [licence.id] });
  for (const pool of pools.filter((pool) => removable(pool) && example.licenses.includes(pool.id))) {
    await sim.edit({ freeUnits: [pool.id, 10] });
  }
  await choose(app, people, 'Give the licences of a model person');
  await preview(page, 3);
  await expect(page.getByRole('alert').filter({ hasText: 'Choose the model person.' })).toBeVisible();
  await model(page, example);
  await expect(page.getByText(licence.name, { exact: false }).first()).toBeVisible();
  await a11y('a model person');
  await run(page, 3, 3);
  const wanted = named(pools, await sim.person(example.id), removable);
  expect(wanted).toContain(licence.id);
  for (const { id } of people) {
    expect(named(pools, await sim.person(id), removable)).toEqual(wanted);
  }
});

test('moves to the pool of another subscription only those who hold the old licence', async ({ app, page, sim, a11y }) => {
  const pools = await sim.licenses();
  const twin = (pool: License): License | undefined =>
    pools.find((other) => other.id !== pool.id && other.name === pool.name && other.siteUrl === pool.siteUrl && !isCalling(other));
  const from = pools.find((pool) => removable(pool) && twin(pool) !== undefined && pool.consumedUnits > 0);
  const [old, to] = from === undefined ? [await licenceForMany(sim), undefined] : [from, twin(from)!];
  const next = to ?? pools.find((pool) => removable(pool) && pool.id !== old.id && pool.siteUrl === undefined)!;
  await sim.edit({ freeUnits: [next.id, 20] });
  await sim.edit({ freeUnits: [old.id, 20] });
  const without = (await lacking(sim, old, 30)).filter(({ licenses }) => !licenses.includes(next.id)).slice(0, 3);
  const [one, two, third] = without as [Person, Person, Person];
  for (const { id } of [one, two]) {
    await sim.edit({ personId: id, addLicenses: [old.id] });
  }
  await choose(app, without, "Move to another subscription's licence");
  await preview(page, 3);
  await expect(page.getByRole('alert').filter({ hasText: 'Choose the licence to move from' })).toBeVisible();
  await page.getByLabel('From', { exact: true }).selectOption(old.id);
  const options = page.getByLabel('To', { exact: true }).locator('option');
  if (to !== undefined) {
    await expect(options.nth(1), 'those of the same name come first').toHaveAttribute('value', to.id);
  }
  await page.getByLabel('To', { exact: true }).selectOption(next.id);
  await a11y('a move');
  await preview(page, 3);
  await expect(page.locator('.job-seats > div'), 'both pools are counted').toHaveCount(2);
  await button(page, 'Back').click();
  await run(page, 3, 2);
  for (const { id } of [one, two]) {
    const { licenses } = await sim.person(id);
    expect([licenses.includes(old.id), licenses.includes(next.id)]).toEqual([false, true]);
  }
  expect((await sim.person(third.id)).licenses).not.toContain(next.id);
  expect((await sim.writes()).filter(({ path }) => path === patch)).toHaveLength(2);
});

test('session types are made exact, and as those of a model person', async ({ app, page, sim, a11y }) => {
  const offered = await sim.get<{ items: { id: string; name: string }[] }>(`/admin/meeting/config/sessionTypes?siteUrl=${sim.site}`);
  const hosts = (await sim.hosts()).slice(3).filter(({ invitePending }) => `${invitePending}` !== 'true');
  const [example, one, two] = hosts as [Person, Person, Person];
  const isUnique = ({ name }: { name: string }): boolean => offered.items.filter((other) => other.name.includes(name)).length === 1;
  const { id: only, name } = offered.items.find(isUnique)!;
  const others = offered.items.filter(({ id }) => id !== only);
  const set = async (person: Person, types: string[]): Promise<void> =>
    sim.edit({ personId: person.id, sessionTypes: { siteUrl: sim.site, sessionTypeIds: types } });
  await set(one, [only, others[0]!.id]);
  await set(two, [others[0]!.id]);
  const wanted = others.slice(0, 2).map(({ id }) => id);
  await set(example, wanted);
  await choose(app, [one, two], 'Make session types exact');
  await page.getByLabel('Meeting site').selectOption(sim.site);
  await preview(page, 2);
  await expect(page.getByRole('alert').filter({ hasText: 'Choose session types.' })).toBeVisible();
  await tick(page, 'session types', name);
  await a11y('making session types exact');
  await preview(page, 2);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Set the session types of 2 people on ${sim.site}`);
  await button(page, 'Back').click();
  await run(page, 2, 2);
  for (const { id } of [one, two]) {
    expect(await sim.sessionTypes(id, sim.site)).toEqual([only]);
  }

  await button(page, 'New job').click();
  await kind(page).selectOption('Give the session types of a model person');
  await model(page, example);
  await run(page, 2, 2);
  for (const { id } of [one, two]) {
    expect((await sim.sessionTypes(id, sim.site)).sort()).toEqual(wanted.sort());
  }
});

test('a model person whose session types Webex left out offers nothing', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'Webex refuses on purpose');
  const [example, one, two] = (await sim.hosts()).slice(3) as [Person, Person, Person];
  await choose(app, [one, two], 'Give the session types of a model person');
  await page.getByLabel('Meeting site').selectOption(sim.site);
  await sim.fault('GET /v1/admin/meeting/userconfig/sessionTypes', { kind: 'status', status: 403 });
  await model(page, example);
  await expect(page.getByText("Couldn't load the model person's session types").first()).toBeVisible();
  await preview(page, 2);
  await expect(page.getByRole('alert').filter({ hasText: 'The session types of the model person are not known.' })).toBeVisible();
  expect(await sim.writes()).toEqual([]);
});

test('one field of the profile is set for all, and made empty', async ({ app, page, sim, a11y }) => {
  const people = (await lacking(sim, await licenceForMany(sim), 3)) as [Person, Person, Person];
  await sim.edit({ personId: people[0].id, department: 'Harbour' });
  await choose(app, people, 'Change a field of the profile');
  await preview(page, 3);
  await expect(page.getByRole('alert').filter({ hasText: 'Enter the new text' })).toBeVisible();
  await page.getByLabel('Field', { exact: true }).selectOption('Department');
  await page.getByLabel('New text').fill('Harbour');
  await a11y('a field of the profile');
  await preview(page, 3);
  await page.getByRole('checkbox', { name: 'Run it all the same' }).check();
  await button(page, 'Run 3 changes').click();
  await expect(page.getByText('3 of 3 done')).toBeVisible();
  for (const { id } of people) {
    expect((await sim.person(id)).department).toBe('Harbour');
  }
  expect(await sim.writes(), 'who has it already is not written').toHaveLength(2);

  await button(page, 'New job').click();
  await kind(page).selectOption('Change a field of the profile');
  await expect(page.getByLabel('New text'), 'a new job starts empty').toHaveValue('');
  await page.getByRole('checkbox', { name: 'Make it empty' }).check();
  await expect(page.getByLabel('New text')).toHaveCount(0);
  await preview(page, 3);
  await page.getByRole('checkbox', { name: 'Run it all the same' }).check();
  await button(page, 'Run 3 changes').click();
  await expect(page.getByText('3 of 3 done')).toBeVisible();
  for (const { id } of people) {
    expect((await sim.person(id)).department ?? '').toBe('');
  }
});

test.describe('with more scopes', () => {
  test.use({ config: { scopes: [...signInScopes, 'identity:people_read', 'identity:tokens_read', 'identity:tokens_write'] } });

  test('alternate addresses of a domain go, and the primary address stays', async ({ app, page, sim, a11y }) => {
    const aliased = (await sim.everyone()).filter(({ emails, roles }) => emails.length > 1 && roles.length === 0).slice(0, 2);
    expect(aliased.length).toBeGreaterThan(0);
    const domain = aliased[0]!.emails.find((email) => email.includes('@alias.'))!.split('@')[1]!;
    await choose(app, aliased, 'Remove alternate addresses of a domain');
    await page.getByLabel('Domain').fill('nowhere');
    await button(page, /^Preview for/).click();
    await expect(page.getByRole('alert').filter({ hasText: 'Enter the domain' })).toBeVisible();
    await page.getByLabel('Domain').fill(`@${domain}`);
    await a11y('a domain');
    await run(page, aliased.length, aliased.length);
    for (const { id, emails } of aliased) {
      expect((await sim.person(id)).emails).toEqual(emails.filter((email) => !email.endsWith(`@${domain}`)));
    }
  });

  test('all sessions of people end, and their tokens are invalid', async ({ app, page, sim, a11y }) => {
    const people = await lacking(sim, await licenceForMany(sim), 2);
    const count = async ({ id }: Person): Promise<number> =>
      (await sim.get<{ items: object[] }>(`/authorizations?personId=${encodeURIComponent(id)}`)).items.length;
    for (const { id } of people) {
      await sim.mint({ person: id, scopes: 'spark:people_read' });
    }
    await choose(app, people, 'End all sessions');
    await expect(page.getByText('They have to sign in again', { exact: false })).toBeVisible();
    await a11y('ending sessions');
    expect(await Promise.all(people.map(count))).not.toContain(0);
    await run(page, 2, 2);
    expect(await Promise.all(people.map(count))).toEqual([0, 0]);
  });
});

test('what the token does not allow is disabled, with the reason', async ({ app, page, sim }) => {
  const people = await lacking(sim, await licenceForMany(sim), 2);
  await choose(app, people, 'End all sessions');
  const start = button(page, 'Preview for 2 people');
  await expect(start).toHaveAttribute('aria-disabled', 'true');
  await expect(start).toHaveAccessibleDescription(/identity:tokens_write/);
  await kind(page).selectOption('Remove alternate addresses of a domain');
  await expect(start).toHaveAccessibleDescription(/identity:people_read/);
  await kind(page).selectOption('Make licences exact');
  await expect(start).toBeEnabled();
});

test('an earlier export that is opened asks for what differs from it now, and names unused columns', async ({ app, page, sim, a11y }) => {
  const licence = await licenceForMany(sim);
  const [one, two] = (await lacking(sim, licence, 2)) as [Person, Person];
  const held = await sim.person(one.id);
  await app.signIn();
  await page.getByRole('button', { name: 'Select by email' }).click();
  await app.dialog.getByLabel('Email addresses').fill([one, two].map(({ emails }) => emails[0]).join('\n'));
  await button(page, 'Select 2 people').click();
  await button(page, 'Export selected').click();
  const [saved] = await Promise.all([page.waitForEvent('download'), button(page, 'Export as CSV').click()]);
  const text = await readFile(await saved.path(), 'utf8');

  await sim.edit({ personId: one.id, addLicenses: [licence.id] });
  await sim.edit({ personId: two.id, department: 'Elsewhere' });
  await app.signIn('jobs');
  await page.getByLabel('People', { exact: true }).selectOption('A file, a saved plan, or an earlier export');
  await expect(page.getByText('The plan is what differs from it now.', { exact: false })).toBeVisible();
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await expect(page.getByText('An exported list of people, UTF-8, commas: 2 rows.')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Not used: Status, Administrator roles,' })).toContainText('changes nothing');
  await a11y('an earlier export');
  await button(page, 'Preview for 2 people').click();
  const differs = two.department === undefined ? 1 : 2;
  await expect(page.getByText(new RegExp(`^${differs} will change`))).toBeVisible();
  await expect(table(page).getByText(licence.name, { exact: false }).first()).toBeVisible();
  if (differs === 2) {
    await page.getByRole('checkbox', { name: 'Run it all the same' }).check();
  }
  await button(page, new RegExp(`^Run ${differs} change`)).click();
  await expect(page.getByText(`${differs} of ${differs} done`)).toBeVisible();
  expect((await sim.person(one.id)).licenses.sort()).toEqual(held.licenses.sort());
  if (differs === 2) {
    expect((await sim.person(two.id)).department).toBe(two.department);
  }
});

test('a new job starts empty, “Change together” leads to its form, and a bad cell can be corrected as it is', async ({ app, page, sim }) => {
  const licence = await licenceForMany(sim);
  const people = await lacking(sim, licence, 2);
  await choose(app, people, 'Add, remove or swap licences');
  await tick(page, 'licences to add', licence.name);
  await preview(page, 2);
  await button(page, 'Back').click();
  await expect(page.getByRole('heading', { name: 'licences to add: 1' }), 'going back loses nothing').toBeVisible();
  await run(page, 2, 2);
  await button(page, 'New job').click();
  await expect(page.getByRole('heading', { name: 'licences to add', exact: true })).toBeVisible();
  await tick(page, 'licences to remove', licence.name);
  await run(page, 2, 2);

  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await page.getByRole('button', { name: 'Select by email' }).click();
  await app.dialog.getByLabel('Email addresses').fill(people[0]!.emails[0]!);
  await button(page, 'Select 1 person').click();
  await button(page, 'Change together').click();
  await expect(button(page, 'Preview for 1 person')).toBeVisible();
  await expect(page.getByLabel('People', { exact: true })).toHaveValue('selection');
  await page.getByRole('link', { name: 'Activity' }).first().click();
  await expect(page.getByRole('main')).toContainText('Remove', { timeout: 5_000 });

  await app.signIn('jobs');
  await page.getByLabel('People', { exact: true }).selectOption('file');
  const bad = people[0]!.emails[0]!.replace('@', ' at ');
  const buffer = Buffer.from(`Email,Department\n${bad},Harbour\n${people[1]!.emails[0]},Harbour\n`);
  await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'file.csv', mimeType: 'text/csv', buffer });
  await expect(page.getByLabel('Instead, in line 2, Email')).toHaveValue(bad);
});
