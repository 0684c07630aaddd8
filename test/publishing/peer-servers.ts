import { execFile, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A server of Debian's that nobody here wrote, started for one test file on a port and a folder of its own. */
export interface PeerServer {
  readonly url: string;
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

// Debian's workers run as www-data when root starts the server, and as ourselves otherwise.
const isRoot = process.getuid?.() === 0;

async function prepare(name: string): Promise<{ base: string; folder: string; port: number }> {
  // Not below the user's home: www-data has to get in.
  const base = await mkdtemp(path.join('/tmp', `imprimatur-${name}-`));
  const folder = path.join(base, 'www');
  await mkdir(folder);
  for (const extra of ['lock', 'temp', 'logs']) await mkdir(path.join(base, extra));
  if (isRoot) {
    const id = async (flag: string): Promise<number> => Number((await run('id', [flag, 'www-data'])).stdout);
    const [user, group] = [await id('-u'), await id('-g')];
    for (const each of ['.', 'www', 'lock', 'temp', 'logs']) await chown(path.join(base, each), user, group);
  }
  return { base, folder, port: await freePort() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Starts a server in the foreground and waits until it answers HTTP. */
async function launch(
  command: string,
  args: readonly string[],
  base: string,
  port: number,
): Promise<() => Promise<void>> {
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await gone;
    await rm(base, { recursive: true, force: true });
  };
  for (let attempt = 0; child.exitCode === null; attempt += 1) {
    if (await answers(port)) return stop;
    if (attempt > 400) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  await stop();
  throw new Error(`${command} did not start: ${complaint}`);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    request({ port, host: '127.0.0.1', method: 'OPTIONS' }, (response) => {
      response.resume();
      resolve(true);
    })
      .on('error', () => resolve(false))
      .end();
  });
}

/** Apache httpd with mod_dav and mod_dav_fs (Debian package `apache2`), below `/releases/`. */
export async function startApache(
  options: { readonly user?: string; readonly password?: string } = {},
): Promise<PeerServer> {
  const { base, folder, port } = await prepare('apache');
  const module = (name: string): string =>
    `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`;
  const modules = [
    'mpm_event',
    'authz_core',
    'authz_user',
    'authn_core',
    'authn_file',
    'auth_basic',
    'alias',
    'dav',
    'dav_fs',
  ];
  let access = 'Require all granted';
  if (options.user !== undefined && options.password !== undefined) {
    // {SHA}: the one format that needs no tool of Apache's.
    const { createHash } = await import('node:crypto');
    const hash = createHash('sha1').update(options.password).digest('base64');
    await writeFile(path.join(base, 'passwords'), `${options.user}:{SHA}${hash}\n`);
    access = `AuthType Basic\nAuthName releases\nAuthUserFile ${base}/passwords\nRequire valid-user`;
  }
  const configuration = `
ServerRoot /usr/lib/apache2
ServerName localhost
PidFile ${base}/logs/httpd.pid
Listen 127.0.0.1:${port}
ErrorLog ${base}/logs/error.log
${modules.map(module).join('\n')}
${isRoot ? 'User www-data\nGroup www-data' : ''}
DocumentRoot ${base}/temp
Alias /releases ${folder}
DavLockDB ${base}/lock/db
<Directory ${folder}>
Dav On
${access}
</Directory>
`;
  await writeFile(path.join(base, 'httpd.conf'), configuration);
  const stop = await launch(
    '/usr/sbin/apache2',
    ['-f', path.join(base, 'httpd.conf'), '-D', 'FOREGROUND'],
    base,
    port,
  );
  return { url: `http://127.0.0.1:${port}/releases/`, folder, stop };
}

/** nginx with its DAV module (Debian packages `nginx-light` and bigger), which ignores `If-None-Match` on `PUT`. */
export async function startNginx(): Promise<PeerServer> {
  const { base, folder, port } = await prepare('nginx');
  const configuration = `
daemon off;
${isRoot ? 'user www-data;' : ''}
pid ${base}/logs/nginx.pid;
error_log ${base}/logs/error.log;
events { worker_connections 64; }
http {
  access_log off;
  client_body_temp_path ${base}/temp/body;
  proxy_temp_path ${base}/temp/proxy;
  fastcgi_temp_path ${base}/temp/fastcgi;
  uwsgi_temp_path ${base}/temp/uwsgi;
  scgi_temp_path ${base}/temp/scgi;
  server {
    listen 127.0.0.1:${port};
    root ${folder};
    location / {
      dav_methods PUT DELETE MKCOL COPY MOVE;
      create_full_put_path on;
      client_max_body_size 100m;
    }
  }
}
`;
  await writeFile(path.join(base, 'nginx.conf'), configuration);
  const stop = await launch(
    '/usr/sbin/nginx',
    ['-c', path.join(base, 'nginx.conf'), '-e', path.join(base, 'logs/error.log')],
    base,
    port,
  );
  return { url: `http://127.0.0.1:${port}/`, folder, stop };
}
