/** The demo organisation: the whole app without an account and without a network, and nothing real within its reach. */
import type { Page } from '@playwright/test';
import { expect, test } from '../harness/test';

const bar = (page: Page) => page.getByRole('complementary', { name: 'Demo organisation' });
const account = (page: Page) => page.getByRole('button', { name: /^Account/ });
const rows = (page: Page) => page.getByRole('grid', { name: 'People' }).getByRole('row');
const dialog = (page: Page) => page.getByRole('dialog');

/** Opens the demo from the first page. */
async function enter(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByRole('link', { name: 'Try it without an account' }).click();
  await expect(account(page)).toBeVisible();
}

async function openPeople(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'People', exact: true }).first().click();
  await expect(rows(page).nth(3)).toBeVisible();
}

/** Opens the form for a person's licences and checks or unchecks Messaging. The first change of a session has to be allowed. */
async function toggleMessaging(page: Page, isFirst = false): Promise<void> {
  await page.getByRole('button', { name: 'Change licences' }).click();
  await dialog(page)
    .getByRole('checkbox', { name: /^Messaging/ })
    .first()
    .click();
  await dialog(page).getByRole('button', { name: 'Apply changes' }).click();
  if (isFirst) await page.getByRole('dialog', { name: 'Allow changes?' }).getByRole('button', { name: 'Allow changes' }).click();
}

const outcome = (page: Page, words: string) => dialog(page).getByRole('heading', { name: words, exact: true });

test('the first load fetches nothing of the demo', async ({ app, page, watch }) => {
  await app.open('');
  await expect(page.getByRole('link', { name: 'Try it without an account' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect(watch.urls().filter((url) => url.includes('demo'))).toEqual([]);
});

test('does the main job with the network cut, and requests nothing', async ({ page, context, host, watch, a11y }) => {
  await enter(page, host.url);
  await expect(bar(page)).toContainText('nothing here is real');
  await expect(page).toHaveTitle(/^Demo – /);
  await a11y('the demo’s overview');
  await context.setOffline(true);
  const before = watch.urls().length;
  await openPeople(page);
  await expect(page.getByText(/^2,000 people/)).toBeVisible();
  await a11y('people in the demo');
  await page.getByRole('searchbox', { name: /Search people/ }).fill('robin.ashdown');
  await page.getByRole('link', { name: 'Robin Ashdown' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Robin Ashdown' })).toBeVisible();
  await toggleMessaging(page, true);
  await expect(outcome(page, 'Applied')).toBeVisible();
  await a11y('a proof in the demo');
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).first().click();
  await page.getByRole('link', { name: 'Jobs', exact: true }).first().click();
  await page.getByLabel('Email addresses').fill('robin.ashdown@lantern.example\nsam.nettle@lantern.example');
  await page
    .locator('.job-list')
    .filter({ has: page.getByRole('heading', { name: /licences to add/i }) })
    .getByRole('checkbox', { name: 'Webex Webinars 500' })
    .check();
  await page.getByRole('button', { name: 'Preview for 2 people' }).click();
  await page.getByRole('button', { name: 'Run 2 changes' }).click();
  await expect(page.getByText('2 of 2 done')).toBeVisible();
  // Pages show the logo again; whether the browser has it is up to its cache.
  const requested = watch.urls().slice(before);
  expect(requested.filter((url) => !/^.*\/mark-[\da-f]+\.svg$/.test(url))).toEqual([]);
});

test('the XML API answers too, with the network cut', async ({ page, context, host, a11y }) => {
  await enter(page, host.url);
  await page.getByRole('link', { name: 'Token', exact: true }).first().click();
  const ticket = page.getByRole('region', { name: 'Session ticket of the XML API', exact: true });
  await expect(ticket).toBeVisible();
  await context.setOffline(true);
  await ticket.getByRole('button', { name: 'Get a ticket' }).click();
  await expect(ticket).toContainText('Valid for 1 hour');
  await page.getByRole('link', { name: 'XML console' }).click();
  await page.getByLabel('Email of the person').fill('robin.ashdown@lantern.example');
  await page.getByLabel('Request').selectOption('user.GetUser');
  await page.getByRole('button', { name: 'Send', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Success', exact: true })).toBeVisible();
  await expect(page.locator('.xml-tree')).toContainText('robin.ashdown@lantern.example');
  await a11y('an answer of the XML API in the demo');
});

test('the browser refuses every request to a real address', async ({ page, host, sim, watch }) => {
  await enter(page, host.url);
  await openPeople(page);
  const before = (await sim.ledger()).length;
  watch.expectConsole(/Content Security Policy/, 'the test tries to reach Webex, for which the simulator stands');
  const said = await page.evaluate((address) => {
    // The harness would report the refusal that this test wants.
    addEventListener('securitypolicyviolation', (event) => event.stopImmediatePropagation(), { capture: true });
    return fetch(address).then(
      () => 'an answer',
      () => 'refused',
    );
  }, `${sim.ready.api}/people`);
  expect(said).toBe('refused');
  expect(await sim.ledger(), 'neither the demo nor the attempt reached it').toHaveLength(before);
});

test('every fault can be tried out, and turned off', async ({ page, host }) => {
  await enter(page, host.url);
  const fault = bar(page).getByLabel('Fault');
  await page.goto(`${host.url}demo/people?q=robin.ashdown`);
  await page.getByRole('link', { name: 'Robin Ashdown' }).click();
  const close = () => dialog(page).getByRole('button', { name: 'Close', exact: true }).first().click();
  await fault.selectOption('lost');
  await expect(bar(page).getByRole('status')).toHaveText('The fault is on.');
  await toggleMessaging(page, true);
  await expect(outcome(page, 'Applied')).toBeVisible();
  await expect(dialog(page)).toContainText("Webex's answer didn't arrive, so Rollcall checked.");
  await close();
  // Half of one change is none.
  await fault.selectOption('partly');
  await toggleMessaging(page);
  await expect(outcome(page, 'Not applied')).toBeVisible();
  await close();
  await fault.selectOption('429');
  await openPeople(page);
  await page.getByRole('button', { name: 'Refresh' }).click();
  await expect(page.getByText('Webex is rate-limiting requests.').first()).toBeVisible();
  await fault.selectOption('');
  await expect(bar(page).getByRole('status')).toHaveText('The fault is off.');
  await page.goto(`${host.url}demo/people?q=robin.ashdown`);
  await page.getByRole('link', { name: 'Robin Ashdown' }).click();
  await toggleMessaging(page, true);
  await expect(outcome(page, 'Applied')).toBeVisible();
});

test('Reset brings back the first state, on the same page', async ({ page, host }) => {
  await enter(page, host.url);
  await page.goto(`${host.url}demo/people?q=robin.ashdown`);
  await page.getByRole('link', { name: 'Robin Ashdown' }).click();
  const licences = page.getByRole('region', { name: 'Licences' });
  await expect(licences.getByRole('listitem').first()).toBeVisible();
  const before = await licences.getByRole('listitem').allTextContents();
  await toggleMessaging(page, true);
  await expect(outcome(page, 'Applied')).toBeVisible();
  await dialog(page).getByRole('button', { name: 'Close', exact: true }).first().click();
  expect(await licences.getByRole('listitem').allTextContents()).not.toEqual(before);
  const address = page.url();
  await bar(page).getByRole('button', { name: 'Reset' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Robin Ashdown' })).toBeVisible();
  expect(page.url()).toBe(address);
  await expect.poll(() => licences.getByRole('listitem').allTextContents()).toEqual(before);
});

test('signing out ends the demo and touches no real session', async ({ app, context, host }) => {
  await app.signIn();
  const demo = await context.newPage();
  await enter(demo, host.url);
  expect(await demo.evaluate(() => Object.keys(sessionStorage)), 'the demo stores nothing').toEqual([]);
  expect(demo.workers()).toHaveLength(1);
  await demo.getByRole('button', { name: /^Account/ }).click();
  await demo.getByRole('group', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click();
  await expect(demo).toHaveURL(host.url);
  await expect(demo.getByRole('button', { name: 'Sign in with Webex' })).toBeVisible();
  await expect(bar(demo)).toHaveCount(0);
  expect(demo.workers()).toHaveLength(0);
  expect(await demo.evaluate(() => localStorage.getItem('rollcall.ended'))).toBeNull();
  await expect(app.account).toBeVisible();
});

test('a real sign-in of the same tab is there again afterwards', async ({ app, page, host }) => {
  await app.signIn();
  await page.goto(`${host.url}demo/`);
  await expect(bar(page)).toBeVisible();
  await expect(account(page)).toContainText('Avery Quill');
  await bar(page).getByRole('link', { name: 'Leave the demo' }).click();
  await expect(app.account).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
});

for (const [what, url] of [
  ['the script', /\/demo-[\da-f]+\.js$/],
  ['the wasm', /\/demo-[\da-f]+\.wasm$/],
  ['the style', /\/demo-[\da-f]+\.css$/],
] as const) {
  test(`one flipped bit in ${what} of the demo: does not start and says so`, async ({ page, host, watch }) => {
    watch.expectConsole(/integrity|digest|Failed/i, 'a file is changed on purpose');
    await page.route(url, async (route) => {
      const response = await route.fetch();
      const body = Buffer.from(await response.body());
      const middle = body.length >> 1;
      body[middle] = body[middle]! ^ 1;
      const { 'content-encoding': _, 'content-length': __, ...headers } = response.headers();
      await route.fulfill({ status: response.status(), headers, body });
    });
    await page.goto(`${host.url}demo/`);
    await expect(page.getByRole('alert').getByRole('heading', { name: 'Rollcall could not start' })).toBeVisible();
  });
}
