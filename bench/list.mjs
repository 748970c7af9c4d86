/** The list of people in the app and in the bare page, opened and measured in the same way. */
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';

/** How long a list may take to load. */
const patience = 600_000;

/** Serves the bare page. */
export function serveBareList() {
  const server = createServer((request, response) => {
    const script = request.url.startsWith('/bare-list.js');
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html; charset=utf-8');
    // Without these two, the browser measures no memory.
    response.setHeader('cross-origin-opener-policy', 'same-origin');
    response.setHeader('cross-origin-embedder-policy', 'credentialless');
    response.end(readFileSync(new URL(script ? './bare-list.js' : './bare-list.html', import.meta.url)));
  });
  return new Promise((done) =>
    server.listen(0, '127.0.0.1', () => done({ url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() })),
  );
}

/** Keeps the memory of the app's wasm, which the browser's own measurement leaves out. */
export const keepMemory = () => {
  for (const name of ['instantiate', 'instantiateStreaming']) {
    const real = WebAssembly[name];
    WebAssembly[name] = async (source, imports) => {
      const result = await real.call(WebAssembly, source, imports);
      window.wasmMemory ??= (result.instance ?? result).exports.memory;
      return result;
    };
  }
};

/** Notes in each page how long tasks block the main thread, and, in the app, when the list begins and when it is whole. */
export const observers = (rows) => {
  const tasks = [];
  new PerformanceObserver((list) => tasks.push(...list.getEntries())).observe({ type: 'longtask' });
  let begun;
  const real = window.fetch;
  window.fetch = (input, init) => {
    if (/\/v1\/people\?/.test(input.url ?? input)) {
      begun ??= performance.now();
    }
    return real(input, init);
  };
  window.whole = new Promise((done) => {
    const look = () => {
      const table = document.querySelector('table[aria-rowcount]');
      if (Number(table?.getAttribute('aria-rowcount')) > rows) {
        // The start of the app is not reading.
        const reading = tasks.filter(({ startTime }) => startTime >= begun);
        done({ ms: performance.now() - begun, longest: Math.max(0, ...reading.map(({ duration }) => duration)) });
      } else {
        requestAnimationFrame(look);
      }
    };
    look();
  });
};

/** Signs in at the simulator and waits until every row is loaded. */
export async function openApp(page, url, rows) {
  await page.addInitScript(keepMemory);
  await page.addInitScript(observers, rows);
  await page.goto(`${url}people`);
  await page.getByRole('button', { name: 'Sign in with Webex' }).click();
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('grid', { name: 'People' }).waitFor();
  return loaded(page);
}

/** Reloads the app, which reads the list again. */
export async function reloadApp(page) {
  await page.reload();
  return loaded(page);
}

async function loaded(page) {
  page.setDefaultTimeout(patience);
  const times = await page.evaluate(() => window.whole);
  await page.waitForTimeout(500);
  return times;
}

/** Returns a row's height and number of cells, which the bare list must match. */
export const shape = (page) =>
  page.getByRole('grid', { name: 'People' }).evaluate((table) => {
    const row = table.querySelector('tbody tr[aria-rowindex]');
    return { height: row.getBoundingClientRect().height, cells: row.children.length };
  });

/** Opens the bare page and has it read the same list. */
export async function openBare(page, url, { height, cells }, simulator) {
  await page.goto(`${url}?height=${height}&cells=${cells}`);
  page.setDefaultTimeout(patience);
  return readBare(page, simulator);
}

/** Reads the list with `fetch` and `JSON.parse` alone. Returns the milliseconds and the bytes of JSON. */
export const readBare = (page, { api, admin_token: token }) => page.evaluate(([base, secret]) => window.bare.read(base, secret), [api, token]);

/** Returns the bytes that a page holds, after a collection: those of JavaScript and the page, and the whole memory of the wasm. */
export const memory = (page) =>
  page.evaluate(async () => {
    window.gc?.();
    const { bytes } = await performance.measureUserAgentSpecificMemory();
    return bytes + (window.wasmMemory?.buffer.byteLength ?? 0);
  });
