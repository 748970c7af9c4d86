/** `npm run screenshots [-- --readme]`: pictures to be looked at, in target/screenshots; with --readme the one of the README. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const readme = process.argv.includes('--readme');
const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('../node_modules/@playwright/test/cli.js', import.meta.url)),
    'test',
    '--config',
    fileURLToPath(new URL('./playwright.config.ts', import.meta.url)),
    ...(readme ? ['--project=readme'] : ['--grep-invert', 'readme']),
  ],
  { stdio: 'inherit', cwd: fileURLToPath(new URL('..', import.meta.url)) },
);
process.exit(status ?? 1);
