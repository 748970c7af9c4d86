/** What the tests of web servers share: configurations with a few texts replaced, and programs that are waited for. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';

/** Reads a configuration and replaces what belongs to a place. Every replacement must occur. */
export function replaced(file: string, replacements: [from: string, to: string][]): string {
  let text = readFileSync(file, 'utf8');
  for (const [from, to] of replacements) {
    if (!text.includes(from)) {
      throw new Error(`${file} has no ${from}`);
    }
    text = text.replaceAll(from, to);
  }
  return text;
}

/** Debian has some programs where only root searches. */
export const inSbin = (name: string): string => (existsSync(`/usr/sbin/${name}`) ? `/usr/sbin/${name}` : name);

const listens = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });

export interface ServerProgram {
  program: string;
  args: string[];
  /** Variables beside those of the tests. */
  environment?: Record<string, string>;
  port: number;
  /** What the server keeps; removed when it ends. */
  folder: string;
}

/** Starts a server, waits until it listens, and returns what stops it. */
export async function startServer({ program, args, environment, port, folder }: ServerProgram): Promise<() => Promise<void>> {
  const home = { XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder, HOME: folder };
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...home, ...environment } });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)));
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = (): void => {
      over = true;
      resolve();
    };
    child.once('close', end);
    // Without such a program there is no process to end.
    child.once('error', (error) => {
      complaint += error.message;
      end();
    });
  });
  while (!(await listens(port))) {
    if (over) {
      rmSync(folder, { recursive: true, force: true });
      throw new Error(`${program} ended before it listened; \`cargo xtask setup\` installs it:\n${complaint}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return async () => {
    child.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}
