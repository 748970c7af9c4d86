/**
 * Measures the first load and the list of 100,000 people against bare pages, and how the list grows up to 500,000 people. `cargo xtask bench` runs it and prints the table.
 *
 * Environment: ROLLCALL_DIST, ROLLCALL_XTASK and ROLLCALL_SIM select what to measure, ROLLCALL_BENCH_OUT the file for the rows
 * (default: standard output), CHROMIUM the browser. ROUNDS, PEOPLE, SIZES=1000,10000 and ONLY=load|people|growth shorten a trial.
 *
 * Both sides run alternately in one browser, and the first round is dropped. Only the ratios of the medians are meaningful.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstLoad } from './first-load.mjs';
import { growth } from './growth.mjs';
import { people } from './people.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { chromium } = createRequire(resolve(root, 'tests/e2e/package.json'))('@playwright/test');
const { env } = process;

const setup = {
  root,
  dist: env.ROLLCALL_DIST ?? resolve(root, 'dist/rollcall/app'),
  xtask: env.ROLLCALL_XTASK ?? resolve(root, 'target/debug/xtask'),
  sim: env.ROLLCALL_SIM ?? resolve(root, 'target/debug/webex-sim'),
  rounds: Math.max(2, Number(env.ROUNDS ?? 7)),
  people: Number(env.PEOPLE ?? 100_000),
  sizes: (env.SIZES ?? '1000,10000,100000,500000').split(',').map(Number),
};

const browser = await chromium.launch({
  executablePath: env.CHROMIUM ?? '/usr/bin/chromium',
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
try {
  const rows = [];
  const parts = { load: firstLoad, people, growth };
  for (const [name, measure] of Object.entries(parts)) {
    if (env.ONLY === undefined || env.ONLY === name) {
      rows.push(...(await measure(browser, setup)));
    }
  }
  const text = `${JSON.stringify({ rows }, null, 2)}\n`;
  if (env.ROLLCALL_BENCH_OUT) {
    writeFileSync(env.ROLLCALL_BENCH_OUT, text);
  } else {
    process.stdout.write(text);
  }
} finally {
  await browser.close();
}
