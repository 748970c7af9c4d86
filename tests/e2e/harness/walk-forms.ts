/** The forms of a random walk: where each is, how it is filled in, what it sends, and how Webex knows that it was carried out. */
import { expect, type Locator, type Page } from '@playwright/test';
import type { App } from './app';
import { callingCase, freeLicence, leaver, pairOfHosts } from './cases';
import type { Person, Simulator } from './simulator';

export const kinds = ['licences', 'session types', 'profile', 'sign-in', 'role', 'new person', 'deletion', 'same as', 'calling'] as const;

export type Kind = (typeof kinds)[number];

export interface WalkForm {
  /** Whose page the walk begins on. */
  person: Person;
  /** The address of the form. */
  path: string;
  /** How many entries of the history opening it adds. */
  entries: number;
  open(): Promise<void>;
  fill(): Promise<void>;
  /** What sends the change. */
  button: Locator;
  /** The request before and after the write, and the write. */
  read: string;
  write: string;
  isApplied(): Promise<boolean>;
  /** What must be gone from the page when the session has ended. */
  secret: string;
  /** What follows once the change is applied and the page stayed: further writes, each once. */
  further?: { write: string; times: number };
}

/** Whether an address is that of a form. */
export const isForm = (path: string): boolean =>
  /\/(licenses|session-types\/[^/]+|profile|sign-in|sites\/[^/]+|new-person|delete|same-as|calling\/[^/]+)$/.test(path);

const patch = 'PATCH /v1/licenses/users';
const put = 'PUT /v1/admin/meeting/userconfig/sessionTypes';

/** Returns an active host with one address and no role. */
async function aHost(sim: Simulator): Promise<Person> {
  return (await sim.hosts()).find(
    ({ invitePending, emails, roles }) => invitePending?.toString() !== 'true' && emails.length === 1 && roles.length === 0,
  )!;
}

/** Finds who and what a form needs. */
export async function formOf(kind: Kind, app: App, page: Page, sim: Simulator): Promise<WalkForm> {
  const site = encodeURIComponent(sim.site);
  const about = (person: Person, form: string): Omit<WalkForm, 'open' | 'fill' | 'isApplied'> => ({
    person,
    path: `people/${encodeURIComponent(person.id)}/${form}`,
    entries: 1,
    button: app.apply,
    read: `GET /v1/people/${person.id}`,
    write: `PUT /v1/people/${person.id}`,
    secret: person.emails[0]!,
  });
  switch (kind) {
    case 'licences': {
      const person = await aHost(sim);
      const licence = await freeLicence(sim, person);
      return {
        ...about(person, 'licenses'),
        write: patch,
        open: () => app.changeLicences(person),
        fill: () => app.box(licence.name).check(),
        isApplied: async () => (await sim.person(person.id)).licenses.includes(licence.id),
      };
    }
    case 'session types': {
      const person = await aHost(sim);
      const before = JSON.stringify(await sim.sessionTypes(person.id, sim.site));
      return {
        ...about(person, `session-types/${site}`),
        read: 'GET /v1/admin/meeting/userconfig/sessionTypes*',
        write: put,
        open: () => app.changeSessionTypes(person, sim.site),
        fill: async () => {
          const box = app.dialog.getByRole('checkbox').last();
          await box.setChecked(!(await box.isChecked()));
        },
        isApplied: async () => JSON.stringify(await sim.sessionTypes(person.id, sim.site)) !== before,
      };
    }
    case 'profile': {
      const person = await aHost(sim);
      return {
        ...about(person, 'profile'),
        open: () => app.editProfile(person),
        fill: () => app.dialog.getByLabel('Title').fill('Walker'),
        isApplied: async () => (await sim.person(person.id)).title === 'Walker',
      };
    }
    case 'sign-in': {
      const person = await aHost(sim);
      return {
        ...about(person, 'sign-in'),
        open: () => app.deactivate(person),
        fill: async () => undefined,
        isApplied: async () => (await sim.person(person.id)).loginEnabled?.toString() === 'false',
      };
    }
    case 'role': {
      const person = await aHost(sim);
      return {
        ...about(person, `sites/${site}`),
        write: patch,
        open: () => app.changeRole(person, sim.site),
        fill: async () => void (await app.dialog.getByLabel('Role on this site').selectOption('Attendee')),
        isApplied: async () => (await sim.person(person.id)).siteUrls?.includes(`${sim.site}#attendee`) ?? false,
      };
    }
    case 'new person': {
      const address = 'walker@lantern.example';
      return {
        ...about(await aHost(sim), ''),
        path: 'new-person',
        entries: 2,
        button: app.dialog.getByRole('button', { name: 'Add person' }),
        read: 'GET /v1/people',
        write: 'POST /v1/people',
        open: async () => {
          await page.getByRole('link', { name: 'People', exact: true }).first().click();
          await page.getByRole('button', { name: 'Add person' }).click();
          await expect(page.getByRole('dialog', { name: 'Add a person' })).toBeVisible();
        },
        fill: async () => {
          await app.dialog.getByLabel('Email').fill(address);
          await app.dialog.getByRole('button', { name: 'Continue' }).click();
          await app.dialog.getByLabel('Display name').fill('Walker');
        },
        isApplied: async () => (await sim.get<{ items: unknown[] }>(`/people?email=${encodeURIComponent(address)}`)).items.length === 1,
        secret: address,
      };
    }
    case 'deletion': {
      const person = leaver(await sim.people());
      return {
        ...about(person, 'delete'),
        button: app.dialog.getByRole('button', { name: 'Delete person' }),
        write: `DELETE /v1/people/${person.id}`,
        open: async () => {
          await page.getByRole('button', { name: 'Delete', exact: true }).click();
          await expect(page.getByRole('dialog', { name: `Delete ${person.displayName}` })).toBeVisible();
        },
        fill: () => app.dialog.getByLabel(/^Type /).fill(person.emails[0]!),
        isApplied: async () => !(await sim.everyone()).some(({ id }) => id === person.id),
      };
    }
    case 'same as': {
      const { person, model, lacked } = await pairOfHosts(sim);
      const form: WalkForm = {
        ...about(person, 'same-as'),
        write: patch,
        open: async () => {
          await page.getByRole('button', { name: 'Same as…' }).click();
          await expect(page.getByRole('dialog', { name: /^Copy licences/ })).toBeVisible();
        },
        fill: async () => {
          const field = app.dialog.getByRole('combobox', { name: 'Copy from (name or email)' });
          await field.fill(model.emails[0]!);
          await expect(app.dialog.getByRole('option').first()).toContainText(model.displayName);
          await field.press('Enter');
          await expect(app.dialog.getByRole('checkbox', { name: `Copy session types on ${sim.site}` })).toBeChecked();
          form.further = { write: put, times: await app.dialog.getByRole('checkbox', { name: /^Copy session types/, checked: true }).count() };
        },
        isApplied: async () => (await sim.person(person.id)).licenses.includes(lacked.id),
      };
      return form;
    }
    case 'calling': {
      const { person, pool } = await callingCase(sim);
      return {
        ...about(person, `calling/${encodeURIComponent(pool.id)}`),
        entries: 2,
        write: patch,
        open: async () => {
          await app.changeLicences(person);
          await app.dialog.getByRole('button', { name: `Add with a number or extension (${pool.name}` }).click();
          await expect(app.dialog.getByLabel('Work phone')).toBeVisible();
        },
        fill: () => app.dialog.getByLabel('Work phone').fill('+49301234567'),
        isApplied: async () => (await sim.person(person.id)).licenses.includes(pool.id),
      };
    }
  }
}
