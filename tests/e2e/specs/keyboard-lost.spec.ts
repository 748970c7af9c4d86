/** Controls that go when they are pressed. Where the app loses the focus with them as yet, the test says so. */
import { freeLicence, plainPerson } from '../harness/cases';
import { expect, test, type Keyboard } from '../harness/keyboard';
import type { App } from '../harness/app';
import type { Locator, Page } from '@playwright/test';

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });

const lists: [list: string, path: string, route: string, control: string][] = [
  ['people, of whom none came', 'people', 'GET /v1/people', 'Retry'],
  ['people, of whom nobody meets the filters', 'people?f=domain:nowhere.example', '', 'Show everyone'],
  ['licences that did not come', 'licenses', 'GET /v1/licenses', 'Retry'],
  ['licences, of which none matches', 'licenses?q=no-such-pool', '', 'Show all licences'],
  ['people whose activity did not come', 'idle-seats', 'GET /v1/people', 'Retry'],
  ['licences of the overview', '', 'GET /v1/licenses', 'Retry'],
];

for (const [list, path, route, control] of lists) {
  test(`${control}: ${list}`, async ({ app, page, sim, watch, keys }) => {
    watch.expectConsole(/status of 400/, 'a list fails on purpose');
    if (route !== '') {
      await sim.fault(route, { kind: 'status', status: 400 }, { nth: 1 });
    }
    await app.signIn(path);
    await keys.hit(button(page, control));
    await expect(button(page, control)).toHaveCount(0);
    await keys.isSeen();
  });
}

test('Clear selection: holders', async ({ app, page, sim, keys }) => {
  const { id } = (await sim.licenses()).find(({ name }) => name === 'Messaging')!;
  await app.signIn(`licenses/${encodeURIComponent(id)}`);
  await keys.tickRow(page.getByRole('grid', { name: 'Holders' }), 1);
  await keys.hit(button(page, 'Clear selection'), { back: true });
  await expect(button(page, 'Clear selection')).toHaveCount(0);
  await keys.isSeen();
});

/** Opens the form of the licences and adds one. */
async function addOne(app: App, page: Page, keys: Keyboard, name: string): Promise<void> {
  await keys.hit(button(page, 'Change licences'));
  await keys.tick(app.box(name));
  await keys.hit(app.apply);
}

test('Back to editing, Try again and Reload: a change that was not applied', async ({ app, page, sim, keys }) => {
  const person = await plainPerson(sim);
  const licence = await freeLicence(sim, person);
  await sim.fault('PATCH /v1/licenses/users', { kind: 'ignore' }, { nth: 1, times: 2 });
  await app.signInAt(person);
  await addOne(app, page, keys, licence.name);
  await app.outcome('Not applied');
  await keys.isAt(page.locator('#change-result'));
  await keys.hit(button(page, 'Back to editing'));
  await expect(app.apply).toBeVisible();
  await keys.isSeen();
  await sim.edit({ personId: person.id, removeLicenses: [person.licenses[0]!] });
  await keys.hit(app.apply);
  await app.outcome('Changed by someone else');
  await keys.isAt(page.locator('#change-result'));
  await keys.hit(button(page, 'Reload current licences'));
  await expect(app.apply).toBeVisible();
  await keys.isSeen();
  await keys.hit(app.apply);
  await app.outcome('Not applied');
  await keys.isAt(page.locator('#change-result'));
  await keys.hit(button(page, 'Try again'));
  await app.outcome('Applied');
  await keys.isAt(page.locator('#change-result'));
});

test('Dismiss: the report of a change whose form was closed', async ({ app, page, sim, keys }) => {
  const person = await plainPerson(sim);
  await sim.hold('PUT /v1/people/*', 'put');
  await app.signInAt(person);
  await keys.hit(button(page, 'Deactivate'));
  await keys.hit(app.apply);
  await expect.poll(async () => (await sim.held()).length).toBe(1);
  await keys.press('Escape');
  await expect(app.dialog).toHaveCount(0);
  await keys.isAt(button(page, 'Deactivate'));
  await sim.release();
  const onPage = page.getByRole('main').getByRole('button', { name: 'Dismiss' });
  await keys.hit(onPage, { back: true });
  await expect(onPage).toHaveCount(0);
  await keys.isSeen();
});
