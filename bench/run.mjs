/**
 * Measures first load (P7) and the list of 100,000 people (P10) against bare pages, and prints one JSON document.
 *
 *     node bench/run.mjs [--dist dist] [--xtask target/debug/xtask] [--sim target/release/webex-sim] [--rounds 7] [--only p7|p10]
 *
 * Both sides run in one browser, alternating, the first round dropped; only the ratios of the medians mean anything.
 * Needs `npm ci` in tests/e2e (for playwright-core) and a Chromium (CHROMIUM, else /usr/bin/chromium).
 */
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { firstLoad } from './first-load.mjs';
import { people } from './people.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { chromium } = createRequire(resolve(root, 'tests/e2e/package.json'))('@playwright/test');

const { values } = parseArgs({
  options: {
    dist: { type: 'string', default: 'dist' },
    xtask: { type: 'string', default: 'target/debug/xtask' },
    sim: { type: 'string', default: 'target/release/webex-sim' },
    rounds: { type: 'string', default: '7' },
    people: { type: 'string', default: '100000' },
    only: { type: 'string' },
  },
});
const from = (path) => resolve(root, path);
const setup = {
  root,
  dist: from(values.dist),
  xtask: from(values.xtask),
  sim: from(values.sim),
  rounds: Math.max(2, Number(values.rounds)),
  people: Number(values.people),
};

const browser = await chromium.launch({
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
  ],
});
try {
  const figures = { rounds: setup.rounds, load_before: loadavg()[0] };
  if (values.only !== 'p10') {
    figures.p7 = await firstLoad(browser, setup);
  }
  if (values.only !== 'p7') {
    figures.p10 = await people(browser, setup);
  }
  figures.load_after = loadavg()[0];
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} finally {
  await browser.close();
}
