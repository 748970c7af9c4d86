/** What the dialog of a change says, before, during and after: names and sites, what really happened, and what to do next. */
import { still } from '../harness/still';
import { expect, test } from '../harness/test';
import type { App } from '../harness/app';
import type { License, Person, Simulator } from '../harness/simulator';
import { SignInMethods } from '../harness/sign-in-methods';
import type { Locator } from '@playwright/test';

const patch = 'PATCH /v1/licenses/users';
const centre = 'Meeting - Webex Meeting Center';

interface Case {
  person: Person;
  /** The same licence on two sites. The person holds one and lacks the other. */
  held: License;
  lacked: License;
}

/** Finds a person with Meeting Center on one site and not on another that has a free seat. */
async function twoSites(sim: Simulator): Promise<Case> {
  const pools = (await sim.licenses()).filter(({ name }) => name === centre);
  for (const person of (await sim.people()).slice(3)) {
    const held = pools.find(({ id }) => person.licenses.includes(id));
    const lacked = pools.find(({ id }) => !person.licenses.includes(id));
    if (person.invitePending?.toString() !== 'true' && held && lacked) {
      await sim.edit({ freeUnits: [lacked.id, 3] });
      return { person, held, lacked };
    }
  }
  throw new Error('the tenant has nobody with the licence on one site alone');
}

const on = ({ name, siteUrl }: License): string => `${name} on ${siteUrl}`;

/** Returns the checkbox of a licence in its site's group. */
const box = (app: App, { name, siteUrl }: License): Locator =>
  app.dialog.getByRole('group', { name: siteUrl!, exact: true }).getByRole('checkbox', { name, exact: true });

const rows = (within: Locator): Locator => within.getByRole('listitem');

async function openForm(app: App, sim: Simulator): Promise<Case> {
  const found = await twoSites(sim);
  await app.signInAt(found.person);
  await app.changeLicences(found.person);
  return found;
}

async function swap(app: App, { held, lacked }: Case): Promise<void> {
  await box(app, held).uncheck();
  await box(app, lacked).check();
}

test('every line names the site, before and after, with the seats and a proof to copy', async ({ app, context, page, sim }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const found = await openForm(app, sim);
  await expect(app.diff).toHaveText(/No changes selected\.$/);
  await swap(app, found);
  await expect(rows(app.diff)).toContainText([`Remove${on(found.held)}`, `Add${on(found.lacked)}`]);
  await expect(app.diff).toContainText('Both are sent together.');
  await app.apply.click();
  await app.outcome('Applied');
  await expect(app.dialog).toContainText('Confirmed with Webex: all changes were applied.');
  const [write] = await sim.writes();
  await expect(rows(app.dialog)).toContainText([`Removed${on(found.held)}`, `Added${on(found.lacked)}`]);
  await expect(rows(app.dialog).nth(1)).toContainText('Seats left: 3 before, 2 now');
  const me = await sim.get<Person>('/people/me');
  await app.dialog.getByRole('button', { name: 'Copy proof' }).click();
  const proof = await page.evaluate(() => navigator.clipboard.readText());
  for (const words of [
    'Organisation: ',
    `Person: ${found.person.displayName} (${found.person.emails[0]})`,
    'Outcome: Applied',
    `- Removed: ${on(found.held)}`,
    `- Added: ${on(found.lacked)}`,
    `Administrator: ${me.displayName} (${me.emails[0]})`,
    ' UTC',
    `Tracking ID of the change: ${write!.trackingId}`,
  ]) {
    expect(proof).toContain(words);
  }
  for (const { id } of [found.held, found.lacked]) {
    expect(proof, 'no raw id').not.toContain(id);
  }
});

test('warns of a full pool by name and site, visibly on a phone', async ({ app, page, sim }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  const found = await twoSites(sim);
  await sim.edit({ freeUnits: [found.lacked.id, 0] });
  await app.signInAt(found.person);
  await app.changeLicences(found.person);
  await box(app, found.lacked).check();
  const warning = app.dialog.getByText(`No seats left for ${on(found.lacked)}. Webex may reject this.`);
  await expect(warning).toBeInViewport({ ratio: 1 });
  await expect(app.apply).toBeInViewport({ ratio: 1 });
});

test('what was not applied stays in the draft, to edit or retry', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'ignore' }, { nth: 1, times: 2 });
  await swap(app, found);
  await app.apply.click();
  await app.outcome('Not applied');
  await expect(app.dialog).toContainText('Webex accepted the request but made no changes.');
  await expect(rows(app.dialog)).toContainText([`Not removed${on(found.held)}`, `Not added${on(found.lacked)}`]);
  await app.dialog.getByRole('button', { name: 'Back to editing' }).click();
  await expect(box(app, found.held)).not.toBeChecked();
  await expect(box(app, found.lacked)).toBeChecked();
  await app.apply.click();
  await app.outcome('Not applied');
  await app.dialog.getByRole('button', { name: 'Try again' }).click();
  await app.outcome('Applied');
});

test('reports somebody else’s concurrent change without affecting the outcome', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  const others = (await sim.licenses()).find(({ id, siteUrl, name }) => siteUrl && name !== centre && found.person.licenses.includes(id));
  const edit = others ? { personId: found.person.id, removeLicenses: [others.id] } : { personId: found.person.id, removeLicenses: [found.held.id] };
  await sim.fault(patch, { kind: 'edit', edit });
  await box(app, found.lacked).check();
  await app.apply.click();
  await app.outcome('Applied');
  const also = app.dialog.getByText('Also changed, not asked for');
  await expect(also).toBeVisible();
  await expect(rows(app.dialog)).toContainText([`Added${on(found.lacked)}`, `Removed${on(others ?? found.held)}`]);
});

test('does not call a missing answer a Webex error or a failed check', async ({ app, sim, watch }) => {
  watch.expectConsole(/ERR_|Failed to/, 'the connection breaks on purpose');
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'drop' });
  await swap(app, found);
  await app.apply.click();
  await app.outcome('Outcome unknown');
  await expect(app.dialog).toContainText('nothing has changed so far');
  await expect(app.dialog).not.toContainText(/couldn't check|do not repeat|try again;/i);
  await expect(rows(app.dialog)).toContainText([`Not yet removed${on(found.held)}`, `Not yet added${on(found.lacked)}`]);
});

test('does not attribute a late first attempt to somebody else', async ({ app, sim, watch }) => {
  watch.expectConsole(/ERR_|Failed to/, 'the connection breaks on purpose');
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'drop' });
  await box(app, found.lacked).check();
  await app.apply.click();
  await app.outcome('Outcome unknown');
  await sim.edit({ personId: found.person.id, addLicenses: [found.lacked.id] });
  const sent = (await sim.writes()).length;
  await app.dialog.getByRole('button', { name: 'Try again' }).click();
  await app.outcome('Applied');
  await expect(app.dialog).toContainText('Your earlier request has taken effect in the meantime');
  expect(await sim.writes(), 'nothing more was sent').toHaveLength(sent);
});

test('shows no request if none was sent', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await box(app, found.lacked).check();
  await sim.edit({ personId: found.person.id, removeLicenses: [found.held.id] });
  await app.apply.click();
  await app.outcome('Changed by someone else');
  await expect(app.dialog.getByText('Show the request')).toHaveCount(0);
  await expect(rows(app.dialog).filter({ hasText: `Removed${on(found.held)}` })).toHaveCount(1);
  await app.dialog.getByRole('button', { name: 'Reload current licences' }).click();
  await expect(box(app, found.lacked), 'the choice is still there').toBeChecked();
  await expect(box(app, found.held), 'and so is what changed').not.toBeChecked();
  await expect(rows(app.diff)).toContainText([`Add${on(found.lacked)}`]);
  await app.apply.click();
  await app.outcome('Applied');
});

test('tells a read-only administrator so on the buttons', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 40\d/, 'a read-only token is refused some reads');
  const { person } = await twoSites(sim);
  await app.open();
  const roles = await sim.get<{ items: { id: string; name: string }[] }>('/roles');
  const readOnly = roles.items.find(({ name }) => name === 'Read-only Administrator');
  const reader = (await sim.people()).find((one) => one.roles.includes(readOnly?.id ?? ''));
  const { access_token } = await sim.mint({ person: reader?.id ?? 'nobody' });
  await new SignInMethods(page).useToken(access_token, true);
  await expect(app.people).toBeVisible();
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await app.isOn(person);
  const button = page.getByRole('button', { name: 'Change licences' });
  await expect(button).toBeDisabled();
  await expect(button).toHaveAccessibleDescription(/Read-only Administrator|spark-admin:people_write/);
  for (const change of await page.getByRole('button', { name: /^Change session types for/ }).all()) {
    await expect(change).toBeDisabled();
    await expect(change).toHaveAccessibleDescription(/Administrator|meeting:admin_schedule_write/);
  }
  // The form has its own address.
  await app.open(`people/${encodeURIComponent(person.id)}/licenses`);
  await expect(app.apply).toBeDisabled();
  await expect(app.apply).toHaveAccessibleDescription(/Read-only Administrator|spark-admin:people_write/);
});

test('a Calling licence cannot be added, and says why', async ({ app, sim }) => {
  const callings = (await sim.licenses()).filter(({ name }) => name.includes('Calling')).map(({ id }) => id);
  const person = (await sim.people()).slice(3).find(({ licenses }) => licenses.length > 0 && !licenses.some((id) => callings.includes(id)))!;
  await app.signInAt(person);
  await app.changeLicences(person);
  const calling = app.dialog.getByRole('checkbox', { name: /Calling/ });
  expect(await calling.count()).toBeGreaterThan(0);
  for (const one of await calling.all()) {
    await expect(one).toBeDisabled();
    await expect(one).toHaveAccessibleDescription(/phone number/);
  }
});

test('keeps the focus after a question is answered with "keep"', async ({ app, page, sim }) => {
  const found = await openForm(app, sim);
  await box(app, found.lacked).check();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Keep editing' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(box(app, found.lacked)).toBeFocused();
});

test('asks before leaving with unsent choices', async ({ app, page, sim, watch }) => {
  const found = await openForm(app, sim);
  await box(app, found.lacked).check();
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => watch.takeDialogs().map((dialog) => dialog.split(':')[0])).toEqual(['beforeunload']);
  await expect(box(app, found.lacked)).toBeChecked();
});

test('the dialog says what it is doing', async ({ app, sim }) => {
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'slow', ms: 2000 });
  await sim.fault(`GET /v1/people/${found.person.id}`, { kind: 'slow', ms: 2000 }, { nth: 2 });
  await box(app, found.lacked).check();
  await app.apply.click();
  await expect(app.dialog.getByText('Applying…')).toBeVisible();
  await expect(app.dialog.getByText('Checking…')).toBeVisible();
  await app.outcome('Applied');
});

test('counts down a pause inside the dialog', async ({ app, sim, watch }) => {
  watch.expectConsole(/status of 429/, 'Webex asks to wait');
  const found = await openForm(app, sim);
  await sim.fault(patch, { kind: 'status', status: 429, retry_after: 4 }, { nth: 1 });
  await box(app, found.lacked).check();
  await app.apply.click();
  await expect(app.dialog.getByText(/rate-limiting/)).toBeVisible();
  await app.outcome('Applied');
});

for (const [width, height] of [
  [1440, 900],
  [360, 640],
] as const) {
  test(`is a panel at the edge, as high as the window, and only its middle scrolls (${width} px)`, async ({ app, page, sim }) => {
    await page.setViewportSize({ width, height });
    const found = await openForm(app, sim);
    await swap(app, found);
    await still(page);
    const panel = (await app.dialog.boundingBox())!;
    expect([panel.x + panel.width, panel.y, panel.height]).toEqual([width, 0, height]);
    expect(width === 360 ? panel.width : panel.width < width).toBe(width === 360 ? 360 : true);
    const scrollers = await app.dialog.evaluate((dialog) =>
      [dialog, ...dialog.querySelectorAll('*')]
        .filter((element) => element.scrollHeight > element.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(element).overflowY))
        .map(({ className }) => className),
    );
    expect(scrollers).toEqual(['dialog-scroll change']);
    await app.dialog.locator('.dialog-scroll').evaluate((middle) => (middle.scrollTop = middle.scrollHeight));
    for (const stays of [app.dialog.getByRole('heading', { level: 2 }), app.apply]) {
      await expect(stays).toBeInViewport({ ratio: 1 });
    }
  });
}

test('a licence has one line, those that the person holds come first, and its site stays in sight', async ({ app, page, sim }) => {
  const found = await openForm(app, sim);
  const group = app.dialog.getByRole('group', { name: found.held.siteUrl!, exact: true });
  const ticks = await group.getByRole('checkbox').evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).checked));
  expect(ticks, 'ticked ones first').toEqual([...ticks].sort((one, other) => Number(other) - Number(one)));
  const line = group.locator('label').filter({ has: page.getByRole('checkbox', { name: found.held.name, exact: true }) });
  await still(page);
  const seats = (await line.getByText(/ left|No limit|unknown/).boundingBox())!;
  const whole = (await line.boundingBox())!;
  expect(whole.height, 'one line').toBeLessThan(44);
  expect(whole.x + whole.width - (seats.x + seats.width), 'at its end').toBeLessThan(12);
  await group.getByRole('checkbox').last().focus();
  await app.dialog.locator('.dialog-scroll').evaluate((middle) => middle.scrollBy(0, 60));
  await expect(group.getByRole('heading')).toBeInViewport({ ratio: 1 });
});
