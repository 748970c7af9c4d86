/** The `test` of the flows: one simulator, one host and one driver per worker; an empty browser for each test, which is searched afterwards. */
import { test as base, expect } from '@playwright/test';
import { startAppHost, type AppHost } from '../harness/app-host';
import { sweepPage } from '../harness/canary';
import { dist } from '../harness/checkout';
import { startSimulator, type Simulator } from '../harness/simulator';
import { canary } from '../harness/watch';
import type { Driver } from './driver';
import { startFirefox } from './firefox';
import { AppTab } from './app-tab';
import { startWebKit } from './webkit';

export interface Options {
  engine: 'firefox' | 'webkit';
}

interface WorkerFixtures {
  driver: Driver;
  runningSimulator: Simulator;
  host: AppHost;
}

interface Fixtures {
  sim: Simulator;
  /** Opens another tab of the test's browser. */
  newTab: () => Promise<AppTab>;
  /** The first tab. */
  app: AppTab;
}

export const test = base.extend<Fixtures, Options & WorkerFixtures>({
  engine: ['firefox', { option: true, scope: 'worker' }],

  driver: [
    async ({ engine }, use) => {
      const driver = await (engine === 'firefox' ? startFirefox() : startWebKit());
      await use(driver);
      await driver.stop();
    },
    { scope: 'worker' },
  ],

  runningSimulator: [
    async ({}, use) => {
      const simulator = await startSimulator(['--people', '300', '--max-page', '100']);
      await use(simulator);
      await simulator.stop();
    },
    { scope: 'worker' },
  ],

  host: [
    async ({ runningSimulator }, use) => {
      const { api, client_id: clientId } = runningSimulator.ready;
      const host = await startAppHost(dist, '/', { clientId, apiUrl: api, authorizeUrl: `${api}/authorize`, tokenUrl: `${api}/access_token` });
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],

  sim: async ({ runningSimulator }, use) => {
    await runningSimulator.reset();
    await use(runningSimulator);
  },

  newTab: async ({ driver, host }, use, testInfo) => {
    const browser = await driver.browser();
    const tabs: AppTab[] = [];
    await use(async () => {
      const app = new AppTab(await browser.tab(), host.url);
      tabs.push(app);
      return app;
    });
    // A test that already failed has reported enough.
    if (testInfo.errors.length === 0) {
      for (const { tab } of tabs) {
        expect.soft(await tab.run(sweepPage, canary), `"${canary}" outside the documented session storage (S20)`).toEqual([]);
      }
    }
    await browser.stop();
  },

  app: async ({ newTab }, use) => {
    await use(await newTab());
  },
});

export { expect };
