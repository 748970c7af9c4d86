/** Starts our own programs for a measurement. Each prints one line of JSON when it is ready. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { resolve } from 'node:path';

async function start(program, args, cwd) {
  const child = spawn(program, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const ready = await new Promise((done, failed) => {
    createInterface({ input: child.stdout }).once('line', (line) => done(JSON.parse(line)));
    child.once('error', failed);
    child.once('exit', (code) => failed(new Error(`${program} ended with ${code} before it was ready`)));
  });
  return { ready, stop: () => child.kill() };
}

export const startSimulator = ({ sim, root }, args) => start(sim, ['--listen', '127.0.0.1:0', ...args], root);

/** Serves a folder with the headers and compression of the app's own host, so that both sides are transferred in the same way. */
export async function startHost({ xtask, root }, dir, simulator) {
  const folder = resolve(root, 'target/bench');
  mkdirSync(folder, { recursive: true });
  const file = resolve(folder, 'config.json');
  const config = simulator
    ? {
        clientId: simulator.client_id,
        apiUrl: simulator.api,
        authorizeUrl: `${simulator.api}/authorize`,
        tokenUrl: `${simulator.api}/access_token`,
      }
    : { clientId: 'C0000000000000000000000000000000000000000000000000000000000000000' };
  writeFileSync(file, JSON.stringify(config));
  const args = ['host', '--dir', dir, '--config', file, '--base', '/', '--listen', '127.0.0.1:0'];
  const { ready, stop } = await start(xtask, args, root);
  return { url: new URL('/', ready.listening).href, stop };
}
