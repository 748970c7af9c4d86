/**
 * The flows of people and licences in an organisation of 20,000, while one group of faults after another hits the requests: the statuses
 * of sign-in and locks, rate limits, errors of the server, connections, broken bodies, and lists that lie. Each group is decided by its seed.
 */
import { readFile } from 'node:fs/promises';
import { signInScopes } from '../harness/scopes';
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';
import type { Fault, Person, Simulator } from '../harness/simulator';
import type { Page } from '@playwright/test';

const people = 20_000;

test.use({ simulatorArgs: ['--people', `${people}`], config: { scopes: [...signInScopes, 'identity:people_read'] } });
test.describe.configure({ timeout: 240_000 });

/** Looks soon, so that Retry can be pressed in between. */
const soon = expect.configure({ timeout: 2_000 });

interface Group {
  name: string;
  /** What hits reads. */
  reads: Fault[];
  /** Whether only lists are hit. */
  lists?: boolean;
  /** What hits writes. */
  writes: Fault[];
}

const status = (code: number, more: object = {}): Fault => ({ kind: 'status', status: code, ...more });

const groups: Group[] = [
  { name: 'sign-in and locks', reads: [status(401), status(423, { retry_after: 1 }), status(428)], writes: [status(401), status(423), status(403)] },
  {
    name: 'rate limits',
    reads: [status(429, { retry_after: 1 }), status(429, { retry_after: '0' }), status(429, { retry_after: 'soon' }), status(429, { body: 'html' })],
    writes: [status(429, { retry_after: 1 }), status(429, { retry_after: -1 })],
  },
  {
    name: 'errors of the server',
    reads: [status(500), status(502, { body: 'html' }), status(503), status(504)],
    writes: [status(503), status(500, { after_apply: true }), status(502, { after_apply: true })],
  },
  {
    name: 'connections',
    reads: [{ kind: 'drop' }, { kind: 'slow', ms: 900 }, { kind: 'drip', ms: 200 }, { kind: 'nocors' }],
    writes: [
      { kind: 'drop', after_headers: true },
      { kind: 'drop', after_apply: true, after_headers: true },
      { kind: 'slow', ms: 900 },
    ],
  },
  {
    name: 'broken bodies',
    reads: [{ kind: 'truncate' }, { kind: 'html200' }, { kind: 'empty200' }, { kind: 'bom' }],
    writes: [{ kind: 'truncate' }, { kind: 'html200' }, { kind: 'ignore' }],
  },
  {
    name: 'lists that lie',
    lists: true,
    reads: [{ kind: 'emptypage' }, { kind: 'duplicate' }, { kind: 'lost' }, { kind: 'max', max: 100 }],
    writes: [{ kind: 'ignore' }, { kind: 'partial' }],
  },
];

/** Waits for something, and presses Retry and Continue on the way as a patient administrator would. */
async function patiently(page: Page, check: () => Promise<void>): Promise<void> {
  await expect(async () => {
    const again = page.getByRole('button', { name: /^(Retry|Try again|Continue)$/ }).first();
    if (await again.isVisible()) {
      await again.click({ timeout: 2_000 });
    }
    await check();
  }).toPass({ timeout: 90_000, intervals: [500, 1_000, 2_000] });
}

/** Opens a form of a person, and waits until its field is there. */
async function openForm(app: App, page: Page, button: string | RegExp, field: () => Promise<void>): Promise<void> {
  await patiently(page, async () => {
    if (!(await app.dialog.isVisible())) {
      await page.getByRole('button', { name: button }).first().click({ timeout: 2_000 });
    }
    await field();
  });
}

/** Lets the faults of a group hit what comes next. */
async function arm(sim: Simulator, group: Group, seed: number): Promise<void> {
  for (const [place, fault] of group.reads.entries()) {
    await sim.faultBySeed(group.lists === true ? 'GET /v1/people' : place % 2 === 0 ? 'GET /v1/*' : 'GET /v1/people*', fault, seed * 10 + place);
  }
  for (const [place, fault] of group.writes.entries()) {
    for (const route of ['PUT /v1/people/*', 'PATCH /v1/licenses/users', 'DELETE /v1/people/*']) {
      await sim.faultBySeed(route, fault, seed * 100 + place);
    }
  }
}

/** Applies the form, and compares what is told with what Webex has. `done` says whether the wish is fulfilled there. */
async function apply(app: App, page: Page, sim: Simulator, button: string, done: () => Promise<'all' | 'part' | 'none'>): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const outcome = app.dialog.getByRole('heading', {
    name: /^(Applied|Partly applied|Not applied|Applied, although Webex reported an error|Outcome unknown|Changed by)/,
  });
  await expect(outcome).toBeVisible({ timeout: 90_000 });
  const words = (await outcome.textContent()) ?? '';
  await sim.disarm();
  const truth = await done();
  if (/^Applied/.test(words)) {
    expect(truth, words).toBe('all');
  } else if (/^Partly/.test(words)) {
    expect(truth, words).toBe('part');
  } else if (/^Not applied/.test(words)) {
    expect(truth, words).toBe('none');
  }
  await page.keyboard.press('Escape');
  await expect(app.dialog).toHaveCount(0);
}

async function loadEveryone(app: App, page: Page): Promise<void> {
  await patiently(page, async () => {
    await soon(app.people).toBeVisible();
    const rows = Number(await app.people.getAttribute('aria-rowcount')) - 1;
    const incomplete = await page
      .getByText(/The list is incomplete|People are missing from this list|more than this list|Incomplete:/)
      .first()
      .isVisible();
    expect(rows === people || incomplete, `${rows} people, and nothing says that some are missing`).toBe(true);
    expect(rows).toBeGreaterThan(people * 0.9);
  });
}

async function find(app: App, page: Page, person: Person): Promise<void> {
  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await app.search.fill(person.emails[0]!);
  await app.people.getByRole('link', { name: person.displayName, exact: true }).first().click();
  await patiently(page, () => soon(page.getByRole('heading', { level: 1, name: person.displayName, exact: true })).toBeVisible());
}

/** Four people with one address each, whom the flows change. */
async function chosen(sim: Simulator): Promise<Person[]> {
  const hosts = await sim.hosts();
  const plain = hosts.filter(({ roles, emails, invitePending }) => roles.length === 0 && emails.length === 1 && invitePending !== true);
  return plain.slice(0, 4);
}

groups.forEach((group, index) => {
  test(`${people} people, and ${group.name} (seed ${index + 1})`, async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of|Failed to load|net::ERR|CORS|Failed to fetch/, 'Webex fails on purpose');
    const [surname, attendee, leaver, licensed] = (await chosen(sim)) as [Person, Person, Person, Person];
    const seed = index + 1;
    await app.signIn();
    await arm(sim, group, seed);
    await page.reload();
    await loadEveryone(app, page);

    await arm(sim, group, seed + 10);
    await find(app, page, surname);
    await openForm(app, page, 'Edit profile', () => soon(app.dialog.getByLabel('Last name')).toBeVisible());
    await app.dialog.getByLabel('Last name').fill('Lovelace');
    await apply(app, page, sim, 'Apply changes', async () => ((await sim.person(surname.id)).lastName === 'Lovelace' ? 'all' : 'none'));

    await arm(sim, group, seed + 20);
    await find(app, page, licensed);
    await openForm(app, page, 'Change licences', () => soon(app.dialog.getByRole('checkbox').first()).toBeVisible());
    const held = app.dialog.getByRole('checkbox', { checked: true }).first();
    await held.uncheck();
    const before = licensed.licenses.length;
    await apply(app, page, sim, 'Apply changes', async () => ((await sim.person(licensed.id)).licenses.length < before ? 'all' : 'none'));

    await arm(sim, group, seed + 30);
    await find(app, page, attendee);
    await openForm(app, page, `Change role on ${sim.site}`, () => soon(app.dialog.getByLabel('Role on this site')).toBeVisible());
    await app.dialog.getByLabel('Role on this site').selectOption('Attendee');
    await apply(app, page, sim, 'Apply changes', async () => {
      const now = await sim.person(attendee.id);
      const hosting = (await sim.licenses()).filter(({ siteUrl, id }) => siteUrl === sim.site && now.licenses.includes(id)).length;
      const attends = now.siteUrls?.includes(`${sim.site}#attendee`) === true;
      return hosting === 0 && attends ? 'all' : hosting > 0 && !attends && now.licenses.length === attendee.licenses.length ? 'none' : 'part';
    });

    await arm(sim, group, seed + 40);
    await find(app, page, leaver);
    await openForm(app, page, 'Delete', () => soon(app.dialog.getByLabel(`Type ${leaver.emails[0]} to confirm`)).toBeVisible());
    await app.dialog.getByLabel(`Type ${leaver.emails[0]} to confirm`).fill(leaver.emails[0]!);
    await apply(app, page, sim, 'Delete person', async () => ((await sim.people()).some(({ id }) => id === leaver.id) ? 'none' : 'all'));

    await page.getByRole('link', { name: 'People', exact: true }).first().click();
    await expect(app.people).toBeVisible();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    const [download] = await Promise.all([page.waitForEvent('download'), app.dialog.getByRole('button', { name: 'Export as CSV' }).click()]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n').length - 1;
    expect(lines).toBeGreaterThan(people * 0.9);
  });
});
