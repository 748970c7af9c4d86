/** P7: how much later the largest paint of the app's first load is than that of a static page with the same shell. */
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compare, median } from './numbers.mjs';
import { startHost } from './programs.mjs';

/** Lighthouse's "slow 4G" with CDP's throttling, and a processor slowed down four times. */
const slow4G = { offline: false, latency: 562.5, downloadThroughput: (1474.56 * 1024) / 8, uploadThroughput: (675 * 1024) / 8 };
const slowdown = 4;

/** Builds the app's shell with its style sheets, but without anything that would start it. */
function makeStaticShell({ root, dist }) {
  const folder = resolve(root, 'target/bench/static-shell');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const page = readFileSync(resolve(dist, 'index.html'), 'utf8')
    .replace(/<script\b[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b[^>]*rel="?(modulepreload|preload)"?[^>]*>/g, '');
  for (const name of ['index.html', '404.html']) {
    writeFileSync(resolve(folder, name), page);
  }
  for (const name of readdirSync(dist).filter((file) => /\.(css|svg|png|woff2)(\.br|\.gz)?$/.test(file))) {
    cpSync(resolve(dist, name), resolve(folder, name));
  }
  return folder;
}

/** Makes one visit with an empty cache. Returns the milliseconds to the last largest paint, and the layout shift. */
async function visit(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(() => {
    window.paints = { lcp: 0, cls: 0 };
    const observe = (type, take) => new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
    observe('largest-contentful-paint', (entry) => (window.paints.lcp = entry.startTime));
    observe('layout-shift', (entry) => (window.paints.cls += entry.hadRecentInput ? 0 : entry.value));
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true });
  await cdp.send('Network.emulateNetworkConditions', slow4G);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForLoadState('networkidle');
  // The app paints again when it mounts, and a largest paint then would count.
  await page.waitForTimeout(1500);
  const { lcp, cls } = await page.evaluate(() => window.paints);
  await context.close();
  return { lcp, cls };
}

export async function firstLoad(browser, setup) {
  const app = await startHost(setup, setup.dist);
  const shell = await startHost(setup, makeStaticShell(setup));
  const [ours, bare] = [[], []];
  try {
    for (let round = 0; round <= setup.rounds; round += 1) {
      ours.push(await visit(browser, app.url));
      bare.push(await visit(browser, shell.url));
    }
  } finally {
    app.stop();
    shell.stop();
  }
  const lcp = (visits) => visits.map((one) => one.lcp);
  return [
    compare('largest paint, slow 4G, 4x CPU', 'ms', lcp(ours), lcp(bare), 1.15),
    { name: 'layout shift at first load', unit: 'CLS', ours: median(ours.slice(1).map(({ cls }) => cls)) },
  ];
}
