/** How the list grows: the time to read, sort and search it for each thousand people, at several sizes. */
import { memory, openApp } from './list.mjs';
import { sortAndFilter } from './operations.mjs';
import { startHost, startSimulator } from './programs.mjs';

/** A bare page of this size is not needed: the sizes are compared with each other. */
const nothing = { evaluate: () => Promise.resolve(1) };

async function measure(browser, setup, people) {
  const simulator = await startSimulator(setup, ['--people', String(people)]);
  const host = await startHost(setup, setup.dist, simulator.ready);
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    const { ms } = await openApp(page, host.url, people);
    const [sort, filter] = await sortAndFilter(page, nothing, setup);
    return { people, read: ms, sort: sort.ours, filter: filter.ours, bytes: await memory(page) };
  } finally {
    await context.close();
    host.stop();
    simulator.stop();
  }
}

/** One row for each size but the first and each figure: how much it grew against how much the list grew. At most 1 is linear; a tenth is left for chance. */
export async function growth(browser, setup) {
  const sizes = [];
  for (const people of setup.sizes) {
    sizes.push(await measure(browser, setup, people));
  }
  const rows = [];
  for (const [at, size] of sizes.entries()) {
    for (const [figure, name] of [
      ['read', 'read'],
      ['sort', 'sort'],
      ['filter', 'further key'],
      ['bytes', 'memory'],
    ]) {
      const unit = figure === 'bytes' ? 'MB' : 'ms';
      const scale = figure === 'bytes' ? 1e6 : 1;
      const row = { name: `${name}, ${size.people.toLocaleString('en-GB')} people`, unit, ours: size[figure] / scale };
      const before = sizes[at - 1];
      if (before) {
        const linear = (before[figure] * size.people) / before.people;
        Object.assign(row, { baseline: linear / scale, ratio: size[figure] / linear, limit: 1.1 });
      }
      rows.push(row);
    }
  }
  return rows;
}
