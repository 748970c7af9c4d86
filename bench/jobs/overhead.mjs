/**
 * P4: what the engine of jobs costs. A job of 1,200 changes without a limit, with the journal on, at 20 ms for each answer, beside a loop of
 * `fetch` in the same page that makes the same requests for other people, with the same number at a time.
 * The requests of a row are read from the ledger of the job, and counted there. The time of the job begins at the click on its button and
 * ends when the page says that all rows are done; the time of the loop ends with its last answer.
 */
import { median } from '../numbers.mjs';
import { finish, pairs, preview, start } from './job.mjs';
import { bareLoop, usualRow } from './requests.mjs';
import { withApp } from './signed-in.mjs';

/** How many requests are in flight: as many as the gate of a job allows, and a browser opens connections to a host. */
const atOnce = 6;

const latency = 20;

async function ours({ page, webex }, people) {
  await preview(page, people);
  await webex.control('DELETE', 'ledger');
  await start(page, people.length);
  const { seconds, outcomes } = await finish(page);
  const ledger = await webex.ledger();
  return { rps: ledger.length / seconds, seconds, outcomes, asked: ledger.length, requests: usualRow(ledger) };
}

async function bare({ page, webex }, people, requests) {
  await webex.control('DELETE', 'ledger');
  const { api, admin_token: token } = webex.ready;
  const { ms, failed } = await page.evaluate(bareLoop, { api, token, ids: people.map(({ id }) => encodeURIComponent(id)), requests, atOnce });
  const asked = (await webex.ledger()).length;
  return { rps: asked / (ms / 1000), seconds: ms / 1000, asked, failed };
}

export async function overhead(browser, setup) {
  const { changes, rounds } = setup.overhead;
  const size = changes * 2 * rounds;
  return withApp(browser, setup, ['--people', String(Math.ceil(size * 1.4) + 200)], async (app) => {
    const people = await app.webex.active(size);
    await app.webex.control('POST', 'faults', [{ route: '/v1/people/*', fault: { kind: 'slow', ms: latency } }]);
    const seen = [];
    for (const [some, others] of pairs(people, changes, rounds)) {
      const mine = await ours(app, some);
      seen.push({ ours: mine, bare: await bare(app, others, mine.requests) });
    }
    // The first round warms both sides up, if there is another.
    const counted = rounds > 1 ? seen.slice(1) : seen;
    const [mine, theirs] = ['ours', 'bare'].map((side) => median(counted.map((round) => round[side].rps)));
    return {
      fastest: Math.max(...seen.map(({ bare: { rps } }) => rps), ...seen.map(({ ours: { rps } }) => rps)),
      rows: [
        {
          name: `job of ${changes.toLocaleString('en-GB')} / fetch loop`,
          unit: 'requests/s',
          ours: mine,
          baseline: theirs,
          ratio: mine / theirs,
          least: 0.92,
        },
      ],
      details: seen,
    };
  });
}
