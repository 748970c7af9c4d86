/** What a change of licences would leave in each pool, and what Webex would refuse, before anything is sent. */
import type { Locator } from '@playwright/test';
import type { App } from '../harness/app';
import type { License, Person, Simulator } from '../harness/simulator';
import { expect, test } from '../harness/test';

const header = 1;

const warnings = (app: App): Locator => app.dialog.getByRole('group', { name: 'Warnings' });

async function pool(sim: Simulator, name: string): Promise<License> {
  const found = (await sim.licenses()).find((license) => license.name === name);
  return found!;
}

async function someone(sim: Simulator, fits: (person: Person) => boolean): Promise<Person> {
  const found = (await sim.people()).slice(3).find((person) => person.invitePending?.toString() !== 'true' && fits(person));
  return found!;
}

test('each pool is named with its seats before and after', async ({ app, sim, a11y }) => {
  const [messaging, assistant] = await Promise.all([pool(sim, 'Messaging'), pool(sim, 'Webex Webinars 500')]);
  const person = await someone(sim, ({ licenses }) => licenses.includes(messaging.id) && !licenses.includes(assistant.id));
  await sim.edit({ freeUnits: [messaging.id, 0] });
  await sim.edit({ freeUnits: [assistant.id, 0] });
  await app.signInAt(person);
  await app.changeLicences(person);
  await app.box('Messaging').uncheck();
  await app.box('Webex Webinars 500').check();
  const lines = app.diff.getByRole('listitem');
  await expect(lines.nth(0), 'removals come first').toContainText('Remove');
  await expect(lines.nth(0)).toContainText('Seats left: 0 now, 1 after');
  await expect(lines.nth(1)).toContainText('Add');
  await expect(lines.nth(1)).toContainText('Seats left: 0 now, 1 too few after');
  await expect(warnings(app)).toContainText('No seats left for Webex Webinars 500');
  await a11y('what a change would leave');
});

test('a seat of a full pool goes from one person to another', async ({ app, page, sim }) => {
  const messaging = await pool(sim, 'Messaging');
  const from = await someone(sim, ({ licenses }) => licenses.includes(messaging.id));
  const to = await someone(sim, ({ licenses, loginEnabled }) => !licenses.includes(messaging.id) && loginEnabled?.toString() !== 'false');
  await sim.edit({ freeUnits: [messaging.id, 0] });
  await app.signIn(`licenses/${encodeURIComponent(messaging.id)}`);
  const holders = page.getByRole('grid', { name: 'Holders' });
  const search = page.getByRole('searchbox', { name: 'Search holders by name or email' });
  await search.fill(from.emails[0]!);
  await expect(holders).toHaveAttribute('aria-rowcount', String(1 + header));
  await holders.getByRole('checkbox').last().click();
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Change licences' }).click();
  await app.box('Messaging').uncheck();
  await app.apply.click();
  await app.outcome('Applied');
  await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
  await app.open(`people/${encodeURIComponent(to.id)}`);
  await app.isOn(to);
  await app.changeLicences(to);
  await app.box('Messaging').check();
  await expect(app.diff).toContainText('Seats left: 1 now, 0 after');
  await expect(warnings(app)).toHaveCount(0);
  await app.apply.click();
  await app.outcome('Applied');
});

test('what Webex refuses is said before it is sent', async ({ app, sim, a11y }) => {
  const [console, professional, share] = await Promise.all([
    pool(sim, 'Webex Attendant Console'),
    pool(sim, 'Webex Calling - Professional'),
    pool(sim, 'Screen Share'),
  ]);
  const person = await someone(
    sim,
    ({ licenses }) => licenses.includes(share.id) && !licenses.includes(console.id) && !licenses.includes(professional.id),
  );
  await app.signInAt(person);
  await app.changeLicences(person);
  await app.box('Webex Attendant Console').check();
  await expect(warnings(app)).toContainText('Webex Attendant Console needs a Professional calling licence. Without one, Webex will reject this.');
  await app.box('Webex Attendant Console').uncheck();
  await expect(warnings(app)).toHaveCount(0);
  await app.box('Screen Share').uncheck();
  await expect(warnings(app)).toContainText('Webex assigns Screen Share to everyone and will reject its removal.');
  await a11y('a clash');
  expect(await sim.writes(), 'nothing was sent').toHaveLength(0);
});

test('taking a Calling licence away asks for a word, and names what is lost', async ({ app, sim, a11y }) => {
  const calling = await pool(sim, 'Webex Calling - Professional');
  const console = await pool(sim, 'Webex Attendant Console');
  const person = await someone(sim, ({ licenses }) => licenses.includes(calling.id) && !licenses.includes(console.id));
  await app.signInAt(person);
  await app.changeLicences(person);
  const word = app.dialog.getByLabel('Type REMOVE to confirm');
  await expect(word).toHaveCount(0);
  await app.box('Webex Calling - Professional').uncheck();
  await expect(app.dialog).toContainText(`${person.displayName} loses their phone number`);
  await expect(app.apply).toBeDisabled();
  await expect(app.apply).toHaveAccessibleDescription(/Type REMOVE to confirm/);
  await a11y('a change that cannot be undone');
  await word.fill('REMOV');
  await expect(app.apply).toBeDisabled();
  await word.fill('remove');
  await expect(app.apply).toBeEnabled();
  await app.box('Webex Calling - Professional').check();
  await expect(word).toHaveCount(0);
  await app.box('Webex Calling - Professional').uncheck();
  await expect(word, 'another loss needs the word again').toHaveValue('');
  await word.fill('REMOVE');
  await app.apply.click();
  await app.outcome('Applied');
});
