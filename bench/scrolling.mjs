/** P10: scrolling the list of people against the bare list: frames, and milliseconds of the main thread for each row that passes. */
import { compare, quantile } from './numbers.mjs';

const distance = 60_000;

/** Times every frame while the list under the pointer scrolls, and what the main thread does meanwhile. */
async function scroll(page, cdp, direction, height) {
  await page.bringToFront();
  await page.evaluate(() => {
    window.gc?.();
    window.frames_ms = [];
    window.timing = true;
    let last = performance.now();
    const frame = (now) => {
      window.frames_ms.push(now - last);
      last = now;
      if (window.timing) {
        requestAnimationFrame(frame);
      }
    };
    requestAnimationFrame(frame);
  });
  const before = await busy(cdp);
  await cdp.send('Input.synthesizeScrollGesture', {
    x: 500,
    y: 500,
    yDistance: -direction * distance,
    speed: 20_000,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  const after = await busy(cdp);
  const { frames, nodes } = await page.evaluate(() => {
    window.timing = false;
    return { frames: window.frames_ms.slice(1), nodes: document.body.querySelectorAll('*').length };
  });
  const perRow = ((after - before) * 1000) / (distance / height);
  return { p50: quantile(frames, 0.5), p95: quantile(frames, 0.95), longest: Math.max(...frames), perRow, nodes };
}

/** Seconds for which the main thread had tasks since the page began. */
export async function busy(cdp) {
  const { metrics } = await cdp.send('Performance.getMetrics');
  return metrics.find(({ name }) => name === 'TaskDuration').value;
}

async function rounds({ app, bare, setup, height, slowdown }) {
  const sides = [];
  for (const page of [app, bare]) {
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    sides.push({ page, cdp, seen: [] });
  }
  for (let round = 0; round <= setup.rounds; round += 1) {
    const direction = round % 2 === 0 ? 1 : -1;
    for (const { page, cdp, seen } of sides) {
      seen.push(await scroll(page, cdp, direction, height));
    }
  }
  for (const { cdp } of sides) {
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    await cdp.detach();
  }
  return sides.map(({ seen }) => seen);
}

export async function scrolling(app, bare, setup, height) {
  const rows = [];
  for (const slowdown of [1, 4]) {
    const [ours, theirs] = await rounds({ app, bare, setup, height, slowdown });
    const pick = (name, key, limit) =>
      compare(
        `${name}, ${slowdown}x CPU`,
        'ms',
        ours.map((round) => round[key]),
        theirs.map((round) => round[key]),
        limit,
      );
    rows.push(
      pick('main thread per scrolled row', 'perRow', 1.5),
      pick('frame p95', 'p95', slowdown === 4 ? 1.25 : undefined),
      pick('frame p50', 'p50'),
      pick('longest frame', 'longest'),
    );
    if (slowdown === 1) {
      const nodes = Math.max(...ours.map((round) => round.nodes));
      rows.push({ name: 'nodes while scrolling, of 1,400', unit: 'count', ours: nodes, baseline: 1400, ratio: nodes / 1400, limit: 1 });
    }
  }
  return rows;
}
