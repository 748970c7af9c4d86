/** The paths of this checkout. */
import { readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Returns a path under Cargo's target folder. */
export const target = (path: string): string => resolve(process.env['CARGO_TARGET_DIR'] ?? resolve(root, 'target'), path);

/** The simulator and xtask are used as built, so that no worker waits for Cargo's lock. */
export const simulatorProgram = process.env['ROLLCALL_SIM'] ?? target('debug/webex-sim');
export const xtaskProgram = process.env['ROLLCALL_XTASK'] ?? target('debug/xtask');

/** The app of the release build, and the same for a sub-path. */
export const dist = process.env['ROLLCALL_DIST'] ?? resolve(root, 'dist/rollcall/app');
export const subPath = '/x/y/';
export const subPathDist = process.env['ROLLCALL_SUBPATH_DIST'] ?? target('e2e/dist-subpath/rollcall/app');

/** Returns the zip of the package that an app belongs to. */
export function packageOf(app: string): string {
  const folder = resolve(app, '../..');
  const zips = readdirSync(folder).filter((name) => name.endsWith('.zip'));
  if (zips.length !== 1) {
    throw new Error(`${folder} has ${zips.length} packages; \`cargo xtask test --only e2e\` writes the one it tests`);
  }
  return resolve(folder, zips[0]!);
}
