/**
 * The `test` that every spec uses: one simulator and one app host per worker, reset for each test, and a watch over the
 * browser that fails the test for problems that the spec does not check.
 */
import { test as base, expect } from '@playwright/test';
import { App } from './app';
import { startAppHost, type AppHost, type Config } from './app-host';
import { expectAccessible } from './axe';
import { startAttacker, type Attacker } from './attacker';
import { dist, subPath, subPathDist } from './checkout';
import { SignedInStart } from './signed-in';
import { startSimulator, type Simulator } from './simulator';
import { Watch } from './watch';

export interface WorkerOptions {
  /** Further arguments for the simulator: another tenant, another size, a stricter server. */
  simulatorArgs: string[];
  /** Whether to serve the build for a sub-path. */
  underSubPath: boolean;
}

export interface TestOptions {
  /** Settings besides the simulator's addresses, for example a different client id, or none. */
  config: Partial<Config>;
}

interface WorkerFixtures {
  runningSimulator: Simulator;
  plainHost: AppHost;
  /** None if the integration requires its secret, which only tests about that do. */
  signedInStart: SignedInStart | undefined;
  runningAttacker: Attacker;
}

interface Fixtures {
  sim: Simulator;
  host: AppHost;
  attacker: Attacker;
  watch: Watch;
  app: App;
  /** Checks that axe finds nothing on the current page, in both themes. */
  a11y: (stop: string) => Promise<void>;
}

const hostFor = (sim: Simulator, underSubPath: boolean, changed: Partial<Config>): Promise<AppHost> => {
  const { api, client_id: clientId } = sim.ready;
  const xmlUrl = `${sim.origin}/WBXService/XMLService`;
  const addresses = { apiUrl: api, authorizeUrl: `${api}/authorize`, tokenUrl: `${api}/access_token`, xmlUrl };
  const config = { clientId, ...addresses, serviceWorker: false, ...changed };
  return underSubPath ? startAppHost(subPathDist, subPath, config) : startAppHost(dist, '/', config);
};

export const test = base.extend<Fixtures & TestOptions, WorkerOptions & WorkerFixtures>({
  // Small pages, so that every test has a list of several.
  simulatorArgs: [['--people', '300', '--max-page', '100'], { option: true, scope: 'worker' }],
  underSubPath: [false, { option: true, scope: 'worker' }],
  config: [{}, { option: true }],

  runningSimulator: [
    async ({ simulatorArgs }, use) => {
      const simulator = await startSimulator(simulatorArgs);
      await use(simulator);
      await simulator.stop();
    },
    { scope: 'worker' },
  ],

  plainHost: [
    async ({ runningSimulator, underSubPath }, use) => {
      const host = await hostFor(runningSimulator, underSubPath, {});
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],

  signedInStart: [
    async ({ browser, runningSimulator, plainHost, simulatorArgs }, use) => {
      const secret = simulatorArgs.includes('--no-public-client');
      await use(secret ? undefined : new SignedInStart(browser, runningSimulator, plainHost));
    },
    { scope: 'worker' },
  ],

  host: async ({ runningSimulator, underSubPath, plainHost, config }, use) => {
    if (Object.keys(config).length === 0) {
      await use(plainHost);
      return;
    }
    const host = await hostFor(runningSimulator, underSubPath, config);
    await use(host);
    await host.stop();
  },

  runningAttacker: [
    async ({}, use) => {
      const attacker = await startAttacker();
      await use(attacker);
      await attacker.stop();
    },
    { scope: 'worker' },
  ],

  sim: [
    async ({ runningSimulator, signedInStart }, use) => {
      await signedInStart?.refresh();
      await runningSimulator.reset();
      await use(runningSimulator);
    },
    { auto: true },
  ],

  attacker: async ({ runningAttacker }, use) => {
    runningAttacker.caught.length = 0;
    await use(runningAttacker);
  },

  watch: [
    async ({ context, host, sim }, use, testInfo) => {
      const watch = new Watch(context, host, sim.origin);
      await watch.begin();
      await use(watch);
      // A test that already failed has reported enough.
      if (testInfo.errors.length === 0) {
        await watch.check();
      }
    },
    { auto: true },
  ],

  app: async ({ page, host, plainHost, signedInStart }, use) => {
    // What was stored for one host and its settings is not valid for another.
    await use(new App(page, host, host === plainHost ? signedInStart : undefined));
  },

  a11y: async ({ page }, use) => {
    await use((stop) => expectAccessible(page, stop));
  },
});

export { expect };
