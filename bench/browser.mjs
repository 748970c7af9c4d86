/** Starts Chromium for a measurement. */
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The top folder of the checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const { chromium } = createRequire(resolve(root, 'tests/e2e/package.json'))('@playwright/test');

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
      '--js-flags=--expose-gc',
      // Otherwise memory is measured only at the next collection, which may be a minute away.
      '--enable-blink-features=ForceEagerMeasureMemory',
    ],
  });

/** The programs and the app to measure, as the environment selects them. */
export const programs = () => ({
  root,
  dist: process.env.ROLLCALL_DIST ?? resolve(root, 'dist/rollcall/app'),
  xtask: process.env.ROLLCALL_XTASK ?? resolve(root, 'target/debug/xtask'),
  sim: process.env.ROLLCALL_SIM ?? resolve(root, 'target/debug/webex-sim'),
});
