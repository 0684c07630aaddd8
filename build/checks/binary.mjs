import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../paths.mjs';

/** Which package a command comes from, where it is not named after it. */
const packageOf = /** @type {Readonly<Record<string, string>>} */ ({
  tsc: 'typescript',
  depcruise: 'dependency-cruiser',
  playwright: '@playwright/test',
});

/**
 * The script behind a package's command, to be run with this very Node: no shell in between, so it works the same on
 * every system and ends when it is told to.
 *
 * @param {string} command
 * @returns {Promise<string>} absolute path
 */
export async function binary(command) {
  const folder = join(root, 'node_modules', packageOf[command] ?? command);
  const { bin } = /** @type {{ bin: string | Record<string, string> }} */ (
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))
  );
  const script = typeof bin === 'string' ? bin : bin[command];
  if (script === undefined) throw new Error(`${folder} has no command ${command}`);
  return join(folder, script);
}
