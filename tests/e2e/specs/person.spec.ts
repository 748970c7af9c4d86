/** One person's page: what is allowed is shown, what is not is named, and the rest still works. */
import { expect, test } from '../harness/test';

test('shows profile, roles, licences and the session types of each site', async ({ app, page, sim }) => {
  const person = (await sim.people()).find(({ licenses, siteUrls }) => licenses.length > 0 && (siteUrls?.length ?? 0) > 0)!;
  const licence = (await sim.licenses()).find(({ id }) => person.licenses.includes(id));
  await app.signInAt(person);
  await expect(
    page
      .getByRole('main')
      .getByText(person.emails[0] ?? '')
      .first(),
  ).toBeVisible();
  for (const section of [/^Roles/, /^Licences/, /^Session types/]) {
    await expect(page.getByRole('heading', { name: section }).first()).toBeVisible();
  }
  await expect(page.getByText(licence?.name ?? '').first()).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(person.displayName.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
});

test('explains a person who is missing or hidden', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 404/, 'nobody has this id');
  const gone = Buffer.from('ciscospark://us/PEOPLE/00000000-0000-4000-8000-000000000000').toString('base64url');
  await app.signIn(`people/${gone}`);
  await expect(page.getByText(/can't find this person/).first()).toBeVisible();
  expect(await sim.writes()).toEqual([]);
});

test('an unknown address shows a page with a way back', async ({ app, page }) => {
  await app.signIn();
  await app.open('no/such/page');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/not found|no such page|no page/i);
  await page.getByRole('link', { name: 'People' }).first().click();
  await expect(app.people).toBeVisible();
});

const missing: [section: RegExp, route: string][] = [
  [/^Licences/, 'GET /v1/licenses'],
  [/^Roles/, 'GET /v1/roles'],
  [/^Session types/, 'GET /v1/admin/meeting/userconfig/sessionTypes'],
];

for (const [section, route] of missing) {
  test(`one missing permission (${route}) affects only that section`, async ({ app, page, sim, watch }) => {
    watch.expectConsole(/status of 403/, 'the permission is missing on purpose');
    await sim.fault(route, { kind: 'status', status: 403 });
    const person = (await sim.people()).find(({ licenses }) => licenses.length > 0)!;
    await app.signInAt(person);
    await expect(
      page
        .getByRole('main')
        .getByText(/permission|not allowed|may not|scope/i)
        .first(),
    ).toBeVisible();
    await expect(page.getByRole('heading', { name: section }).first()).toBeVisible();
    await expect(
      page
        .getByRole('main')
        .getByText(person.emails[0] ?? '')
        .first(),
    ).toBeVisible();
    await expect(page.locator('#boot-failure')).toHaveCount(0);
  });
}

test('explains itself to people without an administrator role', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 40[03]/, 'an ordinary user may not list people or see the organisation');
  await app.open();
  await app.signInButton.click();
  await page.getByRole('radio', { name: /ordinary user/ }).check();
  await page.getByRole('button', { name: 'Accept' }).click();
  await expect(app.account).toBeVisible();
  await expect(page.getByRole('alert')).toContainText(/should be specified/);
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await page.waitForTimeout(1000);
  expect((await sim.ledger(/^\/v1\/organizations/)).length, 'a refused request is not repeated endlessly').toBeLessThan(3);
});

test('renews an expired token once, unnoticed', async ({ app, page, sim, watch }) => {
  watch.expectConsole(/status of 401/, 'the token ran out on purpose');
  const [, person] = await sim.people();
  await app.signInAtWebexOn(person!);
  await sim.moveClock(15 * 24 * 3600);
  await app.find(person!);
  await expect(page.getByRole('heading', { name: /^Licences/ }).first()).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(await sim.tokenRequests(), 'the sign-in and one refresh').toBe(2);
});

test('email and ID can be copied, and times are relative with the exact one beside them', async ({ app, context, page, sim }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const person = (await sim.people()).find(({ created, emails }) => created !== undefined && emails.length === 1)!;
  await app.signInAt(person);
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: 'Copy email' }).first().click();
  await expect.poll(copied).toBe(person.emails[0]);
  await page.getByRole('button', { name: 'Copy ID' }).click();
  await expect.poll(copied).toBe(Buffer.from(person.id, 'base64url').toString().split('/').pop());
  const time = page.getByRole('definition').locator('time').first();
  await expect(time).toHaveText(/^(\d+ \w+ ago|just now), \d+ \w{3} \d{4}, \d\d:\d\d UTC$/);
  await expect(time).toHaveAttribute('title', /^\d+ \w{3} \d{4}, \d\d:\d\d UTC$/);
  await expect(time).toHaveAttribute('datetime', /^\d{4}-\d\d-\d\dT/);
  await expect(page.getByText('Last modified', { exact: true })).toBeVisible();
});

test('on a phone the licences come before the profile, and each button stands in the heading of its site', async ({ app, page, sim }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const person = (await sim.hosts())[4]!;
  await app.signInAt(person);
  const top = async (name: RegExp): Promise<number> => (await page.getByRole('heading', { name, level: 2 }).boundingBox())!.y;
  expect(await top(/^Licences/)).toBeLessThan(await top(/^Profile/));
  const button = (await page.getByRole('button', { name: `Change session types for ${sim.site}` }).boundingBox())!;
  const site = (await page.getByRole('region', { name: 'Session types' }).getByRole('heading', { name: sim.site }).boundingBox())!;
  expect(Math.abs(button.y + button.height / 2 - (site.y + site.height / 2)), 'on one line').toBeLessThan(3);
});
