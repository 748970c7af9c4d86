/** Starts one of our programs and waits for the line of JSON it prints when it is ready. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { root } from './checkout';

export interface Running<Ready> {
  ready: Ready;
  stop: () => Promise<void>;
}

export async function start<Ready>(program: string, args: string[]): Promise<Running<Ready>> {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)));
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const name = `${program} ${args.join(' ')}`;
  const ready = await new Promise<Ready>((resolve, reject) => {
    const lines = createInterface({ input: child.stdout });
    lines.once('line', (line) => {
      try {
        resolve(JSON.parse(line) as Ready);
      } catch {
        reject(new Error(`${name} printed ${JSON.stringify(line)} instead of a JSON line`));
      }
    });
    child.once('error', reject);
    void ended.then(() => reject(new Error(`${name} ended before it was ready:\n${complaint}`)));
  });
  child.stdout.resume();
  return {
    ready,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
