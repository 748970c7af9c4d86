/**
 * Measures jobs: against a bare `fetch` loop, against wxc_sdk, and what they leave of a page that is in use. `cargo xtask bench jobs` runs it
 * and prints the table.
 *
 * Environment: as for `run.mjs`. ROLLCALL_PYTHON is the interpreter that has wxc_sdk. ROUNDS, CHANGES and
 * ONLY=overhead,faults,responsiveness,grid,limit,unreadable,changing shorten a trial.
 *
 * Only ratios are meaningful. If the simulator alone is not five times as fast as the highest rate that was asked of it, the run is void: the
 * simulator was measured, not what asked it.
 */
import { writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { launch, programs } from './browser.mjs';
import { alone, precondition } from './jobs/alone.mjs';
import { faults } from './jobs/faults.mjs';
import { grid } from './jobs/grid.mjs';
import { limits } from './jobs/limits.mjs';
import { overhead } from './jobs/overhead.mjs';
import { responsiveness } from './jobs/responsiveness.mjs';

const { env } = process;
const given = (name, usual) => Number(env[name] ?? usual);

const setup = {
  ...programs(),
  python: env.ROLLCALL_PYTHON ?? 'python3',
  overhead: { changes: given('CHANGES', 1200), rounds: given('ROUNDS', 4) },
  responsiveness: { changes: given('CHANGES', 2000) },
  grid: { people: Math.min(500, given('CHANGES', 500)) },
  limits: { changes: given('CHANGES', 400), rounds: given('ROUNDS', 2) },
};

const parts = {
  overhead,
  faults,
  responsiveness,
  grid,
  limit: (browser, all) => limits(browser, all, 'limit'),
  unreadable: (browser, all) => limits(browser, all, 'unreadable'),
  changing: (browser, all) => limits(browser, all, 'changing'),
};

const wanted = env.ONLY?.split(',') ?? Object.keys(parts);
const browser = await launch();
const [rows, details, failed] = [[], {}, []];
let fastest = 0;
try {
  const rate = await alone(setup);
  for (const name of wanted) {
    const load = loadavg();
    try {
      const measured = await parts[name](browser, setup);
      rows.push(...measured.rows);
      fastest = Math.max(fastest, measured.fastest ?? 0);
      details[name] = { load: [load[0], loadavg()[0]], measured: measured.details };
    } catch (error) {
      // The other parts are still worth measuring.
      failed.push(name);
      console.error(`${name} could not be measured: ${error.stack ?? error}`);
    }
  }
  if (fastest > 0) {
    rows.unshift(precondition(rate, fastest));
  }
} finally {
  await browser.close();
}
const isVoid = rows.some(({ isPrecondition, ratio }) => isPrecondition && ratio < 1);
const text = `${JSON.stringify({ rows, void: isVoid, failed, details }, null, 2)}\n`;
if (env.ROLLCALL_BENCH_OUT) {
  writeFileSync(env.ROLLCALL_BENCH_OUT, text);
} else {
  process.stdout.write(text);
}
process.exitCode = failed.length > 0 ? 1 : 0;
