/** P0: how many requests the simulator alone answers, asked by a plain loop. */
import { Agent, request } from 'node:http';
import { startSimulator } from '../programs.mjs';

/** How many requests are in flight, and for how many milliseconds. */
const [atOnce, duration] = [16, 5000];

const ask = (agent, url, token) =>
  new Promise((done, failed) => {
    const sent = request(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      response.resume();
      response.once('end', () => (response.statusCode === 200 ? done() : failed(new Error(`${url} answered ${response.statusCode}`))));
    });
    sent.once('error', failed);
    sent.end();
  });

/** Returns the requests per second for one person with all members, the most frequent request of a job. */
export async function alone(setup) {
  const { ready, stop } = await startSimulator(setup, ['--people', '2000']);
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  try {
    const all = await fetch(`${ready.api}/people?max=100`, { headers: { authorization: `Bearer ${ready.admin_token}` } });
    const urls = (await all.json()).items.map(({ id }) => `${ready.api}/people/${encodeURIComponent(id)}?callingData=true`);
    let answered = 0;
    const begun = performance.now();
    const worker = async (_, at) => {
      for (let turn = at; performance.now() - begun < duration; turn += 1) {
        await ask(agent, urls[turn % urls.length], ready.admin_token);
        answered += 1;
      }
    };
    await Promise.all(Array.from({ length: atOnce }, worker));
    return answered / ((performance.now() - begun) / 1000);
  } finally {
    agent.destroy();
    stop();
  }
}

/** The row of the table. The run is void if the simulator might have been what was measured. */
export function precondition(rate, fastest) {
  const wanted = fastest * 5;
  return {
    name: 'simulator alone, of 5 x the highest rate',
    unit: 'requests/s',
    ours: rate,
    baseline: wanted,
    ratio: rate / wanted,
    least: 1,
    isPrecondition: true,
  };
}
