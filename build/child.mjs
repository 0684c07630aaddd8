import { spawn } from 'node:child_process';

/**
 * What became of a child process.
 *
 * @typedef {object} Outcome
 * @property {number} status exit status; 1 when it ended by a signal, 127 when it could not be started
 * @property {string} output stdout and stderr in order of arrival; empty when they were passed through
 */

/**
 * Runs a program to its end.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {boolean} [options.show] pass its output on as it comes (to stderr), in place of collecting it
 * @param {number} [options.timeout] milliseconds after which it is ended
 * @returns {Promise<Outcome>}
 */
export function run(command, args, { cwd, env = process.env, show = false, timeout } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      timeout,
      stdio: show ? ['ignore', 2, 2] : ['ignore', 'pipe', 'pipe'],
      // Only npm and npx are scripts that Windows must hand to its shell; we never pass them a caller's text.
      shell: process.platform === 'win32' && command === 'npm',
    });
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    child.once('error', (error) => resolve({ status: 127, output: error.message }));
    child.once('close', (code) => resolve({ status: code ?? 1, output }));
  });
}

/**
 * Whether a program of that name is on the path.
 *
 * @param {string} command
 */
export async function isInstalled(command) {
  const { status } = await run('sh', ['-c', 'command -v "$1" >/dev/null', 'sh', command]);
  return status === 0;
}
