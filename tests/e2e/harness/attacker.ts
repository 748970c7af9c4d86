/** A second server on loopback in the attacker's role: it answers everything and records what it was sent. */
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Caught {
  method: string;
  url: string;
  headers: IncomingHttpHeaders;
}

export interface Attacker {
  origin: string;
  caught: Caught[];
  stop: () => Promise<void>;
}

export async function startAttacker(): Promise<Attacker> {
  const caught: Caught[] = [];
  const server = createServer((request, response) => {
    caught.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers });
    response.writeHead(200, {
      'access-control-allow-origin': request.headers.origin ?? '*',
      'access-control-allow-headers': 'authorization, content-type, accept',
      'access-control-expose-headers': 'link',
      'content-type': 'application/json',
    });
    response.end('{"items":[{"id":"stolen","displayName":"Planted by the attacker","emails":["planted@attacker.example"]}]}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    caught,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
