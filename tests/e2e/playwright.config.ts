/** One Chromium, two workers, no retries: a test that only passes the second time is broken. */
import { defineConfig } from '@playwright/test';
import { launchOptions } from './harness/chromium';
import { target } from './harness/checkout';

export default defineConfig({
  testDir: '.',
  testMatch: 'specs/*.spec.ts',
  globalSetup: './harness/build.ts',
  outputDir: target('e2e/output'),
  workers: 2,
  fullyParallel: true,
  retries: 0,
  forbidOnly: true,
  // Ends tests that hang. Speed is measured elsewhere, and a busy machine must not fail a test.
  timeout: 180_000,
  expect: { timeout: 45_000 },
  reporter: [
    ['list', { printSteps: false }],
    ['json', { outputFile: target('e2e/report.json') }],
  ],
  use: {
    browserName: 'chromium',
    launchOptions,
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1440, height: 900 },
    // A trace, video or screenshot of a failure would contain tokens.
    trace: 'off',
    video: 'off',
    screenshot: 'off',
  },
});
