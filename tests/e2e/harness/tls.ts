/** Puts https in front of a plain server on this machine, with a certificate of its own. Can leave a header out of the answers. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';

export interface Tls {
  /** Host and port. */
  host: string;
  /** The header that is left out from now on. */
  without: string | undefined;
  stop: () => Promise<void>;
}

/** Makes a key and a certificate for 127.0.0.1, as texts (PEM). */
export function certificate(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(`${tmpdir()}/rollcall-tls-`);
  const files = ['-keyout', `${folder}/key`, '-out', `${folder}/cert`];
  const subject = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', ...subject, ...files], {
    stdio: 'ignore',
  });
  const made = { key: readFileSync(`${folder}/key`), cert: readFileSync(`${folder}/cert`) };
  rmSync(folder, { recursive: true });
  return made;
}

export async function startTls(port: number): Promise<Tls> {
  const server = createServer(certificate(), (asked, answer) => {
    const headers = { ...asked.headers, host: `127.0.0.1:${port}` };
    const passed = request({ host: '127.0.0.1', port, method: asked.method, path: asked.url, headers }, (got) => {
      const kept = Object.entries(got.headers).filter(([name]) => name !== tls.without);
      answer.writeHead(got.statusCode ?? 502, Object.fromEntries(kept));
      got.pipe(answer);
    });
    passed.once('error', () => answer.destroy());
    asked.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const tls: Tls = {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    without: undefined,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return tls;
}
