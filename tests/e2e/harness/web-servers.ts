/** nginx, Caddy and Apache with the files of `deploy/`, serving the release build by plain http on loopback. */
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { dist, root, target } from './checkout';
import { freePort } from './free-port';
import { inSbin, replaced, startServer } from './server-process';

export const servers = ['nginx', 'caddy', 'apache'] as const;
export type Server = (typeof servers)[number];

export interface WebServer {
  port: number;
  stop: () => Promise<void>;
}

/** Writes the configuration into the folder and returns the command that serves `folder/app`. */
const commands: Record<Server, (folder: string, port: number) => [program: string, args: string[]]> = {
  nginx: (folder, port) => {
    const conf = replaced(`${root}/deploy/nginx/rollcall.conf`, [
      ['listen 80;\n\tserver_name rollcall.example.com;', `listen 127.0.0.1:${port};\n\tserver_name other;`],
      ['listen 443 ssl http2;\n\tserver_name rollcall.example.com;', `listen 127.0.0.1:${port} default_server;`],
      ['ssl_certificate /etc/ssl/rollcall.pem;', ''],
      ['ssl_certificate_key /etc/ssl/private/rollcall.key;', ''],
      ['/var/www/rollcall', `${folder}/app`],
      ['/etc/nginx/rollcall-', `${folder}/rollcall-`],
      // nginx looks the relay's host up when it starts.
      ['https://webexapis.com', 'https://127.0.0.1:9'],
    ]);
    writeFileSync(`${folder}/rollcall.conf`, conf);
    copyFileSync(`${root}/deploy/nginx/rollcall-headers.conf`, `${folder}/rollcall-headers.conf`);
    copyFileSync(`${root}/deploy/nginx/rollcall-secret.conf.example`, `${folder}/rollcall-secret.conf`);
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${folder}/${name};`);
    writeFileSync(
      `${folder}/main.conf`,
      `daemon off;\npid ${folder}/pid;\nevents {}\nhttp {\n${temporary.join('\n')}\naccess_log off;\ninclude ${folder}/rollcall.conf;\n}\n`,
    );
    return [inSbin('nginx'), ['-c', `${folder}/main.conf`, '-e', 'stderr']];
  },
  caddy: (folder, port) => {
    const conf = replaced(`${root}/deploy/caddy/Caddyfile`, [
      ['\nrollcall.example.com {', `\nhttp://127.0.0.1:${port} {`],
      ['/var/www/rollcall', `${folder}/app`],
      ['import /etc/caddy/rollcall-headers', `import ${folder}/rollcall-headers`],
    ]);
    writeFileSync(`${folder}/Caddyfile`, conf);
    copyFileSync(`${root}/deploy/caddy/rollcall-headers`, `${folder}/rollcall-headers`);
    return ['caddy', ['run', '--adapter', 'caddyfile', '--config', `${folder}/Caddyfile`]];
  },
  apache: (folder, port) => {
    copyFileSync(`${root}/deploy/apache/.htaccess`, `${folder}/app/.htaccess`);
    const modules = ['mpm_event', 'authz_core', 'dir', 'headers', 'mime', 'rewrite'];
    const load = modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so\n`).join('');
    writeFileSync(
      `${folder}/apache.conf`,
      `ServerName 127.0.0.1\nListen 127.0.0.1:${port}\nPidFile ${folder}/pid\nErrorLog ${folder}/error.log\nDefaultRuntimeDir ${folder}\n` +
        `Mutex file:${folder}\nTypesConfig /dev/null\n${load}User nobody\nGroup nogroup\nDocumentRoot ${folder}/app\n` +
        `<Directory ${folder}/app>\nAllowOverride All\nRequire all granted\n</Directory>\n`,
    );
    return [inSbin('apache2'), ['-D', 'FOREGROUND', '-d', folder, '-f', `${folder}/apache.conf`]];
  },
};

export async function startWebServer(server: Server): Promise<WebServer> {
  mkdirSync(target('e2e'), { recursive: true });
  const folder = mkdtempSync(target(`e2e/${server}-`));
  // Apache and nginx give up root.
  chmodSync(folder, 0o755);
  mkdirSync(`${folder}/app`);
  for (const name of readdirSync(dist)) {
    copyFileSync(`${dist}/${name}`, `${folder}/app/${name}`);
  }
  const port = await freePort();
  const [program, args] = commands[server](folder, port);
  return { port, stop: await startServer({ program, args, port, folder }) };
}
