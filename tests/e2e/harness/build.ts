/** Before the first test: makes sure that the programs and the two builds of the app exist. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { dist, root, simulatorProgram, subPath, subPathDist, xtaskProgram } from './checkout';

const run = (program: string, args: string[]): void => {
  execFileSync(program, args, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
};

export default function build(): void {
  // `cargo xtask test` builds everything and says so. On their own, the tests build what is missing.
  if (process.env['ROLLCALL_BUILT'] === undefined) {
    run('cargo', ['build', '--quiet', '-p', 'xtask', '-p', 'webex-sim', '--features', 'webex-sim/server']);
  }
  for (const program of [simulatorProgram, xtaskProgram]) {
    if (!existsSync(program)) {
      throw new Error(`${program} is not there; \`cargo xtask test --only e2e\` builds it`);
    }
  }
  if (!existsSync(`${dist}/index.html`)) {
    run(xtaskProgram, ['dist']);
  }
  if (!existsSync(`${subPathDist}/index.html`)) {
    run(xtaskProgram, ['dist', '--public-url', subPath, '--out', resolve(subPathDist, '../..')]);
  }
}
