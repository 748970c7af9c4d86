/** “About this copy”: the digests of the files that the page runs from, and what a release says of them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Locator, Page } from '@playwright/test';
import { dist, root } from '../harness/checkout';
import { expect, test } from '../harness/test';

const digest = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

/** The page as the tests' host serves it: with the policy of its own `config.json`. */
let servedPage: Buffer;
test.beforeEach(async ({ host }) => {
  servedPage = Buffer.from(await (await fetch(host.url)).arrayBuffer());
});
const onHost = (name: string): Buffer => (name === 'index.html' ? servedPage : readFileSync(`${dist}/${name}`));

/** The files that the page runs from, outside the demo or in it. */
const files = (demo = false): string[] =>
  readdirSync(dist).filter((name) => !/\.(br|gz)$|^(404\.html|config\.json)$/.test(name) && (demo || !name.startsWith('demo-')));

/** What a release of this build would say. */
const sums = (): string =>
  readdirSync(dist)
    .sort()
    .map((name) => `${digest(onHost(name))}  app/${name}\n`)
    .join('');

const table = (page: Page): Locator => page.getByRole('table', { name: 'Files of this page' });
const pasted = (page: Page): Locator => page.getByLabel('SHA256SUMS of the release');
const listed = (page: Page): Promise<string[]> =>
  table(page)
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => `${row.children[1]!.textContent}  ${row.children[0]!.textContent}`).sort());
const expected = (demo = false): string[] =>
  files(demo)
    .map((name) => `${digest(onHost(name))}  app/${name}`)
    .sort();

/** Opens the page from the foot of any other. */
async function open(page: Page): Promise<void> {
  await page.getByRole('contentinfo').getByRole('link', { name: 'About this copy' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'About this copy' })).toBeVisible();
  await expect(table(page)).toBeVisible();
}

test('shows version, commit and the digests of the very files, as lines that sha256sum checks', async ({ app, page, context, a11y }) => {
  await app.open('');
  await open(page);
  expect(await listed(page)).toEqual(expected());
  const facts = page.getByRole('region', { name: 'Version' });
  const script = /data-version="(\w+)" data-commit="([^"]+)"/.exec(onHost('index.html').toString())!;
  expect(script[2]).toMatch(/^([\da-f]{40}(\+changes)?|unknown)$/);
  for (const fact of [script[1]!, script[2]!, /^version = "(.+)"$/m.exec(readFileSync(`${root}/Cargo.toml`, 'utf8'))![1]!]) {
    await expect(facts.getByText(fact, { exact: true })).toBeVisible();
  }
  await a11y('about this copy');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy as SHA256SUMS' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('index.html');
  const lines = await page.evaluate(() => navigator.clipboard.readText());
  const folder = mkdtempSync(`${tmpdir()}/rollcall-about-`);
  cpSync(dist, `${folder}/app`, { recursive: true });
  writeFileSync(`${folder}/app/index.html`, servedPage);
  const checked = execFileSync('sha256sum', ['--check', '--strict'], { cwd: folder, input: lines, encoding: 'utf8' });
  expect(checked.trim().split('\n')).toHaveLength(files().length);
  rmSync(folder, { recursive: true });
});

test('says that every file is as in the release', async ({ app, page, a11y }) => {
  await app.open('about');
  await expect(table(page)).toBeVisible();
  await pasted(page).fill('no digest');
  await expect(page.getByText('No line of this text has a digest.')).toBeVisible();
  await pasted(page).fill(sums());
  const well = page.getByText('All files are as in the release.');
  await expect(well).toBeVisible();
  await expect(table(page).getByText('Same', { exact: true })).toHaveCount(files().length);
  await a11y('compared with a release');
  await pasted(page).fill('');
  await expect(well).toHaveCount(0);
});

test('a file that the release does not have is not taken for one of its own', async ({ app, page }) => {
  await app.open('about');
  await expect(table(page)).toBeVisible();
  await pasted(page).fill(sums().replace(/^.*app\/boot\.js\n/m, ''));
  await expect(page.getByRole('alert').filter({ hasText: 'Not in the release: app/boot.js.' })).toBeVisible();
  await expect(table(page).getByRole('row', { name: /boot\.js/ })).toContainText('Not listed');
});

for (const [what, name] of [
  ['the style sheet', /^rollcall-\w+\.css$/],
  ['the app', /^rollcall-\w+\.wasm$/],
  ['the page', /^index\.html$/],
  ['the service worker', /^service-worker\.js$/],
] as const) {
  test(`one flipped bit in ${what}: the comparison names the file`, async ({ app, page, host, a11y }) => {
    const file = files().find((file) => name.test(file))!;
    await app.open('');
    await open(page);
    const changed = Buffer.from(onHost(file));
    changed[changed.length - 2]! ^= 1;
    const address = file === 'index.html' ? host.url : `${host.url}${file}`;
    await page.context().route(address, (route) => route.fulfill({ body: changed }));
    await page.getByRole('link', { name: 'Sign in', exact: true }).click();
    await expect(app.signInButton).toBeVisible();
    await open(page);
    await pasted(page).fill(sums());
    await expect(page.getByRole('alert').filter({ hasText: `Not as in the release: app/${file}.` })).toBeVisible();
    await expect(table(page).getByText('Different', { exact: true })).toHaveCount(1);
    await expect(table(page).getByRole('row').filter({ hasText: 'Different' })).toContainText(`app/${file}`);
    await a11y(`a difference in ${what}`);
  });
}

test('a file that cannot be read is neither right nor wrong', async ({ app, page, host, watch }) => {
  watch.expectConsole(/503|Failed to load/, 'the host refuses the file on purpose');
  await app.open('');
  await open(page);
  await page.context().route(`${host.url}boot.js*`, (route) => route.fulfill({ status: 503 }));
  await page.getByRole('link', { name: 'Sign in', exact: true }).click();
  await open(page);
  await pasted(page).fill(sums());
  await expect(page.getByRole('alert').filter({ hasText: "Couldn't be read: app/boot.js." })).toBeVisible();
  expect((await listed(page)).find((line) => line.endsWith('boot.js'))).not.toMatch(/[\da-f]{64}/);
});

test('a host that was updated meanwhile has other files than the page that is open', async ({ app, page, host }) => {
  await app.open('');
  const other = onHost('service-worker.js')
    .toString()
    .replace(/"version":"\w+"/, '"version":"ffffffffffffffff"');
  await page.context().route(`${host.url}service-worker.js`, (route) => route.fulfill({ body: other, contentType: 'text/javascript' }));
  await page.getByRole('contentinfo').getByRole('link', { name: 'About this copy' }).click();
  await expect(page.getByText('This host has another version now', { exact: false })).toBeVisible();
  await expect(table(page)).toHaveCount(0);
});

test('is in the command palette, and below every page', async ({ app, page }) => {
  await app.signIn();
  await page.keyboard.press('Control+k');
  await app.palette.fill('about');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'About this copy' })).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/about');
  await expect(table(page)).toBeVisible();
  await page.getByRole('link', { name: 'Scopes', exact: true }).click();
  await open(page);
});

test('the demo lists its own files too', async ({ page, host }) => {
  await page.goto(`${host.url}demo/about`);
  await expect(table(page)).toBeVisible();
  expect(await listed(page)).toEqual(expected(true));
});

test('the command of the README compares a site with a release from outside', async ({ host }) => {
  const readme = readFileSync(`${root}/README.md`, 'utf8');
  const command = /### Check a copy\n.*?```sh\n(.*?)```/s.exec(readme)![1]!;
  const example = 'https://rollcall.example.com';
  expect(command).toContain(example);
  const folder = mkdtempSync(`${tmpdir()}/rollcall-outside-`);
  const run = (release: string): string[] => {
    writeFileSync(`${folder}/SHA256SUMS`, release);
    const script = command.replace(example, host.url.replace(/\/$/, ''));
    const said = execFileSync('sh', ['-c', script], { cwd: folder, encoding: 'utf8', env: { ...process.env, no_proxy: '*' } });
    return said.trim().split('\n').sort();
  };
  const all = files(true).sort();
  expect(run(`${sums()}${digest(Buffer.from(''))}  deploy/README.md\n`)).toEqual(all.map((name) => `same: ${name}`).sort());
  const wrong = run(sums().replace(digest(onHost('boot.js')), digest(Buffer.from('other'))));
  expect(wrong.filter((line) => !line.startsWith('same: '))).toEqual(['DIFFERENT: boot.js']);
  rmSync(folder, { recursive: true });
});
