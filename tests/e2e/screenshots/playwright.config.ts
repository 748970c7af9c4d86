/** Screenshots use the tests' harness, so they show the release build against the simulator. */
import { defineConfig } from '@playwright/test';
import config from '../playwright.config';
import type { WorkerOptions } from '../harness/test';

const tenants = {
  little: ['--people', '4'],
  much: ['--people', '2000'],
  hostile: ['--tenant', 'hostile', '--people', '220'],
  sizes: ['--people', '24000'],
};
const widths = { 360: 740, 1440: 900 };

/** Hostile strings only matter where strings are shown, and failures look the same in each organisation. */
const shown: Record<keyof typeof tenants, RegExp> = {
  little: /tour\.shots\.ts/,
  much: /(tour|about|demo|meetings|jobs|xml|forms|outcomes|failures|waiting|sign-in-methods|passport|scopes|ends)\.shots\.ts/,
  sizes: /jobs-sizes\.shots\.ts/,
  hostile: /(tour|meetings|forms|outcomes|passport)\.shots\.ts/,
};

const gallery = Object.entries(tenants).flatMap(([tenant, simulatorArgs]) =>
  Object.entries(widths).flatMap(([width, height]) =>
    (['light', 'dark'] as const).map((colorScheme) => ({
      name: `${tenant}-${width}-${colorScheme}`,
      testMatch: shown[tenant as keyof typeof tenants],
      use: { simulatorArgs, colorScheme, viewport: { width: Number(width), height } },
    })),
  ),
);

export default defineConfig<object, WorkerOptions>({
  ...config,
  testDir: '.',
  globalSetup: '../harness/build.ts',
  reporter: 'list',
  timeout: 120_000,
  projects: [
    ...gallery,
    {
      name: 'readme',
      testMatch: 'readme.shots.ts',
      use: { simulatorArgs: tenants.much, colorScheme: 'light', viewport: { width: 1280, height: 800 } },
    },
  ],
});
