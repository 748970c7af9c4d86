/**
 * P5: what faults cost. A job of which five requests in a hundred meet a passing fault, beside the same job for other people without faults,
 * at 20 ms for each answer. None of the faults makes the app wait because Webex says so: no answer has Retry-After, and none hangs.
 */
import { median } from '../numbers.mjs';
import { finish, pairs, preview, start } from './job.mjs';
import { withApp } from './signed-in.mjs';

const share = 0.05;

const slow = { route: '/v1/people/*', fault: { kind: 'slow', ms: 20 } };

const passing = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 502 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 504 },
  { kind: 'status', status: 500, after_apply: true },
  { kind: 'status', status: 502, after_apply: true },
  { kind: 'status', status: 503, after_apply: true },
  { kind: 'drop' },
  { kind: 'drop', after_apply: true },
  { kind: 'truncate' },
  { kind: 'empty200' },
  { kind: 'html200' },
];

const rules = (seed) =>
  passing.map((fault, index) => ({ route: '/v1/people/*', probability: share / passing.length, seed: 100 * seed + index, fault }));

/** Runs a job with these rules; the simulator applies the first that meets a request. */
async function run({ page, webex }, people, faults) {
  await preview(page, people);
  await webex.control('DELETE', 'faults');
  await webex.control('POST', 'faults', [...faults, slow]);
  await webex.control('DELETE', 'ledger');
  await start(page, people.length);
  const { seconds, outcomes } = await finish(page);
  const ledger = await webex.ledger();
  const changed = new Set(ledger.filter((entry) => entry.changed).map(({ path }) => path)).size;
  await webex.control('DELETE', 'faults');
  return { seconds, outcomes, asked: ledger.length, changed };
}

export async function faults(browser, setup) {
  const { changes, rounds } = setup.overhead;
  const size = changes * 2 * rounds;
  return withApp(browser, setup, ['--people', String(Math.ceil(size * 1.4) + 200)], async (app) => {
    const people = await app.webex.active(size);
    const seen = [];
    for (const [round, [some, others]] of pairs(people, changes, rounds).entries()) {
      const without = await run(app, some, []);
      seen.push({ without, with: await run(app, others, rules(round + 1)) });
    }
    const of = (side) => median(seen.map((round) => round[side].seconds));
    const [slower, faster] = [of('with'), of('without')];
    const name = `job of ${changes.toLocaleString('en-GB')}: ${share * 100} % faults / none`;
    return { rows: [{ name, unit: 's', ours: slower, baseline: faster, ratio: slower / faster, limit: 1.25 }], details: seen };
  });
}
