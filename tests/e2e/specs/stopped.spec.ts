/** The page that says that Rollcall has stopped: what happened and where, and nothing about anyone (S44, S54). */
import type { Page } from '@playwright/test';
import { test, expect } from '../harness/test';
import { storedTokens } from '../harness/app';

/** Starts the app a second time, which makes our own code panic. */
const panic = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const script = document.querySelector<HTMLScriptElement>('script[data-js]');
    const glue = (await import(script?.dataset['js'] ?? '')) as { start: (...parts: unknown[]) => void };
    try {
      glue.start('/', '', '', '', '{}', () => undefined);
      return 'no panic';
    } catch (error) {
      return (error as Error).name;
    }
  });

const report = (page: Page) => page.getByLabel('Report');

test('reports a panic with its message, our line and the build, to copy', async ({ app, page, sim, watch, context, a11y }) => {
  watch.expectConsole(/^error: panic:/, 'the panic is made on purpose');
  const [person] = await sim.people();
  if (person === undefined) throw new Error('the simulator has people');
  await app.signInAt(person);
  const { accessToken } = await storedTokens(page);
  const stamp = await page.evaluate(() => {
    const { js, wasm } = document.querySelector<HTMLScriptElement>('script[data-js]')?.dataset ?? {};
    return `${js?.split('/').pop()}, ${wasm?.split('/').pop()}`;
  });
  expect(await panic(page)).toBe('RuntimeError');

  await expect(page.getByRole('heading', { level: 1, name: 'Rollcall has stopped' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('If a change was being applied, Webex may have carried it out');
  await expect(page.locator('#app')).toHaveCount(0);
  await expect(page).toHaveTitle('Rollcall has stopped');

  const words = (await report(page).textContent()) ?? '';
  expect(words).toContain('Rollcall has stopped: the app was started twice');
  expect(words).toMatch(/^Place: (\.\/)?src\/app\.rs:\d+:\d+$/m);
  expect(words).toMatch(/^Stack: wasm-function\[\d+\]:0x[\da-f]+ /m);
  expect(words).toContain(`Build: ${stamp}`);
  expect(stamp).toMatch(/^rollcall-[\da-f]{16}\.js, rollcall-[\da-f]{16}\.wasm$/);
  for (const personal of [
    person.id,
    person.displayName,
    ...person.emails,
    accessToken,
    accessToken.slice(0, 8),
    'CANARY',
    new URL(page.url()).host,
    '/people',
  ]) {
    expect(words).not.toContain(personal);
  }
  expect(words).not.toMatch(/\/(home|root|work|usr|tmp|Users)\//);
  expect(words).not.toMatch(/\.cargo|\.rustup|[?&#]|@/);

  for (const theme of ['light', 'dark']) {
    await page.evaluate((name) => {
      document.documentElement.dataset['theme'] = name;
    }, theme);
    await a11y(`the page of a panic, ${theme}`);
  }

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Reload' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);

  await page.getByRole('button', { name: 'Reload' }).click();
  await app.isOn(person);
});

test('selects the report if it cannot be copied', async ({ app, page, watch }) => {
  watch.expectConsole(/^error: panic:/, 'the panic is made on purpose');
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await panic(page);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error('refused'));
  });
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.getByRole('status')).toContainText('The report is selected');
  const words = (await report(page).textContent()) ?? '';
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(words);
});

test('reports a trap in the browser’s words, and nothing else from an error', async ({ app, page, watch }) => {
  watch.expectConsole(/RuntimeError|uncaught/, 'the trap is made on purpose');
  for (const [message, told] of [
    ['memory access out of bounds', 'memory access out of bounds'],
    ['unreachable', 'unreachable'],
    ['zoe@canary.example is gone', 'not known'],
    ['x'.repeat(81), 'not known'],
  ] as const) {
    await app.open();
    await expect(app.signInButton).toBeVisible();
    await page.evaluate(
      (words) =>
        setTimeout(() => {
          throw new WebAssembly.RuntimeError(words);
        }),
      message,
    );
    await expect(report(page)).toContainText(`Rollcall has stopped: ${told}\n`);
    await expect(page.getByText('zoe')).toHaveCount(0);
  }
});

test('reports a trap in a promise that nothing awaits', async ({ app, page, watch }) => {
  watch.expectConsole(/RuntimeError|uncaught/i, 'the trap is made on purpose');
  await app.open();
  await expect(app.signInButton).toBeVisible();
  await page.evaluate(() => {
    void Promise.reject(new WebAssembly.RuntimeError('unreachable'));
  });
  await expect(report(page)).toContainText('Rollcall has stopped: unreachable\n');
});
