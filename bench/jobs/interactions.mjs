/** What a person does with a page, and how long the page takes to show it. */
import { quantile } from '../numbers.mjs';

/** Shorter interactions are not reported. Each counts as this many milliseconds. */
const shortest = 16;

/** The pause after each interaction, in milliseconds: its frame is drawn, and a person has looked. */
const pause = 150;

/** Notes every interaction and every long frame of the page from now on. */
export async function observe(page) {
  await page.evaluate((durationThreshold) => {
    window.seen = { interactions: {}, frames: [] };
    const longest = (entry) => {
      const before = window.seen.interactions[entry.interactionId] ?? 0;
      window.seen.interactions[entry.interactionId] = Math.max(before, entry.duration);
    };
    const events = new PerformanceObserver((list) =>
      list
        .getEntries()
        .filter(({ interactionId }) => interactionId)
        .forEach(longest),
    );
    events.observe({ type: 'event', durationThreshold });
    // A long frame is one of more than 50 ms.
    const frames = new PerformanceObserver((list) => window.seen.frames.push(...list.getEntries().map(({ duration }) => duration)));
    frames.observe({ type: 'long-animation-frame' });
  }, shortest);
}

/** Forgets what was noted. */
export const forget = (page) =>
  page.evaluate(() => {
    window.seen.interactions = {};
    window.seen.frames = [];
  });

/** Returns the frames of more than 50 ms, in milliseconds. */
export const longFrames = (page) => page.evaluate(() => window.seen.frames);

/** Returns the 98th percentile of so many interactions, those that were too short to be reported included. */
export async function slow(page, made) {
  const reported = Object.values(await page.evaluate(() => window.seen.interactions));
  const all = [...reported, ...Array.from({ length: Math.max(0, made - reported.length) }, () => shortest)];
  return { p98: quantile(all, 0.98), median: quantile(all, 0.5), longest: Math.max(...all), made, reported: reported.length };
}

/** A processor slowed down so many times. */
export async function throttle(page, rate) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate });
  await cdp.detach();
}

/** Does the steps again and again until `over` or so many rounds. Returns how many interactions that were. */
export async function repeat(page, steps, { rounds, over = () => false }) {
  let made = 0;
  for (let round = 0; round < rounds && !(await over()); round += 1) {
    for (const step of steps) {
      await step(page);
      made += 1;
      await page.waitForTimeout(pause);
    }
  }
  return made;
}

const press = (key) => (page) => page.keyboard.press(key);

/** On every page: the palette of commands is opened, searched and closed, and the account's menu opened and closed. Nothing changes. */
export const everywhere = [
  press('Control+k'),
  press('m'),
  press('a'),
  press('r'),
  press('Escape'),
  (page) => page.getByRole('button', { name: /^Account/ }).click({ force: true }),
  press('Escape'),
];

/** In a grid: to other cells, a cell changed, and the change taken back. */
export const inGrid = [
  press('ArrowDown'),
  press('ArrowRight'),
  press('Space'),
  press('Control+z'),
  press('ArrowDown'),
  press('PageDown'),
  press('PageUp'),
  press('ArrowLeft'),
];
