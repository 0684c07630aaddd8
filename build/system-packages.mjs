import { existsSync } from 'node:fs';
import { isInstalled, run } from './child.mjs';
import { CannotContinue, duration, isMain, runScript, say } from './say.mjs';

/**
 * Something the operating system must provide. It is looked for as what is used (a library, a program, a folder), so
 * that a system which names its packages otherwise is not told that something is missing.
 *
 * @typedef {object} Need
 * @property {'library' | 'program' | 'folder'} kind
 * @property {string} name
 * @property {readonly string[]} packages Debian's and Ubuntu's names for it, the newest release's first
 */

/** @type {readonly Need[]} what Chromium links against */
const libraries = [
  library('libgtk-3.so.0', 'libgtk-3-0t64', 'libgtk-3-0'),
  library('libnss3.so', 'libnss3'),
  library('libasound.so.2', 'libasound2t64', 'libasound2'),
  library('libgbm.so.1', 'libgbm1'),
  library('libXss.so.1', 'libxss1'),
  library('libXtst.so.6', 'libxtst6'),
  library('libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'),
  library('libdrm.so.2', 'libdrm2'),
];

/** @type {readonly Need[]} a display where there is none */
const virtualDisplay = [program('Xvfb', 'xvfb'), program('xauth', 'xauth')];

/** @type {readonly Need[]} letters of the languages that the app is shown in */
const fonts = [
  folder('/usr/share/fonts/truetype/noto', 'fonts-noto-core'),
  folder('/usr/share/fonts/opentype/noto', 'fonts-noto-cjk'),
];

/** @type {readonly Need[]} peers of the tests that nobody here wrote: a WebDAV server, and Git */
const testPeers = [program('/usr/sbin/apache2', 'apache2-bin'), program('git', 'git')];

/** @param {string} name @param {string[]} packages @returns {Need} */
function library(name, ...packages) {
  return { kind: 'library', name, packages };
}

/** @param {string} name @param {string[]} packages @returns {Need} */
function program(name, ...packages) {
  return { kind: 'program', name, packages };
}

/** @param {string} name @param {string[]} packages @returns {Need} */
function folder(name, ...packages) {
  return { kind: 'folder', name, packages };
}

/** What is needed to show the window, to test it, or to run the unit tests alone. */
export const needs = {
  /** @param {{ hasDisplay: boolean }} machine */
  window: ({ hasDisplay }) => [...libraries, ...fonts, ...(hasDisplay ? [] : virtualDisplay)],
  tests: () => testPeers,
};

/**
 * Installs what is missing where it may (root on Debian or Ubuntu). Elsewhere on those, the person gets the exact
 * command; on any other system the missing names are said, and the start is tried all the same.
 *
 * @param {readonly Need[]} wanted
 */
export async function ensureSystemPackages(wanted) {
  if (process.platform !== 'linux') return;
  const missing = await missingOf(wanted);
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => name).join(', ');
  if (!(await isInstalled('apt-get'))) {
    say(
      `this system lacks ${names}. Please install them with its package manager if the app does not start.`,
    );
    return;
  }
  if (process.getuid?.() === 0) return install(missing);
  const packages = await packageNames(missing);
  throw new CannotContinue(
    `this system lacks ${names}, and only an administrator may install them. Please run:\n  sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(' ')}`,
  );
}

/** @param {readonly Need[]} missing */
async function install(missing) {
  const started = Date.now();
  say(`installing system packages for ${missing.map(({ name }) => name).join(', ')}`);
  await apt('update');
  const packages = await packageNames(missing);
  await apt('install', '-y', '--no-install-recommends', ...packages);
  say(`installed ${packages.join(', ')} in ${duration(Date.now() - started)}`);
}

/** @param {string[]} args */
async function apt(...args) {
  // Two installations at once wait for each other, in place of one failing over dpkg's lock.
  const options = ['-q', '-o', 'DPkg::Lock::Timeout=180', '-o', 'Dpkg::Use-Pty=0'];
  const { status, output } = await run('apt-get', [...options, ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
  if (status === 0) return;
  throw new CannotContinue(
    `"apt-get ${args.join(' ')}" failed, so what the window needs from the system is not there. It said:\n${output.trim()}`,
  );
}

/**
 * @param {readonly Need[]} missing
 * @returns {Promise<readonly string[]>} one package for each need: the first of its names that this release has
 */
async function packageNames(missing) {
  const names = await Promise.all(
    missing.map(async ({ packages }) => {
      for (const name of packages) {
        if (
          packages.length === 1 ||
          (await run('apt-cache', ['show', '--no-all-versions', name])).status === 0
        )
          return name;
      }
      return packages.at(-1);
    }),
  );
  return names.filter((name) => name !== undefined);
}

/**
 * @param {readonly Need[]} wanted
 * @returns {Promise<readonly Need[]>}
 */
export async function missingOf(wanted) {
  const linkable = await linkableLibraries();
  const found = await Promise.all(wanted.map((need) => isThere(need, linkable)));
  return wanted.filter((_, index) => !found[index]);
}

/**
 * @param {Need} need
 * @param {string} linkable
 */
async function isThere({ kind, name }, linkable) {
  if (kind === 'library') return linkable.includes(`${name} `);
  if (kind === 'folder' || name.startsWith('/')) return existsSync(name);
  return isInstalled(name);
}

/** The linker's list of libraries. `ldconfig` is outside the path of a normal user on Debian. */
async function linkableLibraries() {
  for (const command of ['ldconfig', '/sbin/ldconfig']) {
    const { status, output } = await run(command, ['-p']);
    if (status === 0) return output;
  }
  return '';
}

if (isMain(import.meta)) {
  await runScript(() => ensureSystemPackages([...needs.window({ hasDisplay: false }), ...needs.tests()]));
}
