/**
 * Measures the first load and the list of 100,000 people against bare pages, and how the list grows up to 500,000 people. `cargo xtask bench` runs it and prints the table.
 *
 * Environment: ROLLCALL_DIST, ROLLCALL_XTASK and ROLLCALL_SIM select what to measure, ROLLCALL_BENCH_OUT the file for the rows
 * (default: standard output), CHROMIUM the browser. ROUNDS, PEOPLE, SIZES=1000,10000 and ONLY=load|people|growth shorten a trial.
 *
 * Both sides run alternately in one browser, and the first round is dropped. Only the ratios of the medians are meaningful.
 */
import { writeFileSync } from 'node:fs';
import { launch, programs } from './browser.mjs';
import { firstLoad } from './first-load.mjs';
import { growth } from './growth.mjs';
import { people } from './people.mjs';

const { env } = process;

const setup = {
  ...programs(),
  rounds: Math.max(2, Number(env.ROUNDS ?? 7)),
  people: Number(env.PEOPLE ?? 100_000),
  sizes: (env.SIZES ?? '1000,10000,100000,500000').split(',').map(Number),
};

const browser = await launch();
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
