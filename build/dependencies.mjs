import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './child.mjs';
import { exclusively } from './exclusive.mjs';
import { localCacheDir, root } from './paths.mjs';
import { CannotContinue, duration, say } from './say.mjs';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} Lock */

/** The oldest Node that the build tools accept: `engines.node` in package.json says the same. */
const oldestNode = [20, 19];

/** Refuses a Node that is too old before anything fails in a way that nobody can read. */
export function requireNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new CannotContinue(
    `this is Node ${version}, and Imprimatur needs Node ${oldestNode.join('.')} or newer. Install it from https://nodejs.org and run the command again.`,
  );
}

/**
 * Makes node_modules match package-lock.json. Compares with the lock that npm itself keeps inside node_modules, so
 * nothing is installed when nothing changed, whoever installed it.
 *
 * @returns {Promise<boolean>} whether packages had to be installed
 */
export async function installDependencies() {
  if (await areInstalled()) return false;
  return exclusively(join(localCacheDir, 'install.lock'), 'installing packages', async () => {
    if (await areInstalled()) return false;
    await npmCi();
    return true;
  });
}

async function npmCi() {
  say('installing packages (npm ci); about half a minute the first time');
  const started = Date.now();
  const { status, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
  });
  if (status !== 0) {
    throw new CannotContinue(
      `the packages could not be installed, so nothing else can be done. npm said:\n${output.trim()}\nCheck that the npm registry can be reached, then run the command again.`,
    );
  }
  say(`packages installed in ${duration(Date.now() - started)}`);
}

async function areInstalled() {
  const wanted = await readLock(join(root, 'package-lock.json'));
  const installed = await readLock(join(root, 'node_modules', '.package-lock.json'));
  return wanted !== undefined && installed !== undefined && isSatisfied(wanted, installed);
}

/**
 * Whether every package of a lock is installed in its version. Optional ones are for other machines and may be absent.
 *
 * @param {Lock} wanted
 * @param {Lock} installed
 */
export function isSatisfied(wanted, installed) {
  return Object.entries(wanted.packages ?? {}).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed.packages?.[path];
    return found === undefined ? Boolean(optional || devOptional) : found.version === version;
  });
}

/**
 * @param {string} file
 * @returns {Promise<Lock | undefined>}
 */
async function readLock(file) {
  try {
    return /** @type {Lock} */ (JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}
