/** `npm run screenshots [-- --readme]`: takes pictures for review, in target/screenshots; with --readme, only the README's. */
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
