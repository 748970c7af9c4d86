/** The XML API: the session ticket, its countdown and renewal, the probe, and the console, with a pasted token and no integration. */
import type { Page } from '@playwright/test';
import type { App } from '../harness/app';
import { SignInMethods } from '../harness/sign-in-methods';
import { expect, test } from '../harness/test';
import type { Simulator } from '../harness/simulator';

const service = 'POST /WBXService/XMLService';
const card = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const ticket = (page: Page) => card(page, 'Session ticket of the XML API');
const console_ = (page: Page) => card(page, 'Console');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

/** Signs in with a pasted token, as the first section of Cisco's guide has it, and opens the page. */
async function open(app: App, sim: Simulator, path = 'xml'): Promise<void> {
  await app.open(path);
  const methods = new SignInMethods(app.page);
  await methods.openToken();
  await methods.token.getByLabel('Access token', { exact: true }).fill(sim.ready.admin_token);
  await methods.token.getByRole('button', { name: 'Check token' }).click();
  await methods.token.getByRole('button', { name: 'Use this token' }).click();
  await expect(ticket(app.page)).toBeVisible();
  await expect(app.page.getByLabel('Meeting site')).not.toHaveValue('');
  await app.page.getByLabel('Meeting site').fill(sim.site);
}

/** Sends the first request of a session that may change something. */
async function sendFirstChange(page: Page): Promise<void> {
  await button(page, 'Send').click();
  await page.getByRole('dialog', { name: 'Allow changes?' }).getByRole('button', { name: 'Allow changes' }).click();
}

const calls = async (sim: Simulator): Promise<number> => (await sim.ledger(/XMLService/)).filter(({ method }) => method === 'POST').length;

test('the token page has the ticket: got, counted down, renewed before its end, cleared', async ({ app, page, sim, a11y }) => {
  await page.clock.install();
  await open(app, sim, 'token');
  await expect(ticket(page)).toContainText('None');
  await button(page, 'Get a ticket').click();
  await expect(ticket(page)).toContainText(`on ${sim.site}`);
  await expect(ticket(page)).toContainText(/Valid for 1 hour (29|30) minutes|Valid for 1 hour 30 minutes/);
  await a11y('the token page with a ticket');
  expect(await calls(sim)).toBe(1);
  await page.clock.fastForward('20:00');
  await expect(ticket(page)).toContainText(/Valid for 1 hour (9|10) minutes/);
  expect(await calls(sim), 'nothing is renewed early').toBe(1);
  await button(page, 'Refresh ticket').click();
  await expect.poll(() => calls(sim)).toBe(2);
  await button(page, 'Clear ticket').click();
  await expect(ticket(page)).toContainText('None');
  await page.getByRole('link', { name: 'XML console' }).click();
  await expect(page).toHaveURL(/\/xml$/);
});

test('the probe says which way holds', async ({ app, page, sim, watch, a11y }) => {
  await open(app, sim);
  await expect(card(page, 'Reach')).toContainText(`${sim.origin}/WBXService/XMLService`);
  await button(page, 'Check').click();
  await expect(page.getByText('The site answers')).toBeVisible();
  await a11y('the XML page');
  // A relay that is not there; a status that is not repeated, because repeats can take a minute.
  watch.expectConsole(/status of 404/, 'the relay is not there on purpose');
  await sim.fault(service, { kind: 'status', status: 404 });
  await button(page, 'Check').click();
  await expect(page.getByText("The site doesn't answer")).toBeVisible();
  await expect(page.getByText('Check that the relay runs')).toBeVisible();
});

test('each request brings its answer as a tree, without secrets anywhere', async ({ app, page, sim, context, a11y }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(app, sim);
  const person = (await sim.hosts())[0]!;
  await page.getByLabel('Email of the person').fill(person.emails[0]!);
  for (const binding of [
    'ep.GetAPIVersion',
    'user.AuthenticateUser',
    'user.GetMe',
    'site.GetSite',
    'meetingtype.LstMeetingType',
    'user.LstsummaryUser',
    'user.GetUser',
  ]) {
    await page.getByLabel('Request').selectOption(binding);
    await expect(page.getByLabel('XML', { exact: true })).toHaveValue(new RegExp(`${binding.replace('.', '\\.')}"`));
    await button(page, 'Send').click();
    await expect(page.getByRole('heading', { name: 'Success', exact: true }), binding).toBeVisible();
  }
  await expect(page.locator('.xml-tree')).toContainText(person.emails[0]!);
  await a11y('an answer');
  await button(page, 'Copy answer').click();
  await expect.poll(() => copied(page)).toContain('getUserResponse');
  expect(await copied(page)).toContain('<use:password>…');
  await button(page, 'Copy request').click();
  await expect.poll(() => copied(page)).toContain('$WEBEX_TICKET');
  await page.getByText('The same with curl').click();
  await expect(console_(page).getByText('curl --request POST')).toContainText('"$WEBEX_TICKET"');
  const download = page.waitForEvent('download');
  await button(page, 'Save answer').click();
  expect((await download).suggestedFilename()).toBe('answer.xml');
  expect(await sim.writes()).toEqual(expect.not.arrayContaining([expect.objectContaining({ changed: true })]));
});

test('a change is sent only after its box was ticked, and REST sees it', async ({ app, page, sim }) => {
  await open(app, sim);
  const person = (await sim.hosts())[1]!;
  const before = await sim.sessionTypes(person.id, sim.site);
  await page.getByLabel('Email of the person').fill(person.emails[0]!);
  await page.getByLabel('Request').selectOption('user.SetUser');
  const area = page.getByLabel('XML', { exact: true });
  const wanted = before.slice(0, 1);
  const list = `<meetingTypes>${wanted.map((id) => `<meetingType>${id}</meetingType>`).join('')}</meetingTypes>`;
  await expect(area).toHaveValue(/user\.SetUser/);
  await area.fill((await area.inputValue()).replace(/<!--[\s\S]*-->/, list));
  await expect(page.getByText('Tick the box first.')).toBeVisible();
  await page.getByRole('checkbox', { name: /^This request changes the site/ }).check();
  const sent = await calls(sim);
  await button(page, 'Send').click();
  await expect(page.getByRole('dialog', { name: 'Allow changes?' })).toBeVisible();
  expect(await calls(sim), 'nothing is sent before the answer').toBe(sent);
  await page.keyboard.press('Escape');
  await page.getByRole('checkbox', { name: /^This request changes the site/ }).check();
  await sendFirstChange(page);
  await expect(page.getByRole('heading', { name: 'Success', exact: true })).toBeVisible();
  expect(await sim.sessionTypes(person.id, sim.site)).toEqual(wanted);
  await expect(page.getByRole('checkbox', { name: /^This request changes the site/ }), 'once for each request').not.toBeChecked();
});

test('a failure with the status 200 is explained by its number', async ({ app, page, sim, a11y }) => {
  await open(app, sim);
  await page.getByLabel('Request').selectOption('user.GetUser');
  await page.getByLabel('Email of the person').fill('nobody@lantern.example');
  await expect(page.getByLabel('XML', { exact: true })).toHaveValue(/nobody@lantern\.example/);
  await button(page, 'Send').click();
  await expect(page.getByRole('heading', { name: 'The site refused' })).toBeVisible();
  await expect(page.getByText('The site has no such person.', { exact: false })).toBeVisible();
  await a11y('a failure');
});

test('a part that failed is not called a success', async ({ app, page, sim }) => {
  await open(app, sim);
  await page.getByLabel('Request').selectOption('user.DelUser');
  await page.getByLabel('Email of the person').fill('nobody@lantern.example');
  await page.getByRole('checkbox', { name: /^This request changes the site/ }).check();
  await sendFirstChange(page);
  await expect(page.getByRole('heading', { name: 'Partly done' })).toBeVisible();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing sticks out on a phone').toBeLessThanOrEqual(360);
});

test('a ticket that ended in the middle is replaced once', async ({ app, page, sim }) => {
  await open(app, sim);
  await page.getByLabel('Request').selectOption('user.GetMe');
  await button(page, 'Send').click();
  await expect(page.getByRole('heading', { name: 'Success', exact: true })).toBeVisible();
  const before = await calls(sim);
  await sim.moveClock(6000);
  await button(page, 'Send').click();
  await expect.poll(() => calls(sim)).toBe(before + 3);
  await expect(page.getByRole('heading', { name: 'Success', exact: true })).toBeVisible();
});

test('nothing is sent to what is no site', async ({ app, page, sim }) => {
  await open(app, sim);
  for (const site of ['acme.webex.com.evil.example', 'http://acme.webex.com', '']) {
    await page.getByLabel('Meeting site').fill(site);
    await expect(page.getByText('Enter a meeting site, such as acme.webex.com.')).toBeVisible();
    await expect(page.getByText('Enter a meeting site first.')).toBeVisible();
  }
  expect(await calls(sim)).toBe(0);
});
