/** P11: reading the whole list against `fetch` and `JSON.parse` alone: time, memory, and the longest task. */
import { memory, readBare, reloadApp } from './list.mjs';
import { compare } from './numbers.mjs';

/** `empty` is what the app holds with almost nobody in it. */
export async function ingest(app, bare, setup, simulator, empty) {
  const [ours, theirs, blocked] = [[], [], []];
  let bytes = 0;
  for (let round = 0; round <= setup.rounds; round += 1) {
    const { ms, longest } = await reloadApp(app);
    ours.push(ms);
    blocked.push(longest);
    const read = await readBare(bare, simulator.ready);
    theirs.push(read.ms);
    bytes = read.bytes;
  }
  const held = (await memory(app)) - empty;
  const longest = Math.max(...blocked.slice(1));
  return [
    compare('read the list / fetch and JSON.parse', 'ms', ours, theirs, 1.5),
    { name: 'memory of the list / its JSON', unit: 'MB', ours: held / 1e6, baseline: bytes / 1e6, ratio: held / bytes, limit: 1.5 },
    { name: 'longest task while reading, of 50 ms', unit: 'ms', ours: longest, baseline: 50, ratio: longest / 50, limit: 1 },
  ];
}
