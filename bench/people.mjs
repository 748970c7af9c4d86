/** P10: scrolling 100,000 people against a hand-written list in bare JavaScript with the same rows. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { compare, quantile } from './numbers.mjs';
import { startHost, startSimulator } from './programs.mjs';

const distance = 60_000;

function serveBareList() {
  const server = createServer((request, response) => {
    const script = request.url.startsWith('/bare-list.js');
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    response.end(readFileSync(new URL(script ? './bare-list.js' : './bare-list.html', import.meta.url)));
  });
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => done({ url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() })),
  );
}

/** Signs in at the simulator and waits until every row is loaded. */
async function openApp(page, url, count) {
  await page.goto(url);
  await page.getByRole('button', { name: 'Sign in with Webex' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  const table = page.getByRole('table', { name: 'People' });
  await table.waitFor();
  const begun = Date.now();
  while (Number(await table.getAttribute('aria-rowcount')) < count) {
    if (Date.now() - begun > 180_000) {
      throw new Error(`the list holds ${await table.getAttribute('aria-rowcount')} of ${count} rows after three minutes`);
    }
    await page.waitForTimeout(250);
  }
  await page.waitForTimeout(1000);
}

/** Times every frame while the list under the pointer scrolls, and counts the nodes at the end. */
async function scroll(page, direction) {
  await page.bringToFront();
  const cdp = await page.context().newCDPSession(page);
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
  await cdp.send('Input.synthesizeScrollGesture', {
    x: 500,
    y: 500,
    yDistance: -direction * distance,
    speed: 20_000,
    gestureSourceType: 'mouse',
    preventFling: true,
  });
  const { frames, nodes } = await page.evaluate(() => {
    window.timing = false;
    return { frames: window.frames_ms.slice(1), nodes: document.body.querySelectorAll('*').length };
  });
  await cdp.detach();
  return { p50: quantile(frames, 0.5), p95: quantile(frames, 0.95), longest: Math.max(...frames), nodes };
}

/** Returns a row's height and number of cells, which the bare list must match. */
const shape = (page) =>
  page.getByRole('table', { name: 'People' }).evaluate((table) => {
    const row = table.querySelector('tbody tr[aria-rowindex]');
    return { height: row.getBoundingClientRect().height, cells: row.children.length };
  });

/** Measures the time from a keystroke in the search to the next frame, beside a plain filter over the same number of names. */
async function filter(page) {
  await page.bringToFront();
  const box = page.getByRole('searchbox');
  await box.focus();
  const times = [];
  for (const key of ['m', 'a', 'r', 'i', 'Backspace', 'Backspace', 'Backspace', 'Backspace']) {
    const begun = await page.evaluate(() => {
      window.typed = new Promise((done) =>
        addEventListener(
          'input',
          () => {
            const at = performance.now();
            requestAnimationFrame(() => setTimeout(() => done(performance.now() - at)));
          },
          { once: true, capture: true },
        ),
      );
      return true;
    });
    if (begun) {
      await page.keyboard.press(key);
      times.push(await page.evaluate(() => window.typed));
    }
    await page.waitForTimeout(400);
  }
  return quantile(times, 0.5);
}

export async function people(browser, setup) {
  const simulator = await startSimulator(setup, ['--people', String(setup.people)]);
  const host = await startHost(setup, setup.dist, simulator.ready);
  const bareList = await serveBareList();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const app = await context.newPage();
    await openApp(app, host.url, setup.people);
    const { height, cells } = await shape(app);
    const bare = await context.newPage();
    await bare.goto(`${bareList.url}?rows=${setup.people}&height=${height}&cells=${cells}`);
    const [ours, theirs] = [[], []];
    for (let round = 0; round <= setup.rounds; round += 1) {
      const direction = round % 2 === 0 ? 1 : -1;
      ours.push(await scroll(app, direction));
      theirs.push(await scroll(bare, direction));
    }
    const pick = (name, key, limit) =>
      compare(
        name,
        'ms',
        ours.map((round) => round[key]),
        theirs.map((round) => round[key]),
        limit,
      );
    const rows = setup.people.toLocaleString('en-GB');
    return [
      pick(`frame p95, scrolling ${rows} rows`, 'p95', 1.25),
      pick('frame p50', 'p50'),
      pick('longest frame', 'longest'),
      // The limit of this row applies to the count itself.
      { name: 'nodes while scrolling (1,400)', unit: 'count', ours: Math.max(...ours.map(({ nodes }) => nodes)) },
      { name: `keystroke in the search of ${rows}`, unit: 'ms', ours: await filter(app) },
    ];
  } finally {
    await context.close();
    bareList.stop();
    host.stop();
    simulator.stop();
  }
}
