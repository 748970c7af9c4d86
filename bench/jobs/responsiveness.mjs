/**
 * P12: what a job of 2,000 writes leaves of the page. The same clicks and keys on the page of its preview and while it runs, on a processor
 * slowed down four times; then, without that, a second job for the frames. Memory is that of JavaScript, the page and wasm, after a collection: at a fifth of
 * the first job, before the clicks, and at its end.
 */
import { memory } from '../list.mjs';
import { done, finish, isOver, preview, start } from './job.mjs';
import { everywhere, forget, longFrames, observe, repeat, slow, throttle } from './interactions.mjs';
import { withApp } from './signed-in.mjs';

/** How often the steps are done: 98 of 100 interactions need more than 100 of them. */
const rounds = 24;

async function atFourTimes({ page }, people) {
  await preview(page, people);
  await throttle(page, 4);
  // What is loaded at its first use is loaded.
  await repeat(page, everywhere, { rounds: 1 });
  await observe(page);
  const idle = await slow(page, await repeat(page, everywhere, { rounds }));
  await start(page, people.length);
  while ((await done(page)) < people.length / 5) {
    await page.waitForTimeout(100);
  }
  const [bytes, at] = [await memory(page), await done(page)];
  await forget(page);
  const made = await repeat(page, everywhere, { rounds, over: () => isOver(page) });
  const [busy, until] = [await slow(page, made), await done(page)];
  await throttle(page, 1);
  const { seconds, outcomes } = await finish(page);
  return { idle, busy, at, until, seconds, outcomes, bytes: [bytes, await memory(page)] };
}

async function atFullSpeed({ page }, people) {
  await preview(page, people);
  await start(page, people.length);
  // The click itself draws a new page; it is not a frame of the job.
  await page.waitForTimeout(1000);
  await forget(page);
  const made = await repeat(page, everywhere, { rounds, over: () => isOver(page) });
  const frames = await longFrames(page);
  return { frames, busy: await slow(page, made), until: await done(page), ...(await finish(page)) };
}

export async function responsiveness(browser, setup) {
  const { changes } = setup.responsiveness;
  return withApp(browser, setup, ['--people', String(Math.ceil(changes * 2.8) + 200)], async (app) => {
    const people = await app.webex.active(changes * 2);
    const slowed = await atFourTimes(app, people.slice(0, changes));
    const full = await atFullSpeed(app, people.slice(changes));
    const { idle, busy, bytes } = slowed;
    const longest = Math.max(0, ...full.frames);
    const [before, after] = bytes.map((size) => size / 1e6);
    const words = changes.toLocaleString('en-GB');
    return {
      rows: [
        {
          name: `INP p98 in a job of ${words} / idle, 4x CPU`,
          unit: 'ms',
          ours: busy.p98,
          baseline: idle.p98,
          ratio: busy.p98 / idle.p98,
          limit: 1.5,
        },
        { name: 'INP p98 in the job, 4x CPU, of 200 ms', unit: 'ms', ours: busy.p98, baseline: 200, ratio: busy.p98 / 200, limit: 1 },
        // Frames of 50 ms and less are not reported.
        {
          name: `frames over 50 ms in the job (${full.frames.length}), longest`,
          unit: 'ms',
          ours: longest,
          baseline: 50,
          ratio: longest / 50,
          limit: 1,
        },
        { name: 'memory at the end of the job / at a fifth', unit: 'MB', ours: after, baseline: before, ratio: after / before, limit: 1.1 },
      ],
      details: { slowed, full },
    };
  });
}
