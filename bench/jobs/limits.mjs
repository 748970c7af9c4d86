/**
 * P1 to P3: 400 changes against a token bucket of 20 requests per second and 20 at once, by a job and by wxc_sdk in turn.
 * A job reads each person twice before its write and once after it, so wxc_sdk is given the same requests, in the same order; it starts all
 * people together and sends 10 requests at once, as it does by itself. The ideal time follows from the requests that the simulator accepted:
 * those beyond the first 20 at the rate of the limit. Answers are counted in the simulator's ledger.
 *
 * P2 leaves Retry-After out of the answers: a page cannot read it then, as with a header that is not exposed, and neither can wxc_sdk.
 * P3 halves the limit after 20 seconds, doubles it after 40, and answers one request in a hundred with 503.
 */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { median } from '../numbers.mjs';
import { finish, pairs, preview, start } from './job.mjs';
import { usualRow } from './requests.mjs';
import { withApp } from './signed-in.mjs';

const [rate, burst, atOnce] = [20, 20, 10];

/** When the limit halves, and when it doubles again, in seconds. */
const [halves, doubles] = [20, 40];

const kinds = {
  limit: { title: 'limit of 20/s', limit: 1.06, refused: 0.03 },
  unreadable: {
    title: 'limit, no Retry-After',
    limit: 1.15,
    refused: 0.04,
    faults: [{ route: '*', fault: { kind: 'headers', remove: ['Retry-After'] } }],
  },
  changing: {
    title: 'limit that changes, 1 % 5xx',
    limit: 1.25,
    changes: true,
    faults: [{ route: '/v1/people/*', probability: 0.01, seed: 7, fault: { kind: 'status', status: 503 } }],
  },
};

/** Seconds that a server with this limit needs at least for so many requests. */
export function ideal(accepted, changes) {
  const left = accepted - burst;
  const slower = (halves + (doubles - halves) / 2) * rate;
  if (!changes || left <= halves * rate) {
    return left / rate;
  }
  return left <= slower ? halves + (left - halves * rate) / (rate / 2) : doubles + (left - slower) / rate;
}

/** Sets the limit, calls `act`, and returns what the ledger has of it. */
async function limited(webex, kind, people, act) {
  // The bucket fills up.
  await new Promise((done) => setTimeout(done, 1500));
  const setRate = (per_second) => webex.control('POST', 'rate', per_second ? { rate: per_second, burst } : {});
  await webex.control('DELETE', 'faults');
  await webex.control('POST', 'faults', kind.faults ?? []);
  await setRate(rate);
  await webex.control('DELETE', 'ledger');
  const later = (seconds, per_second) => setTimeout(() => setRate(per_second), seconds * 1000);
  const timers = kind.changes ? [later(halves, rate / 2), later(doubles, rate)] : [];
  const result = await act();
  timers.forEach(clearTimeout);
  const ledger = await webex.ledger();
  await setRate();
  await webex.control('DELETE', 'faults');
  const count = (wanted) => ledger.filter(({ status }) => status === wanted).length;
  // An error of the server is answered before the limit, and takes nothing from the bucket.
  const accepted = ledger.length - count(429) - count(503);
  // The simulator refuses a person whom a directory provides if the write leaves out what the directory maintains. The admin is told, so
  // that is no loss, but it is counted.
  const paths = (wanted) => new Set(ledger.filter(wanted).map(({ path }) => path));
  const changed = paths((entry) => entry.changed);
  const turnedDown = paths(({ method, path, status }) => method === 'PUT' && (status === 400 || status === 403) && !changed.has(path));
  return {
    ...result,
    asked: ledger.length,
    refused: count(429) / ledger.length,
    errors: count(503),
    lost: people.length - changed.size - turnedDown.size,
    turnedDown: turnedDown.size,
    of_ideal: result.seconds / ideal(accepted, kind.changes),
    requests: usualRow(ledger),
  };
}

async function ours({ page, webex }, kind, people) {
  await preview(page, people);
  return limited(webex, kind, people, async () => {
    await start(page, people.length);
    return finish(page);
  });
}

const wxc = ({ webex }, kind, people, requests, python) =>
  limited(webex, kind, people, async () => {
    const child = spawn(python, [fileURLToPath(new URL('./wxc.py', import.meta.url))], { stdio: ['pipe', 'pipe', 'inherit'] });
    const { api, admin_token: token } = webex.ready;
    child.stdin.end(JSON.stringify({ api, token, ids: people.map(({ id }) => id), requests, at_once: atOnce }));
    let text = '';
    child.stdout.on('data', (chunk) => (text += chunk));
    await new Promise((done, failed) => {
      child.once('close', (code) => (code === 0 ? done() : failed(new Error(`wxc.py ended with ${code}`))));
      child.once('error', failed);
    });
    return JSON.parse(text);
  });

export async function limits(browser, setup, name) {
  const [kind, { changes, rounds }] = [kinds[name], setup.limits];
  const size = changes * 2 * rounds;
  return withApp(browser, setup, ['--people', String(Math.ceil(size * 1.4) + 200)], async (app) => {
    const people = await app.webex.active(size);
    const seen = [];
    for (const [some, others] of pairs(people, changes, rounds)) {
      const mine = await ours(app, kind, some);
      seen.push({ ours: mine, wxc: await wxc(app, kind, others, mine.requests, setup.python) });
    }
    const of = (side, key) => median(seen.map((round) => round[side][key]));
    const worst = (side, key) => Math.max(...seen.map((round) => round[side][key]));
    const [mine, theirs, refused] = [of('ours', 'of_ideal'), of('wxc', 'of_ideal'), of('ours', 'refused')];
    return {
      fastest: rate,
      rows: [
        { name: `${kind.title}: job, time of the ideal`, unit: 'times', ours: mine, baseline: 1, ratio: mine, limit: kind.limit },
        { name: `${kind.title}: job / wxc_sdk, of the ideal`, unit: 'times', ours: mine, baseline: theirs, ratio: mine / theirs, limit: 1 },
        {
          name: `${kind.title}: answers 429, job / wxc_sdk`,
          unit: '%',
          ours: refused * 100,
          baseline: of('wxc', 'refused') * 100,
          // Against its own mark, not against the other side.
          ...(kind.refused && { ratio: refused / kind.refused, limit: 1 }),
        },
        {
          name: `${kind.title}: writes refused, job / wxc_sdk`,
          unit: 'count',
          ours: worst('ours', 'turnedDown'),
          baseline: worst('wxc', 'turnedDown'),
        },
        { name: `${kind.title}: changes lost, job / wxc_sdk`, unit: 'count', ours: worst('ours', 'lost'), baseline: worst('wxc', 'lost') },
      ],
      details: seen,
    };
  });
}
