/**
 * Cisco's guide for managing users by API, from the scopes of the integration to the renewal of token and ticket, in the browser: the
 * package, unpacked and served by nginx and by Caddy as its `deploy/` says, at the root of a host and at a path.
 */
import { launchOptions } from '../harness/chromium';
import { dist, subPath, subPathDist } from '../harness/checkout';
import { startRelay, type Server } from '../harness/relay';
import { signInScopes } from '../harness/scopes';
import { test as base, expect } from '../harness/test';

const client = { id: 'C-guide', secret: 'CANARY-secret-of-the-guide' };
const scopes = ['spark:all', ...signInScopes];

interface Place {
  server: Server;
  app: string;
  base: string;
}

const test = base.extend<{ place: Place }>({
  place: [{ server: 'nginx', app: dist, base: '/' }, { option: true }],
  host: async ({ runningSimulator, place }, use) => {
    const host = await startRelay({ ...place, simOrigin: runningSimulator.origin, client, scopes });
    await use(host);
    await host.stop();
  },
});

test.use({
  // The certificate is made for the test. The context's own switch for that leaves service workers out.
  launchOptions: { ...launchOptions, args: [...(launchOptions.args ?? []), '--ignore-certificate-errors'] },
  simulatorArgs: ['--people', '150', '--no-public-client', '--client-id', client.id, '--client-secret', client.secret],
});

const places = [
  { server: 'nginx', app: dist, base: '/' },
  { server: 'nginx', app: subPathDist, base: subPath },
  { server: 'caddy', app: dist, base: '/' },
  { server: 'caddy', app: subPathDist, base: subPath },
] as const;

for (const place of places) {
  test.describe(`${place.server} at ${place.base}`, () => {
    test.use({ place });

    test('every step of the guide', async ({ app, page, sim }) => {
      const person = (await sim.hosts())[0]!;
      const before = await sim.sessionTypes(person.id, sim.site);
      const answer = page.locator('.xml-tree');
      const request = page.getByLabel('XML', { exact: true });
      const send = async (binding: string, words: string): Promise<void> => {
        await page.getByLabel('Request').selectOption(binding);
        await expect(request).toHaveValue(new RegExp(`${binding.replace('.', '\\.')}"`));
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        await expect(page.getByRole('heading', { name: 'Success', exact: true })).toBeVisible();
        await expect(answer).toContainText(words);
      };

      await test.step('the scopes of the integration', async () => {
        await app.open('scopes');
        const tasks = page.getByRole('region', { name: 'What do you want to do?' });
        await tasks.getByRole('checkbox', { name: /XML/ }).check();
        await expect(tasks).toContainText('spark:all');
      });
      await test.step('the token', async () => {
        await app.signInAtWebex();
        await expect(app.people).toBeVisible();
        await app.allowChanges();
      });
      await test.step('the licences', async () => {
        await page.getByRole('link', { name: 'Licences', exact: true }).click();
        const pool = (await sim.licenses())[0]!;
        await expect(page.getByRole('table', { name: 'Licence pools' })).toContainText(pool.name);
      });
      await test.step('a change of licences', async () => {
        await app.find(person);
        await app.changeLicences(person);
        const own = (await sim.licenses()).find(({ id, siteUrl }) => person.licenses.includes(id) && siteUrl === undefined)!;
        await app.box(own.name).uncheck();
        await app.apply.click();
        await app.outcome('Applied');
        await app.dialog.getByRole('button', { name: 'Close', exact: true }).first().click();
        expect((await sim.person(person.id)).licenses).not.toContain(own.id);
      });
      await test.step('the ticket', async () => {
        await page.getByRole('link', { name: 'Token', exact: true }).click();
        await page.getByLabel('Meeting site').fill(sim.site);
        await page.getByRole('button', { name: 'Get a ticket' }).click();
        await expect(page.getByText(new RegExp(`Valid for .* on ${sim.site}`))).toBeVisible();
        await page.getByRole('link', { name: 'XML console' }).click();
      });
      await test.step('the reach', async () => {
        await expect(page.getByText("Through a relay on this page's own host.")).toBeVisible();
        await page.getByRole('button', { name: 'Check', exact: true }).click();
        await expect(page.getByText('The site answers')).toBeVisible();
      });
      await test.step('GetSite and LstMeetingType', async () => {
        await send('site.GetSite', 'siteInstance');
        await send('meetingtype.LstMeetingType', 'productCodePrefix');
      });
      await test.step('SetUser', async () => {
        const wanted = before.slice(0, 1);
        await page.getByLabel('Email of the person').fill(person.emails[0]!);
        await page.getByLabel('Request').selectOption('user.SetUser');
        await expect(request).toHaveValue(/user\.SetUser/);
        const list = wanted.map((id) => `<meetingType>${id}</meetingType>`).join('');
        await request.fill((await request.inputValue()).replace(/<!--[\s\S]*-->/, `<meetingTypes>${list}</meetingTypes>`));
        await page.getByRole('checkbox', { name: /^This request changes the site/ }).check();
        await page.getByRole('button', { name: 'Send', exact: true }).click();
        await expect(page.getByRole('heading', { name: 'Success', exact: true })).toBeVisible();
        expect(await sim.sessionTypes(person.id, sim.site)).toEqual(wanted);
      });
      await test.step('new token, new ticket', async () => {
        const tokens = await sim.tokenRequests();
        await page.getByRole('link', { name: 'Token', exact: true }).first().click();
        await page.getByRole('button', { name: 'Refresh now' }).click();
        await expect.poll(() => sim.tokenRequests()).toBe(tokens + 1);
        const asked = async (): Promise<number> => (await sim.ledger(/XMLService/)).length;
        const calls = await asked();
        await page.getByRole('button', { name: 'Refresh ticket' }).click();
        await expect.poll(asked).toBe(calls + 1);
        await page.getByRole('link', { name: 'XML console' }).click();
        await page.getByLabel('Email of the person').fill(person.emails[0]!);
        await send('user.GetUser', person.emails[0]!);
      });
      await test.step('the service worker', async () => {
        await expect
          .poll(() => page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found?.active?.state)))
          .toBe('activated');
      });
    });
  });
}
