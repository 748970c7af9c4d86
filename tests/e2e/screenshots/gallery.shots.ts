/** Each page × theme × width × state of the data, as files named after what they show. */
import { mkdirSync } from 'node:fs';
import { expect, test } from '../harness/test';
import { root, target } from '../harness/checkout';
import type { Page } from '@playwright/test';
import type { App } from '../harness/app';
import type { Person, Simulator } from '../harness/simulator';

const widths = { 360: 740, 1440: 900 };
const themes = ['light', 'dark'] as const;
const tenants = {
  little: ['--people', '4'],
  much: ['--people', '2000'],
  hostile: ['--tenant', 'hostile', '--people', '220'],
};

type Shoot = (name: string) => Promise<void>;

async function richest(sim: Simulator): Promise<Person> {
  const people = (await sim.people()).filter(({ siteUrls }) => (siteUrls?.length ?? 0) > 0);
  return people.sort((one, other) => other.licenses.length - one.licenses.length)[0] ?? (await sim.people())[0]!;
}

async function tour(app: App, page: Page, sim: Simulator, shoot: Shoot): Promise<void> {
  const person = await richest(sim);
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await shoot('sign-in');
  await app.signIn();
  await expect(app.people.getByRole('row').nth(2)).toBeVisible();
  await shoot('people');
  await app.search.fill('zzzz');
  await page.waitForTimeout(300);
  await shoot('people-none');
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await expect(page.getByRole('button', { name: 'Change licences' })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await shoot('person');
  await page.getByRole('button', { name: 'Change licences' }).click();
  const box = app.dialog.getByRole('checkbox', { checked: false, disabled: false }).first();
  await expect(app.dialog.getByRole('checkbox').first()).toBeVisible();
  if ((await box.count()) > 0) {
    await box.check();
  }
  await shoot('change-licences');
  if (await app.apply.isEnabled()) {
    await app.apply.click();
    await expect(app.dialog.getByRole('button', { name: 'Close' }).first()).toBeVisible({ timeout: 15_000 });
    await shoot('licences-outcome');
  }
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await page.getByRole('button', { name: /^Change session types for/ }).first().click();
  await expect(app.dialog.getByRole('checkbox').first()).toBeVisible();
  await shoot('change-session-types');
  await app.open('no/such/page');
  await shoot('not-found');
}

async function failures(app: App, page: Page, sim: Simulator, shoot: Shoot): Promise<void> {
  const person = await richest(sim);
  await app.open('?code=forged&state=forged');
  await expect(page.getByRole('alert')).toBeVisible();
  await shoot('sign-in-refused');
  await sim.fault({ method: 'GET', path: '/v1/people', nth: 1, fault: { status: 400 } });
  await app.signIn();
  await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  await shoot('people-failed');
  await sim.fault({ method: 'GET', path: '/v1/licenses', fault: { status: 403 } });
  await sim.fault({ method: 'GET', path: '/v1/meetingPreferences/sites', fault: { status: 403 } });
  await app.open(`people/${encodeURIComponent(person.id)}`);
  await page.waitForLoadState('networkidle');
  await shoot('person-without-permissions');
  await sim.reset();
}

for (const [tenant, simulatorArgs] of Object.entries(tenants)) {
  test.describe(tenant, () => {
    test.use({ simulatorArgs });
    for (const [width, height] of Object.entries(widths)) {
      for (const colorScheme of themes) {
        test.describe(`${width} ${colorScheme}`, () => {
          test.use({ viewport: { width: Number(width), height }, colorScheme });

          const shooter = (page: Page, set: string): Shoot => async (name) => {
            mkdirSync(target('screenshots'), { recursive: true });
            await page.screenshot({ path: target(`screenshots/${name}-${set}-${width}-${colorScheme}.png`) });
          };

          test('tour @gallery', async ({ app, page, sim, watch }) => {
            watch.expectConsole(/status of \d/, 'pictures, not a test');
            await tour(app, page, sim, shooter(page, tenant));
          });

          if (tenant === 'much') {
            test('failures @gallery', async ({ app, page, sim, watch }) => {
              watch.expectConsole(/./, 'pictures of failures');
              await failures(app, page, sim, shooter(page, 'failure'));
            });
          }
        });
      }
    }
  });
}

test.describe('for the README', () => {
  test.use({ simulatorArgs: tenants.much, viewport: { width: 1280, height: 800 }, colorScheme: 'light' });

  test('a change about to be applied @readme', async ({ app, page, sim }) => {
    const person = await richest(sim);
    await app.signInAt(person);
    await app.changeLicences(person);
    await app.dialog.getByRole('checkbox', { checked: false, disabled: false }).first().check();
    await page.screenshot({ path: `${root}/docs/screenshot.png` });
  });
});
