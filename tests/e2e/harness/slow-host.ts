/** A host in front of another one that sends the start page up to a text, and the rest when told to. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SlowHost {
  url: string;
  /** Sends the rest of the start page. */
  finish: () => void;
  stop: () => Promise<void>;
}

export async function startSlowHost(behind: { origin: string; url: string }, until: string): Promise<SlowHost> {
  const { pathname } = new URL(behind.url);
  let finish = (): void => undefined;
  const server = createServer((request, response) => {
    void (async () => {
      const answer = await fetch(behind.origin + request.url);
      const body = Buffer.from(await answer.arrayBuffer());
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
      if (request.url !== pathname) {
        response.end(body);
        return;
      }
      const cut = body.indexOf(until);
      if (cut < 0) {
        throw new Error(`the start page does not contain ${until}`);
      }
      response.write(body.subarray(0, cut));
      finish = () => response.end(body.subarray(cut));
    })();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${pathname}`,
    finish: () => finish(),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
