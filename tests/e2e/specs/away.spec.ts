/**
 * A sign-out reaches every tab, even one that was away (S50): the simulator's ledger shows no request after the sign-out, and the tab
 * shows the sign-in page.
 */
import type { BrowserContext, Page } from '@playwright/test';
import { App } from '../harness/app';
import { launchOptions } from '../harness/chromium';
import { expect, test } from '../harness/test';
import type { Simulator } from '../harness/simulator';

// Playwright disables the back/forward cache; people have it.
test.use({ launchOptions: { ...launchOptions, ignoreDefaultArgs: ['--disable-back-forward-cache'] } });

test.beforeEach(({ watch }) => {
  watch.expectConsole(/favicon\.ico/, 'opening a file as a page makes the browser request an icon');
});

const duplicate = async (page: Page): Promise<Page> => {
  const [tab] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => void window.open(location.href))]);
  return tab;
};

type Kept = Record<string, string>;
const keep = (page: Page): Promise<Kept> => page.evaluate(() => ({ ...sessionStorage }));

/** Opens a new tab with this session storage, as the browser does when it reopens one. */
const reopen = async (context: BrowserContext, url: string, kept: Kept, prepare?: (tab: Page) => Promise<void>): Promise<Page> => {
  const tab = await context.newPage();
  await prepare?.(tab);
  // A page of the origin that runs none of the app's scripts.
  await tab.goto(`${url}config.json`);
  await tab.evaluate((stored) => Object.entries(stored).forEach(([key, value]) => sessionStorage.setItem(key, value)), kept);
  await tab.goto(`${url}people`);
  return tab;
};

/** Opens a tab that hears nothing from the others, like a frozen one. */
const deafen = async (page: Page): Promise<void> => {
  await page.addInitScript(() => {
    BroadcastChannel.prototype.addEventListener = () => undefined;
  });
};

const signOut = async (app: App, sim: Simulator): Promise<number> => {
  await app.signOut();
  await expect(app.signInButton).toBeVisible();
  return (await sim.ledger()).length;
};

/** Checks that the tab requested nothing, shows nobody, and stores nothing. */
const isOut = async (app: App, sim: Simulator, asked: number): Promise<void> => {
  await expect(app.signInButton).toBeVisible();
  await expect(app.page.getByText('You signed out in another tab')).toBeVisible();
  expect((await sim.ledger()).slice(asked)).toEqual([]);
  expect(await app.page.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
};

test('a tab that returns from another page', async ({ app, page, sim }) => {
  const [, person] = await sim.people();
  await app.signInAtWebexOn(person!);
  const other = new App(await duplicate(page), app.host);
  await other.isOn(person!);
  await page.goto(`${app.host.url}config.json`);
  const asked = await signOut(other, sim);
  await page.goBack();
  await isOut(app, sim, asked);
  expect(await page.content()).not.toContain(person!.emails[0]);
});

test('a duplicated tab that was on another page', async ({ app, page, sim }) => {
  await app.signInAtWebex();
  const tab = await duplicate(page);
  const other = new App(tab, app.host);
  await expect(other.people).toBeVisible();
  await tab.goto(`${app.host.url}config.json`);
  const asked = await signOut(app, sim);
  await tab.goBack();
  await isOut(other, sim, asked);
});

test('a tab in the back/forward cache', async ({ app, page, context, sim }) => {
  await app.signInAtWebex();
  await expect(app.people).toBeVisible();
  const other = new App(await reopen(context, app.host.url, await keep(page)), app.host);
  await expect(other.people).toBeVisible();
  await page.evaluate(() => addEventListener('pageshow', ({ persisted }) => Object.assign(window, { persisted })));
  await page.goto(`${app.host.url}config.json`);
  const asked = await signOut(other, sim);
  await page.goBack();
  await isOut(app, sim, asked);
  // A browser may keep the page in memory or reload it. Both must end here.
  const kept = await page.evaluate(() => (window as unknown as { persisted?: boolean }).persisted === true);
  test.info().annotations.push({ type: 'back/forward cache', description: kept ? 'used' : 'not used' });
});

test('a closed tab that is reopened', async ({ app, page, context, sim }) => {
  await app.signInAtWebex();
  const kept = await keep(page);
  const tab = await reopen(context, app.host.url, kept);
  await expect(new App(tab, app.host).people).toBeVisible();
  await tab.close();
  const asked = await signOut(app, sim);
  const again = new App(await reopen(context, app.host.url, kept), app.host);
  await isOut(again, sim, asked);
});

test('session storage put back by hand', async ({ app, page, sim }) => {
  await app.signInAtWebex();
  const kept = await keep(page);
  await signOut(app, sim);
  // Also after somebody has signed in again, and out.
  await app.signInAtWebex();
  const asked = await signOut(app, sim);
  await page.evaluate((stored) => Object.entries(stored).forEach(([key, value]) => sessionStorage.setItem(key, value)), kept);
  await page.reload();
  await isOut(app, sim, asked);
});

for (const [what, comeBack] of [
  ['is shown again from memory', (tab: Page) => tab.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))],
  ['comes to the front', (tab: Page) => tab.evaluate(() => void document.dispatchEvent(new Event('visibilitychange')))],
  ['is clicked', (tab: Page) => tab.getByRole('link', { name: 'Token', exact: true }).first().click()],
  // Without a person pressing anything: what a page requests by itself.
  ['asks for something', (tab: Page) => tab.evaluate(() => document.querySelector<HTMLElement>('table a')?.click())],
] as const) {
  test(`a tab that heard nothing and ${what}`, async ({ app, page, context, sim }) => {
    await app.signInAtWebex();
    const tab = await reopen(context, app.host.url, await keep(page), deafen);
    const other = new App(tab, app.host);
    await expect(other.people).toBeVisible();
    const asked = await signOut(app, sim);
    await comeBack(tab);
    await isOut(other, sim, asked);
  });
}

test('the digest reveals nothing, and a new sign-in works', async ({ app, page, sim }) => {
  await app.signInAtWebex();
  const kept = JSON.stringify(await keep(page));
  await signOut(app, sim);
  const stored = await page.evaluate(() => ({ ...localStorage }));
  expect(Object.keys(stored)).toEqual(['rollcall.ended']);
  expect(stored['rollcall.ended']).toMatch(/^[\w-]{43}$/);
  expect(kept).not.toContain(stored['rollcall.ended']);
  await app.signInAtWebex();
  await page.reload();
  await expect(app.people).toBeVisible();
});

test('lock names do not contain the sign-in id', async ({ app, page, sim }) => {
  await app.signInAtWebex();
  await page.getByRole('link', { name: 'Token', exact: true }).first().click();
  await sim.fault('POST /v1/access_token', { kind: 'slow', ms: 4_000 });
  await page.getByRole('button', { name: 'Refresh now' }).click();
  const held = (): Promise<string[]> => page.evaluate(async () => ((await navigator.locks.query()).held ?? []).map(({ name }) => name ?? ''));
  await expect.poll(held).toHaveLength(1);
  const [name] = await held();
  const { signInId } = JSON.parse((await keep(page))['rollcall.tokens'] ?? '{}') as { signInId: string };
  expect(signInId).toMatch(/^[\w-]{22}$/);
  expect(name).toMatch(/^rollcall\.refresh\.[\w-]{43}$/);
  expect(name).not.toContain(signInId);
});
