/** The screenshots use the tests' harness, so what they show is the release build against the simulator. */
import config from '../playwright.config';

export default { ...config, testDir: '.', testMatch: '*.shots.ts', globalSetup: '../harness/build.ts', reporter: 'list', timeout: 120_000 };
