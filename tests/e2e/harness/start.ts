/** For tests of the start alone: a host of the release build, without a simulator, and without checks on what a test breaks on purpose. */
import { test as base, expect } from '@playwright/test';
import { startAppHost, type AppHost } from './app-host';
import { dist } from './checkout';

// Nothing listens there, and before a sign-in nothing may be requested.
const api = 'http://127.0.0.1:9/v1';

export const test = base.extend<object, { host: AppHost }>({
  host: [
    async ({}, use) => {
      const config = { clientId: 'C1', apiUrl: api, authorizeUrl: `${api}/authorize`, tokenUrl: `${api}/access_token`, serviceWorker: false };
      const host = await startAppHost(dist, '/', config);
      await use(host);
      await host.stop();
    },
    { scope: 'worker' },
  ],
});

export { expect };
