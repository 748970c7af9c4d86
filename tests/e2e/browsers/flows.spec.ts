/** The main job, in every browser that the configuration names. The details are tested in Chromium. */
import { holders, lacking, licenceForMany, someone } from '../harness/cases';
import type { Person } from '../harness/simulator';
import type { Part } from './find';
import type { AppTab } from './app-tab';
import { expect, test } from './test';

const licencePatch = 'PATCH /v1/licenses/users';
const dialog: Part = { role: 'dialog' };
const button = (name: string, within?: Part): Part => ({ role: 'button', name, ...(within && { within }) });
const heading = (name: string, within?: Part): Part => ({ role: 'heading', name, ...(within && { within }) });
const signInButton = button('Sign in with Webex');

/** Searches the list for a person and opens them. */
async function find(app: AppTab, person: Person): Promise<void> {
  const email = person.emails[0]!;
  await app.type(email, { role: 'searchbox', name: 'Search people by name or email' });
  await expect.poll(() => app.tab.run(() => new URLSearchParams(location.search).get('q'))).toBe(email);
  const row: Part = { role: 'row', has: email, within: { role: 'grid', name: 'People' } };
  await app.click({ role: 'link', within: row });
  await app.sees(heading(person.displayName));
}

async function openLicences(app: AppTab, person: Person): Promise<void> {
  await app.click(button('Change licences'));
  await app.sees({ role: 'dialog', name: `Change licences for ${person.displayName}` });
}

/** Answers the question before the first change of a session. */
async function allow(app: AppTab): Promise<void> {
  await app.click(button('Allow changes', { role: 'dialog', name: 'Allow changes?' }));
}

async function close(app: AppTab): Promise<void> {
  await app.click(button('Close', dialog));
  await app.seesNo(dialog);
}

test('sign in, find, change a licence, change session types, sign out', async ({ app, sim }) => {
  const { person, licence } = await someone(sim);
  const added = (await sim.licenses()).find(({ name }) => name === licence)!;
  await app.open('people');
  await app.sees(heading('Sign in to Rollcall'));
  await app.signIn();
  await find(app, person);

  await openLicences(app, person);
  await app.click({ role: 'checkbox', name: licence, starts: true, within: dialog });
  await app.sees({ role: 'region', name: 'What will change', has: licence });
  await app.click(button('Apply changes', dialog));
  await allow(app);
  await app.sees(heading('Applied', dialog));
  expect((await sim.person(person.id)).licenses).toContain(added.id);
  await close(app);

  const before = await sim.sessionTypes(person.id, sim.site);
  await app.click(button(`Change session types for ${sim.site}`));
  await app.click({ role: 'checkbox', checked: true, within: dialog });
  await app.click(button('Apply changes', dialog));
  await app.sees(heading('Applied', dialog));
  const after = await sim.sessionTypes(person.id, sim.site);
  expect(after).toHaveLength(before.length - 1);
  expect(before).toEqual(expect.arrayContaining(after));
  await close(app);

  await app.signOut();
  await app.sees(signInButton);
  expect((await sim.writes()).map(({ method }) => method)).toEqual(['PATCH', 'PUT']);
});

test('signing out in one tab clears the other', async ({ app, newTab, sim }) => {
  const [, person] = await sim.people();
  const other = await newTab();
  for (const tab of [app, other]) {
    await tab.open('people');
    await tab.signIn();
    await find(tab, person!);
  }
  await app.signOut();
  for (const tab of [app, other]) {
    await tab.sees(signInButton);
    const [text, keys] = await tab.tab.run(() => [document.documentElement.outerHTML, Object.keys(sessionStorage)] as const);
    expect(text).not.toContain(person!.emails[0]);
    expect(text).not.toContain(person!.displayName);
    expect(keys).toEqual([]);
  }
  // What the back/forward cache kept is cleared too.
  await other.tab.run(() => history.back());
  await other.sees(signInButton);
  expect(await other.tab.run(() => document.documentElement.outerHTML)).not.toContain(person!.emails[0]);
});

test('asks before a form with unsent choices is closed or left', async ({ app, sim }) => {
  const { person, licence } = await someone(sim);
  const box = { role: 'checkbox', name: licence, starts: true, within: dialog } as const;
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await app.signIn();
  await openLicences(app, person);
  await app.click(box);
  await app.click(button('Cancel', dialog));
  await app.click(button('Keep editing', dialog));
  await app.sees({ ...box, checked: true });
  await app.click(button('Cancel', dialog));
  await app.click(button('Discard changes', dialog));
  await app.seesNo(dialog);
  expect(await app.tab.reload(true), 'nothing is unsent').toBe(false);
  await openLicences(app, person);
  await app.click(box);
  expect(await app.tab.reload(false), 'the browser asks').toBe(true);
  await app.sees({ ...box, checked: true });
  expect(await sim.writes()).toEqual([]);
});

test('asks before a page with a write under way is left, and reports the outcome on the next page', async ({ app, sim }) => {
  const { person, licence } = await someone(sim);
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await app.signIn();
  await openLicences(app, person);
  await app.click({ role: 'checkbox', name: licence, starts: true, within: dialog });
  await sim.hold(licencePatch, 'cut', { afterApply: true });
  await app.click(button('Apply changes', dialog));
  await allow(app);
  await expect.poll(async () => (await sim.held()).length).toBe(1);
  expect(await app.tab.reload(true), 'the browser asks').toBe(true);
  await sim.release('cut');
  await app.sees({ role: 'text', name: `Licences of ${person.displayName}`, starts: true, has: 'Applied' });
  expect(await sim.writes()).toHaveLength(1);
});

test('a job goes on after a reload, and applies each row once', async ({ app, sim }) => {
  const licence = await licenceForMany(sim);
  const people = await lacking(sim, licence, 12);
  await app.open('jobs');
  await app.signIn();
  await app.type(people.map(({ emails }) => emails[0]).join('; '), { role: 'textbox', name: 'Email addresses' });
  // The first list is that of licences to add.
  await app.click({ role: 'checkbox', name: licence.name, starts: true });
  await app.sees({ role: 'checkbox', name: licence.name, starts: true, checked: true });
  await app.click(button('Preview for 12 people'));
  await app.sees({ role: 'heading', name: 'Add', starts: true, has: 'to 12 people' });
  await sim.hold(licencePatch, 'cut', { nth: 3, afterApply: true });
  await app.click(button('Run the first 5'));
  await allow(app);
  // The others of the first rows are over, so that only the held one is under way.
  await app.sees({ role: 'text', name: '4 of 12 done' });
  expect(await sim.held()).toHaveLength(1);
  expect(await app.tab.reload(true), 'the browser asks').toBe(true);
  await sim.release('cut');
  const offer: Part = { role: 'status', has: 'Unfinished job: Add' };
  await app.click(button('Continue', offer));
  await app.seesNo(offer);
  await app.click(button('Continue'));
  await app.sees({ role: 'text', name: '12 of 12 done' });
  expect(await holders(sim, people, licence)).toBe(12);
  const changed = (await sim.writes()).filter((entry) => entry.changed && entry.method === 'PATCH');
  expect(changed, 'each row was applied exactly once').toHaveLength(12);
});
