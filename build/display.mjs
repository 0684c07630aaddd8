import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './child.mjs';
import { CannotContinue } from './say.mjs';

/**
 * A display that windows can open on.
 *
 * @typedef {object} Display
 * @property {Readonly<Record<string, string>>} env variables that a program needs to reach it; none for the user's own
 * @property {boolean} isVirtual nobody can see it
 * @property {() => Promise<void>} stop ends what was started for it
 */

/**
 * Whether a window can be shown without starting anything.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function hasDisplay(env = process.env) {
  return process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/**
 * The user's display, or a virtual one of our own (Xvfb). Its number is chosen by the X server, so any number of them
 * can run; only holders of its cookie may connect, as `xvfb-run` does it.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Display>}
 */
export async function openDisplay(env = process.env) {
  if (hasDisplay(env)) return { env: {}, isVirtual: false, stop: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'imprimatur-display-'));
  const cookie = randomBytes(16).toString('hex');
  const authority = join(folder, 'Xauthority');
  await addCookie(authority, ':0', cookie);
  const { server, number } = await startServer(authority);
  await addCookie(authority, `:${number}`, cookie);
  return {
    env: { DISPLAY: `:${number}`, XAUTHORITY: authority },
    isVirtual: true,
    stop: async () => {
      await ended(server);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/**
 * @param {string} authority
 * @param {string} display
 * @param {string} cookie
 */
async function addCookie(authority, display, cookie) {
  await writeFile(authority, '', { flag: 'a', mode: 0o600 });
  const { status, output } = await run('xauth', ['-f', authority, 'add', display, '.', cookie]);
  if (status !== 0) throw new CannotContinue(`xauth could not prepare a virtual display: ${output.trim()}`);
}

/**
 * @param {string} authority
 * @returns {Promise<{ server: import('node:child_process').ChildProcess, number: string }>}
 */
function startServer(authority) {
  return new Promise((resolve, reject) => {
    const screen = ['-screen', '0', '1600x1000x24', '-nolisten', 'tcp'];
    const server = spawn('Xvfb', ['-displayfd', '3', '-auth', authority, ...screen], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    });
    const failed = (/** @type {string} */ why) =>
      reject(new CannotContinue(`no display is here, and a virtual one (Xvfb) could not be started: ${why}`));
    server.once('error', (error) => failed(error.message));
    server.once('exit', (code) => failed(`it ended with status ${code}`));
    const numbers = /** @type {import('node:stream').Readable} */ (server.stdio[3]);
    numbers
      .setEncoding('utf8')
      .once('data', (/** @type {string} */ text) => resolve({ server, number: text.trim() }));
    process.once('exit', () => server.kill());
  });
}

/** @param {import('node:child_process').ChildProcess} server */
function ended(server) {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) return resolve(undefined);
    server.once('exit', resolve);
    server.kill();
  });
}
