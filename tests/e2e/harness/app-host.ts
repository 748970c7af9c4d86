/** The static host of the release build, with a `config.json` for this worker's simulator. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { target, xtaskProgram } from './checkout';
import { start } from './program';

export interface AppHost {
  /** The app's address, including the sub-path and a trailing slash. */
  url: string;
  origin: string;
  stop: () => Promise<void>;
}

/** The settings in `docs/configuration.md` that tests use. */
export interface Config {
  clientId?: string;
  apiUrl: string;
  authorizeUrl: string;
  tokenUrl: string;
  issuer?: string;
  redirectPath?: string;
  scopes?: string[];
  signInMethods?: string[];
  idleMinutes?: number;
  sessionHours?: number;
  requestTimeoutSeconds?: number;
  readOnly?: boolean;
  /** Off in most tests: it would answer instead of what they change. */
  serviceWorker?: boolean;
  title?: string;
  supportUrl?: string;
  environments?: string[];
}

export async function startAppHost(dir: string, base: string, config: Config): Promise<AppHost> {
  mkdirSync(target('e2e'), { recursive: true });
  const file = `${mkdtempSync(target('e2e/config-'))}/config.json`;
  writeFileSync(file, JSON.stringify(config, null, 2));
  const args = ['host', '--dir', dir, '--config', file, '--base', base, '--listen', '127.0.0.1:0'];
  const { ready, stop } = await start<{ listening: string }>(xtaskProgram, args);
  const origin = new URL(ready.listening).origin;
  return { url: origin + base, origin, stop };
}
