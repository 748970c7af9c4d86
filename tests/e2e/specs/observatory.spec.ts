/**
 * MDN's HTTP Observatory, offline, on the web servers of `deploy/`: every test at its best (S33), but for what cannot be tried here.
 *
 * The servers speak plain http here, as in the other tests of `deploy/`. The harness puts https in front of them, because over http
 * nothing counts as loaded securely. Left out are HSTS, whose best needs a certificate of a public authority and a place in the
 * browsers' own list, and the redirection, which needs the ports 80 and 443.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { test as base, expect } from '@playwright/test';
import { resolve } from 'node:path';
import { root } from '../harness/checkout';
import { startTls, type Tls } from '../harness/tls';
import { servers, startWebServer } from '../harness/web-servers';

interface Outcome {
  result: string;
  scoreModifier: number;
}

/** The best outcome of each test. Cookies have a better one, +5, which only a site with cookies can have. */
const best: Record<string, Outcome> = {
  'content-security-policy': { result: 'csp-implemented-with-no-unsafe-default-src-none', scoreModifier: 10 },
  cookies: { result: 'cookies-not-found', scoreModifier: 0 },
  'cross-origin-resource-sharing': { result: 'cross-origin-resource-sharing-not-implemented', scoreModifier: 0 },
  'referrer-policy': { result: 'referrer-policy-private', scoreModifier: 5 },
  'subresource-integrity': { result: 'sri-implemented-and-all-scripts-loaded-securely', scoreModifier: 5 },
  'x-content-type-options': { result: 'x-content-type-options-nosniff', scoreModifier: 0 },
  'x-frame-options': { result: 'x-frame-options-implemented-via-csp', scoreModifier: 5 },
  'cross-origin-resource-policy': { result: 'corp-implemented-with-same-origin', scoreModifier: 10 },
};
const leftOut = ['redirection', 'strict-transport-security'];

const observatory = resolve(root, 'tests/e2e/node_modules/@mdn/mdn-http-observatory');

/** Scans a host. The Observatory reads the list of sites with preloaded HSTS, which its installation would fetch. */
async function scan(host: string): Promise<Record<string, Outcome>> {
  const preloaded = `${observatory}/conf/hsts-preload.json`;
  if (!existsSync(preloaded)) {
    writeFileSync(preloaded, '{}');
  }
  // It would ask a proxy for this machine too.
  process.env['NO_PROXY'] = '127.0.0.1';
  const { scan: scanHost } = (await import(`${observatory}/src/index.js`)) as { scan(host: string): Promise<{ tests: Record<string, Outcome> }> };
  const { tests } = await scanHost(host);
  const shown = Object.entries(tests).filter(([name]) => !leftOut.includes(name));
  expect(Object.keys(tests), 'left out by name only').toEqual(expect.arrayContaining(leftOut));
  return Object.fromEntries(shown.map(([name, { result, scoreModifier }]) => [name, { result, scoreModifier }]));
}

const test = base.extend<{ serve: (server: (typeof servers)[number]) => Promise<Tls> }>({
  serve: async ({}, use) => {
    const stops: (() => Promise<void>)[] = [];
    await use(async (server) => {
      const plain = await startWebServer(server);
      const tls = await startTls(plain.port);
      stops.push(tls.stop, plain.stop);
      return tls;
    });
    for (const stop of stops) {
      await stop();
    }
  },
});

for (const server of servers) {
  test(`${server}: each test at its best (S33)`, async ({ serve }) => {
    const { host } = await serve(server);
    expect(await scan(host)).toEqual(best);
  });
}

// Not the referrer policy, which the page itself has too.
test('notices a header that is missing', async ({ serve }) => {
  const tls = await serve('nginx');
  for (const [header, worse] of [
    ['content-security-policy', 'x-frame-options'],
    ['x-content-type-options', 'x-content-type-options'],
    ['cross-origin-resource-policy', 'cross-origin-resource-policy'],
  ] as const) {
    tls.without = header;
    const found = await scan(tls.host);
    expect(found[worse]!.scoreModifier, `without ${header}`).toBeLessThan(best[worse]!.scoreModifier);
  }
});
