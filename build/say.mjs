import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * One line of progress for the person at the terminal. Goes to stderr, so that a command whose answer is on stdout
 * (the command line program, `electron-runtime.mjs`) stays readable by a machine.
 *
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`imprimatur: ${line}\n`);
}

/**
 * A whole number of seconds as people read it: `7 s`, `2 min 05 s`.
 *
 * @param {number} milliseconds
 */
export function duration(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

/** A condition that a person has to mend. Its message is the whole explanation, so no stack is printed for it. */
export class CannotContinue extends Error {}

/**
 * Runs the body of a script. A {@link CannotContinue} ends it with its plain message, anything else is a bug of ours
 * and is thrown with its stack.
 *
 * @param {() => Promise<number | void>} body resolves to the exit status, nothing means 0
 */
export async function runScript(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    if (!(error instanceof CannotContinue)) throw error;
    say(error.message);
    process.exitCode = 1;
  }
}

/**
 * Whether a module is the script that Node was asked to run, and not an import of another one.
 *
 * @param {ImportMeta} meta
 */
export function isMain(meta) {
  const script = process.argv[1];
  return script !== undefined && realpathSync(script) === fileURLToPath(meta.url);
}
