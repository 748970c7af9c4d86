/**
 * The package's zip behind nginx or Caddy with its own `deploy/`: page and relay at one origin with TLS, the simulator in the place of
 * Webex. Only names, ports and folders are replaced, and every replacement must occur.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { AppHost, Config } from './app-host';
import { packageOf, target } from './checkout';
import { freePort } from './free-port';
import { inSbin, replaced, startServer } from './server-process';
import { certificate } from './tls';

export type Server = 'nginx' | 'caddy';

interface Place {
  folder: string;
  /** The configurations of the package. */
  deploy: string;
  origin: string;
  port: number;
  /** The port without TLS. */
  plainPort: number;
  upstream: string;
  basic: string;
}

function nginx({ folder, deploy, origin, port, plainPort, upstream, basic }: Place): [string, string[], Record<string, string>] {
  const conf = replaced(`${deploy}/nginx/rollcall.conf`, [
    ['listen 80;', `listen 127.0.0.1:${plainPort};`],
    ['listen 443 ssl http2;', `listen 127.0.0.1:${port} ssl http2 default_server;`],
    ['/etc/ssl/rollcall.pem', `${folder}/cert.pem`],
    ['/etc/ssl/private/rollcall.key', `${folder}/key.pem`],
    ['https://rollcall.example.com', origin],
    ['server_name rollcall.example.com;', ''],
    ['/var/www/rollcall', `${folder}/www`],
    ['/etc/nginx/rollcall-', `${folder}/rollcall-`],
    ['https://$rollcall_site.webex.com/', `http://${upstream}/_site/$rollcall_site/`],
    ['https://webexapis.com', `http://${upstream}`],
    ['https://webexapis\\.com', `http://${upstream.replaceAll('.', '\\.')}`],
    ['Host webexapis.com', `Host ${upstream}`],
  ]);
  writeFileSync(`${folder}/rollcall.conf`, conf);
  writeFileSync(`${folder}/rollcall-headers.conf`, replaced(`${deploy}/nginx/rollcall-headers.conf`, []));
  writeFileSync(
    `${folder}/rollcall-secret.conf`,
    replaced(`${deploy}/nginx/rollcall-secret.conf.example`, [['Q0xJRU5UX0lEOkNMSUVOVF9TRUNSRVQ=', basic]]),
  );
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
  writeFileSync(
    `${folder}/main.conf`,
    `daemon off;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\n${temporary.join('\n')}\naccess_log off;\ninclude ${folder}/rollcall.conf;\n}\n`,
  );
  return [inSbin('nginx'), ['-c', `${folder}/main.conf`, '-e', 'stderr'], {}];
}

function caddy({ folder, deploy, origin, upstream, basic }: Place): [string, string[], Record<string, string>] {
  const conf = replaced(`${deploy}/caddy/Caddyfile`, [
    ['https://rollcall.example.com', origin],
    ['\nrollcall.example.com {', `\n${origin} {\n\ttls ${folder}/cert.pem ${folder}/key.pem`],
    ['\tadmin off\n', '\tadmin off\n\tauto_https off\n'],
    ['/var/www/rollcall', `${folder}/www`],
    ['import /etc/caddy/rollcall-headers', `import ${folder}/rollcall-headers`],
    ['rewrite * /WBXService/XMLService', 'rewrite * /_site/{re.site.1}/WBXService/XMLService'],
    ['reverse_proxy {re.site.1}.webex.com:443', `reverse_proxy ${upstream}`],
    ['\n\t\t\t\t\ttls\n', '\n'],
    ['https://webexapis.com', `http://${upstream}`],
    ['Host webexapis.com', `Host ${upstream}`],
  ]);
  writeFileSync(`${folder}/Caddyfile`, conf);
  writeFileSync(`${folder}/rollcall-headers`, replaced(`${deploy}/caddy/rollcall-headers`, []));
  return ['caddy', ['run', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`], { ROLLCALL_BASIC: basic }];
}

export interface Hosted {
  server: Server;
  /** An app whose package is served. */
  app: string;
  /** The path that it was built for. */
  base: string;
  simOrigin: string;
  /** What the relay adds, as an integration of Webex requires it. */
  client: { id: string; secret: string };
  scopes: string[];
}

/** Unpacks the package, copies its app below the server's folder, and starts the server as its configuration says. */
export async function startRelay({ server, app, base, simOrigin, client, scopes }: Hosted): Promise<AppHost> {
  mkdirSync(target('e2e'), { recursive: true });
  const folder = mkdtempSync(target(`e2e/${server}-`));
  // nginx gives up root, and must still read the app.
  chmodSync(folder, 0o755);
  execFileSync('unzip', ['-q', packageOf(app), '-d', `${folder}/package`]);
  const unpacked = resolve(`${folder}/package`, readdirSync(`${folder}/package`)[0]!);
  execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: unpacked });
  const served = `${folder}/www${base}`;
  cpSync(`${unpacked}/app`, served, { recursive: true });
  const port = await freePort();
  const origin = `https://127.0.0.1:${port}`;
  const config: Config & { xmlUrl: string } = {
    clientId: client.id,
    apiUrl: 'relay/v1',
    authorizeUrl: `${simOrigin}/v1/authorize`,
    tokenUrl: 'relay/access_token',
    xmlUrl: 'relay/xml/',
    scopes,
  };
  writeFileSync(`${served}config.json`, JSON.stringify(config));
  for (const packed of ['config.json.br', 'config.json.gz']) {
    rmSync(`${served}${packed}`, { force: true });
  }
  const { cert, key } = certificate();
  writeFileSync(`${folder}/cert.pem`, cert);
  writeFileSync(`${folder}/key.pem`, key);
  const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64');
  const upstream = new URL(simOrigin).host;
  const place = { folder, deploy: `${unpacked}/deploy`, origin, port, plainPort: await freePort(), upstream, basic };
  const [program, args, environment] = server === 'nginx' ? nginx(place) : caddy(place);
  const stop = await startServer({ program, args, environment, port, folder });
  return { url: `${origin}${base}`, origin, stop };
}
