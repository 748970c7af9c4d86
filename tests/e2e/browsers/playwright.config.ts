/** The flows in Firefox and WebKit, side by side. Playwright runs the tests; it has no part in these browsers. */
import { defineConfig } from '@playwright/test';
import { target } from '../harness/checkout';
import type { Options } from './test';

export default defineConfig<object, Options>({
  testDir: '.',
  globalSetup: '../harness/build.ts',
  outputDir: target('e2e/browsers-output'),
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Ends tests that hang. Speed is measured elsewhere, and a busy machine must not fail a test.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter: [
    ['list', { printSteps: false }],
    ['json', { outputFile: target('e2e/browsers.json') }],
  ],
  projects: [
    { name: 'firefox', use: { engine: 'firefox' } },
    { name: 'webkit', use: { engine: 'webkit' } },
  ],
});
