import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
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

async function prepare(): Promise<{ base: string; folder: string; port: number }> {
  // Not below the user's home: www-data has to get in.
  const base = await mkdtemp(path.join('/tmp', 'imprimatur-apache-'));
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

/** How an Apache is set up: who may come in, and whether it looks at conditions. */
export interface ApacheOptions {
  readonly user?: string;
  readonly password?: string;
  /** Takes `If-None-Match` out of every request, so that the server overwrites as nginx's DAV module does. */
  readonly ignoresConditions?: boolean;
}

const modules = [
  ...['mpm_event', 'authz_core', 'authz_user', 'authn_core', 'authn_file', 'auth_basic'],
  ...['alias', 'headers', 'dav', 'dav_fs'],
];

/** Apache httpd with mod_dav and mod_dav_fs (Debian package `apache2-bin`), below `/releases/`. */
export async function startApache(options: ApacheOptions = {}): Promise<PeerServer> {
  const { base, folder, port } = await prepare();
  const configuration = `
ServerRoot /usr/lib/apache2
ServerName localhost
PidFile ${base}/logs/httpd.pid
Listen 127.0.0.1:${port}
ErrorLog ${base}/logs/error.log
${modules.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
${isRoot ? 'User www-data\nGroup www-data' : ''}
${options.ignoresConditions === true ? 'RequestHeader unset If-None-Match early' : ''}
DocumentRoot ${base}/temp
Alias /releases ${folder}
DavLockDB ${base}/lock/db
<Directory ${folder}>
Dav On
${await accessRule(base, options)}
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

async function accessRule(base: string, { user, password }: ApacheOptions): Promise<string> {
  if (user === undefined || password === undefined) return 'Require all granted';
  // {SHA}: the one format that needs no tool of Apache's.
  const hash = createHash('sha1').update(password).digest('base64');
  await writeFile(path.join(base, 'passwords'), `${user}:{SHA}${hash}\n`);
  return `AuthType Basic\nAuthName releases\nAuthUserFile ${base}/passwords\nRequire valid-user`;
}
