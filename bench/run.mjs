/**
 * Measures the first load and the list of 100,000 people against bare pages. `cargo xtask bench` runs it and prints the table.
 *
 * Environment: ROLLCALL_DIST, ROLLCALL_XTASK and ROLLCALL_SIM select what to measure, ROLLCALL_BENCH_OUT the file for the rows
 * (default: standard output), CHROMIUM the browser. ROUNDS, PEOPLE and ONLY=load|people shorten a trial.
 *
 * Both sides run alternately in one browser, and the first round is dropped. Only the ratios of the medians are meaningful.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { firstLoad } from './first-load.mjs';
import { people } from './people.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const { chromium } = createRequire(resolve(root, 'tests/e2e/package.json'))('@playwright/test');
const { env } = process;

const setup = {
  root,
  dist: env.ROLLCALL_DIST ?? resolve(root, 'dist'),
  xtask: env.ROLLCALL_XTASK ?? resolve(root, 'target/debug/xtask'),
  sim: env.ROLLCALL_SIM ?? resolve(root, 'target/debug/webex-sim'),
  rounds: Math.max(2, Number(env.ROUNDS ?? 7)),
  people: Number(env.PEOPLE ?? 100_000),
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
  ],
});
try {
  const rows = [];
  if (env.ONLY !== 'people') {
    rows.push(...(await firstLoad(browser, setup)));
  }
  if (env.ONLY !== 'load') {
    rows.push(...(await people(browser, setup)));
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
