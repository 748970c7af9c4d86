/** P9 and P10b: what the table does at a click or a key, against the same work in JavaScript. */
import { compare, median } from './numbers.mjs';
import { busy } from './scrolling.mjs';

const search = (page) => page.getByRole('searchbox', { name: 'Search people by name or email' });

/** Searches at once, without the pause after the last key. */
async function searchFor(page, text) {
  await search(page).fill(text);
  await search(page).press('Enter');
  await page.waitForTimeout(400);
}

/** Calls `outer` in the page with `act` and its argument. The policy of the page forbids making functions there. */
async function inside(page, outer, act, argument) {
  // A page in the background has no frames.
  await page.bringToFront();
  return page.evaluate(`(${outer})(${act}, ${JSON.stringify(argument ?? null)})`);
}

/** Milliseconds of the main thread for what `act` does to the list, until all of it is drawn. */
async function work({ page, cdp }, act, argument) {
  await page.bringToFront();
  const before = await busy(cdp);
  await inside(
    page,
    async (does, given) => {
      does(given);
      const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      await frame();
      await frame();
    },
    act,
    argument,
  );
  return ((await busy(cdp)) - before) * 1000;
}

/** A page with its own session of the protocol. */
async function measured(page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  return { page, cdp };
}

/** Milliseconds until the table shows something else. */
const changed = (page, act, argument) =>
  inside(
    page,
    async (does, given) => {
      const table = document.querySelector('table[aria-rowcount]');
      const seen = new Promise((done) => {
        const observer = new MutationObserver(() => {
          observer.disconnect();
          done(performance.now());
        });
        observer.observe(table, { subtree: true, childList: true, characterData: true, attributeFilter: ['aria-rowcount'] });
      });
      const begun = performance.now();
      does(given);
      return (await seen) - begun;
    },
    act,
    argument,
  );

const clickHeading = () => document.querySelector('thead th button, thead th a').click();

const enter = (text) => {
  const box = document.querySelector('input[type=search]');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, text);
  box.dispatchEvent(new InputEvent('input', { bubbles: true }));
  box.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
};

const markTenth = () => {
  const boxes = [...document.querySelectorAll('tbody tr[aria-rowindex] input[type=checkbox]')];
  boxes.filter((_, at) => at % 10 === 0).forEach((box) => box.click());
};

const bareOperation = (name) => window.bare.operations[name]();

/** Sort by name, and a further key of the search, against the same work on the same data. */
export async function sortAndFilter(app, bare, setup) {
  const times = { sort: [[], []], filter: [[], []] };
  for (let round = 0; round <= setup.rounds; round += 1) {
    await searchFor(app, '');
    times.sort[0].push(await changed(app, clickHeading));
    // Ascending, descending, then the order of arrival: the next round sorts again.
    await changed(app, clickHeading);
    await changed(app, clickHeading);
    times.sort[1].push(await bare.evaluate(() => window.bare.sort()));
    await searchFor(app, 'ma');
    times.filter[0].push(await changed(app, enter, 'mar'));
    times.filter[1].push(await bare.evaluate(() => window.bare.filter('mar')));
  }
  await searchFor(app, '');
  const further = median(times.filter[0].slice(1));
  return [
    compare('sort by name / Intl.Collator', 'ms', ...times.sort, 2),
    compare('further key / JavaScript filter', 'ms', ...times.filter, 1),
    { name: 'further key, of 33 ms', unit: 'ms', ours: further, baseline: 33, ratio: further / 33, limit: 1 },
  ];
}

/** The operations of a table: first rows, replace, mark every tenth, sort, clear. */
export async function operations(app, bare, setup) {
  const steps = [
    ['replace', enter, 'mar'],
    ['mark', markTenth],
    ['sort', clickHeading],
    ['clear', enter, ''],
  ];
  const times = Object.fromEntries(steps.map(([name]) => [name, [[], []]]));
  const sides = [await measured(app), await measured(bare)];
  for (let round = 0; round <= setup.rounds; round += 1) {
    for (const [name, act, argument] of steps) {
      times[name][0].push(await work(sides[0], act, argument));
      times[name][1].push(await work(sides[1], bareOperation, name));
      await app.waitForTimeout(200);
    }
    // Back to the order of arrival, and to no marks.
    await changed(app, clickHeading);
    await changed(app, clickHeading);
    await app.keyboard.press('Escape');
  }
  const rows = steps.map(([name]) => compare(`table: ${name}`, 'ms', ...times[name]));
  const mean = (side) => Math.exp(rows.reduce((sum, row) => sum + Math.log(row[side]), 0) / rows.length);
  const [ours, baseline] = [mean('ours'), mean('baseline')];
  return [...rows, { name: 'table operations, geometric mean', unit: 'ms', ours, baseline, ratio: ours / baseline, limit: 1.3 }];
}

/** The slowest interaction while someone types a search, with a processor slowed down four times. */
export async function interaction(app) {
  const cdp = await app.context().newCDPSession(app);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await app.bringToFront();
  await app.evaluate(() => {
    window.interactions = [];
    const take = (list) => list.getEntries().forEach((entry) => entry.interactionId && window.interactions.push(entry.duration));
    new PerformanceObserver(take).observe({ type: 'event', durationThreshold: 16 });
  });
  await search(app).focus();
  for (const key of ['m', 'a', 'r', 'i', 'Backspace', 'Backspace', 'Backspace', 'Backspace']) {
    await app.keyboard.press(key);
    await app.waitForTimeout(600);
  }
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.detach();
  // Faster ones than the threshold are not reported at all.
  const slowest = Math.max(16, ...(await app.evaluate(() => window.interactions)));
  return { name: 'slowest interaction at 4x CPU, of 200 ms', unit: 'ms', ours: slowest, baseline: 200, ratio: slowest / 200, limit: 1 };
}
