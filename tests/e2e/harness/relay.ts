/**
 * The app behind nginx or Caddy with the files of `deploy/`: page and relay at one origin, the simulator in the place of Webex.
 * Only names, ports and folders are replaced, and every replacement must occur.
 */
import { spawn } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { resolve } from 'node:path';
import type { AppHost, Config } from './app-host';
import { dist, root, target } from './checkout';

export type Server = 'nginx' | 'caddy';

type Replacements = [from: string, to: string][];

function replaced(name: string, replacements: Replacements): string {
  let text = readFileSync(resolve(root, 'deploy', name), 'utf8');
  for (const [from, to] of replacements) {
    if (!text.includes(from)) {
      throw new Error(`${name} has no ${from}`);
    }
    text = text.replaceAll(from, to);
  }
  return text;
}

const freePort = (): Promise<number> =>
  new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const listens = (port: number): Promise<boolean> =>
  new Promise((done) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      done(true);
    });
    socket.once('error', () => done(false));
  });

interface Place {
  folder: string;
  origin: string;
  port: number;
  upstream: string;
  basic: string;
}

function nginx({ folder, origin, port, upstream, basic }: Place): [string, string[], Record<string, string>] {
  const conf = replaced('nginx/rollcall.conf', [
    ['listen 80;', `listen 127.0.0.1:${port};\n\tserver_name other;`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} default_server;`],
    ['ssl_certificate /etc/ssl/rollcall.pem;', ''],
    ['ssl_certificate_key /etc/ssl/private/rollcall.key;', ''],
    ['https://rollcall.example.com', origin],
    ['server_name rollcall.example.com;', ''],
    ['/var/www/rollcall', `${folder}/app`],
    ['/etc/nginx/rollcall-', `${folder}/rollcall-`],
    ['https://$rollcall_site.webex.com/', `http://${upstream}/_site/$rollcall_site/`],
    ['https://webexapis.com', `http://${upstream}`],
    ['https://webexapis\\.com', `http://${upstream.replaceAll('.', '\\.')}`],
    ['Host webexapis.com', `Host ${upstream}`],
  ]);
  writeFileSync(`${folder}/rollcall.conf`, conf);
  writeFileSync(`${folder}/rollcall-headers.conf`, replaced('nginx/rollcall-headers.conf', []));
  writeFileSync(`${folder}/rollcall-secret.conf`, replaced('nginx/rollcall-secret.conf.example', [['Q0xJRU5UX0lEOkNMSUVOVF9TRUNSRVQ=', basic]]));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  writeFileSync(
    `${folder}/main.conf`,
    `daemon off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\n${temporary.join('\n')}\naccess_log off;\ninclude ${folder}/rollcall.conf;\n}\n`,
  );
  const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx'].find(existsSync) ?? 'nginx';
  return [program, ['-c', `${folder}/main.conf`, '-e', 'stderr'], {}];
}

function caddy({ folder, origin, port, upstream, basic }: Place): [string, string[], Record<string, string>] {
  const conf = replaced('caddy/Caddyfile', [
    ['https://rollcall.example.com', origin],
    ['\nrollcall.example.com {', `\nhttp://127.0.0.1:${port} {`],
    ['/var/www/rollcall', `${folder}/app`],
    ['import /etc/caddy/rollcall-headers', `import ${folder}/rollcall-headers`],
    ['rewrite * /WBXService/XMLService', 'rewrite * /_site/{re.site.1}/WBXService/XMLService'],
    ['reverse_proxy {re.site.1}.webex.com:443', `reverse_proxy ${upstream}`],
    ['\n\t\t\t\t\ttls\n', '\n'],
    ['https://webexapis.com', `http://${upstream}`],
    ['Host webexapis.com', `Host ${upstream}`],
  ]);
  writeFileSync(`${folder}/Caddyfile`, conf);
  writeFileSync(`${folder}/rollcall-headers`, replaced('caddy/rollcall-headers', []));
  const environment = { ROLLCALL_BASIC: basic, XDG_DATA_HOME: `${folder}/data`, XDG_CONFIG_HOME: `${folder}/settings`, HOME: folder };
  return ['caddy', ['run', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`], environment];
}

/** Starts a server. Its relay adds the secret of the client, as an integration of Webex requires it. */
export async function startRelay(server: Server, simOrigin: string, client: { id: string; secret: string }, scopes: string[]): Promise<AppHost> {
  mkdirSync(target('e2e'), { recursive: true });
  const folder = mkdtempSync(target(`e2e/${server}-`));
  // nginx gives up root, and must still read the app.
  chmodSync(folder, 0o755);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  cpSync(dist, `${folder}/app`, { recursive: true });
  const config: Config & { xmlUrl: string } = {
    clientId: client.id,
    apiUrl: 'relay/v1',
    authorizeUrl: `${simOrigin}/v1/authorize`,
    tokenUrl: 'relay/access_token',
    xmlUrl: 'relay/xml/',
    scopes,
  };
  writeFileSync(`${folder}/app/config.json`, JSON.stringify(config));
  for (const packed of ['config.json.br', 'config.json.gz']) {
    rmSync(`${folder}/app/${packed}`, { force: true });
  }
  const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
  const place = { folder, origin, port, upstream: new URL(simOrigin).host, basic };
  const [program, args, environment] = server === 'nginx' ? nginx(place) : caddy(place);
  const child = spawn(program, args, { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-4000)));
  let running = true;
  const ended = new Promise<void>((done) => {
    child.once('close', () => {
      running = false;
      done();
    });
  });
  for (let tries = 0; !(await listens(port)); tries += 1) {
    if (!running || tries > 400) {
      throw new Error(`${server} did not start:\n${complaint}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url: `${origin}/`,
    origin,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
