/** Meeting sites: the switcher, session types with counts and the way to a job, and tracking codes. */
import type { Locator, Page } from '@playwright/test';
import type { App } from '../harness/app';
import { expect, test } from '../harness/test';
import type { Simulator } from '../harness/simulator';

const codesRoute = 'GET /v1/admin/meeting/config/trackingCodes';
const replace = 'PUT /v1/admin/meeting/config/trackingCodes/*';

const sites = (page: Page): Locator => page.getByRole('navigation', { name: 'Meeting sites' });
const types = (page: Page): Locator => page.getByRole('table', { name: 'Session types of this site' });
const codes = (page: Page): Locator => page.getByRole('table', { name: 'Tracking codes of this site' });
const row = (table: Locator, name: string): Locator =>
  table.getByRole('row').filter({ has: table.page().getByRole('rowheader', { name, exact: true }) });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

interface Code {
  id: string;
  name: string;
  inputMode: string;
  options: { value: string; defaultValue: boolean }[];
  hostProfileCode: string;
  scheduleStartCodes: { service: string; type: string }[];
}

const codesOf = async (sim: Simulator, site = sim.site): Promise<Code[]> =>
  (await sim.get<{ items: Code[] }>(`/admin/meeting/config/trackingCodes?siteUrl=${site}`)).items;

async function openCode(app: App, sim: Simulator, name: string): Promise<Locator> {
  await app.signIn(`meetings/${sim.site}`);
  await button(app.page, `Edit ${name}`).click();
  await expect(app.dialog.getByLabel('Name', { exact: true })).toHaveValue(name);
  return app.dialog;
}

test('lists the sites of the organisation, and keeps the chosen one in the address', async ({ app, page, sim, a11y }) => {
  const urls = [...new Set((await sim.licenses()).flatMap(({ siteUrl }) => siteUrl ?? []))];
  expect(urls.length).toBeGreaterThan(1);
  await app.signIn();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Meetings' })).toBeVisible();
  await expect(sites(page).getByRole('link')).toHaveText(urls);
  await expect(sites(page).getByRole('link', { name: urls[0]! })).toHaveAttribute('aria-current', 'true');
  await expect(types(page)).toBeVisible();
  await expect(codes(page)).toBeVisible();
  await a11y('meetings');
  await sites(page).getByRole('link', { name: urls[1]! }).click();
  await expect(page).toHaveURL(new RegExp(`/meetings/${urls[1]}$`));
  await page.reload();
  await expect(sites(page).getByRole('link', { name: urls[1]! })).toHaveAttribute('aria-current', 'true');
  const shown = await sim.get<{ items: { shortName: string }[] }>(`/admin/meeting/config/sessionTypes?siteUrl=${urls[1]}`);
  await expect(types(page).getByRole('row')).toHaveCount(1 + shown.items.length);
});

test('a site that is gone has its own sentence', async ({ app, page }) => {
  await app.signIn('meetings/gone.webex.com');
  await expect(page.getByRole('heading', { name: "There's no site gone.webex.com" })).toBeVisible();
  await page.getByRole('link', { name: 'Show the first site' }).click();
  await expect(types(page)).toBeVisible();
});

test('counts who has each session type, among those it has read', async ({ app, page, sim }) => {
  const hosts = (await sim.hosts()).slice(0, 3);
  const held = await Promise.all(hosts.map(({ id }) => sim.sessionTypes(id, sim.site)));
  await app.signIn();
  await button(page, 'Select by email').click();
  await app.dialog.getByLabel('Email addresses').fill(hosts.map(({ emails }) => emails[0]).join('\n'));
  await button(page, 'Select 3 people').click();
  await page.getByRole('link', { name: 'Meetings', exact: true }).click();
  const offered = await sim.get<{ items: { id: string; name: string }[] }>(`/admin/meeting/config/sessionTypes?siteUrl=${sim.site}`);
  const { name, id } = offered.items[0]!;
  await expect(row(types(page), name).getByRole('cell').nth(3), 'not counted is not 0').toHaveText('–');
  await button(page, 'Count for the 3 people selected in People').click();
  await expect(page.getByText('Counted for 3 people.')).toBeVisible();
  for (const type of offered.items) {
    const count = held.filter((ids) => ids.includes(type.id)).length;
    await expect(row(types(page), type.name).getByRole('cell').nth(3)).toHaveText(String(count));
  }
  expect(await sim.writes()).toEqual([]);

  await button(page, `Change for people session type ${name}`).click();
  await expect(page).toHaveURL(/\/jobs$/);
  await expect(page.getByLabel('What to do')).toHaveValue('sessionTypes');
  await expect(page.getByLabel('Meeting site')).toHaveValue(sim.site);
  await expect(page.getByRole('heading', { name: 'session types to add: 1' })).toBeVisible();
  await expect(page.getByLabel('People', { exact: true })).toHaveValue('selection');
  expect(id).not.toBe('');
});

test('a person whose list cannot be read is not counted as having none', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 403/, 'Webex refuses on purpose');
  await sim.fault('GET /v1/admin/meeting/userconfig/sessionTypes', { kind: 'status', status: 403 }, { nth: 1 });
  await app.signIn(`meetings/${sim.site}`);
  await page.getByRole('button', { name: /^Count for the \d+ people with a licence of this site$/ }).click();
  await expect(page.getByText("Couldn't read 1 person.")).toBeVisible();
});

test('adds, changes and deletes a tracking code, each read back', async ({ app, page, sim, a11y }) => {
  await app.signIn(`meetings/${sim.site}`);
  await button(page, 'New tracking code').click();
  await app.dialog.getByLabel('Name').fill('department');
  await page.keyboard.press('Enter');
  await expect(app.dialog.getByText('This site has a tracking code with this name already.')).toBeVisible();
  await app.dialog.getByLabel('Name').fill('Region');
  await page.keyboard.press('Enter');
  await app.dialog.getByLabel('Entered as').selectOption('List');
  await expect(app.dialog.getByText('A list needs options. Enter one on each line.')).toBeVisible();
  await app.dialog.getByLabel('Options').fill('North\nSouth\n\n  West  ');
  await app.dialog.getByLabel('Chosen at first').selectOption('South');
  await app.dialog.getByLabel('Events').selectOption('Required');
  await expect(app.dialog.getByLabel('All services')).toHaveValue('notApplicable');
  await expect(app.diff).toContainText('West');
  await a11y('a new tracking code');
  await button(page, 'Add tracking code').click();
  await app.outcome('Applied');
  await a11y('the outcome');
  const created = (await codesOf(sim)).find(({ name }) => name === 'Region')!;
  expect(created.options).toEqual([
    { value: 'North', defaultValue: false },
    { value: 'South', defaultValue: true },
    { value: 'West', defaultValue: false },
  ]);
  expect(created.scheduleStartCodes.find(({ service }) => service === 'EventCenter')?.type).toBe('required');
  await button(page, 'Close').click();
  await expect(row(codes(page), 'Region')).toContainText('List');

  await button(page, 'Edit Region').click();
  await app.dialog.getByLabel('In host profiles').selectOption('Set by an administrator');
  await expect(app.dialog.getByLabel('Events'), 'what follows from it is set too').toHaveValue('adminSet');
  await app.apply.click();
  await app.outcome('Applied');
  await button(page, 'Close').click();
  expect((await codesOf(sim)).find(({ id }) => id === created.id)?.hostProfileCode).toBe('adminSet');

  await button(page, 'Delete Region').click();
  await expect(app.dialog.getByText('Type Region to confirm.')).toBeVisible();
  await a11y('deleting a tracking code');
  await app.dialog.getByLabel('Type Region to confirm').fill('Region');
  await button(page, 'Delete tracking code').click();
  await app.outcome('Applied');
  await button(page, 'Close').click();
  await expect(row(codes(page), 'Region')).toHaveCount(0);
  expect((await sim.writes()).map(({ method }) => method)).toEqual(['POST', 'PUT', 'DELETE']);

  await page.getByRole('link', { name: 'Activity', exact: true }).click();
  await expect(page.getByText(`Tracking code on ${sim.site}`)).toHaveCount(3);
});

test('a list in host profiles only is not asked for elsewhere', async ({ app, sim }) => {
  const form = await openCode(app, sim, 'Department');
  await form.getByLabel('Entered as').selectOption('List, in host profiles only');
  await expect(form.getByLabel('Events')).toHaveCount(0);
  await app.apply.click();
  await app.outcome('Applied');
  const changed = (await codesOf(sim)).find(({ name }) => name === 'Department')!;
  expect(changed.inputMode).toBe('hostProfileSelect');
  expect(changed.scheduleStartCodes.filter(({ type }) => !['notUsed', 'notApplicable'].includes(type))).toEqual([]);
});

test('what Webex would refuse is said before anything is sent', async ({ app, sim }) => {
  const form = await openCode(app, sim, 'Department');
  await form.getByLabel('In host profiles').selectOption('Required');
  await expect(form.getByText(/^Webex accepts “Required” in host profiles only on sites/)).toBeVisible();
  await form.getByLabel('In host profiles').selectOption('Optional');
  await form.getByLabel('Options').fill(`ok\n${'x'.repeat(121)}`);
  await expect(form.getByText('Each option must have 1 to 120 characters.')).toBeVisible();
  await form.getByLabel('Options').fill(Array.from({ length: 501 }, (_, place) => `o${place}`).join('\n'));
  await expect(form.getByText('A tracking code can have 500 options at most.')).toBeVisible();
  await form.getByLabel('Name', { exact: true }).fill('n'.repeat(121));
  await expect(form.getByText('The name must have 1 to 120 characters.')).toBeVisible();
  await expect(app.apply).toHaveAttribute('aria-disabled', 'true');
  await app.apply.click({ force: true });
  expect(await sim.writes()).toEqual([]);
});

test('a mapped site is found, locked and explained', async ({ app, page, sim, watch, a11y }) => {
  watch.expectConsole(/status of 400/, 'Webex refuses on purpose');
  await app.signIn('meetings/acme-eu.webex.com');
  await button(page, 'Edit Department').click();
  await app.dialog.getByLabel('Name', { exact: true }).fill('Team');
  await app.apply.click();
  await app.outcome('Not applied');
  await app.dialog.getByRole('button', { name: 'Close dialog' }).click();
  await expect(page.getByText(/mapped to user attributes in Control Hub/).first()).toBeVisible();
  await expect(button(page, 'Delete Department')).toHaveCount(0);
  await expect(button(page, 'New tracking code')).toHaveAttribute('aria-disabled', 'true');
  await a11y('a mapped site');
  await sites(page).getByRole('link', { name: sim.site, exact: true }).click();
  await expect(button(page, 'Delete Department')).toBeVisible();
});

test('a part that Webex left out is not written back as empty', async ({ app, page, sim }) => {
  await sim.fault(codesRoute, { kind: 'mutate', remove: ['/items/0/options'] });
  await app.signIn(`meetings/${sim.site}`);
  await expect(row(codes(page), 'Department').getByRole('cell').nth(1)).toHaveText('–');
  await button(page, 'Edit Department').click();
  await expect(app.dialog.getByText(/^Webex left out a part of this tracking code/)).toBeVisible();
  expect(await sim.writes()).toEqual([]);
});

test('a refused change keeps what was typed, and says why', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 400/, 'Webex refuses on purpose');
  const form = await openCode(app, sim, 'Division');
  await sim.fault(replace, { kind: 'status', status: 400, message: 'The name is not welcome' }, { nth: 1 });
  await form.getByLabel('Name', { exact: true }).fill('Divisions');
  await form.getByLabel('Options').fill('One\nTwo');
  await app.apply.click();
  await app.outcome('Not applied');
  await expect(app.dialog.getByText(/The name is not welcome/)).toBeVisible();
  await button(page, 'Back to editing').click();
  await expect(app.dialog.getByLabel('Name', { exact: true })).toHaveValue('Divisions');
  await expect(app.dialog.getByLabel('Options')).toHaveValue('One\nTwo');
  await app.apply.click();
  await app.outcome('Applied');
});
