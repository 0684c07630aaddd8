import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout that these scripts belong to, with no trailing slash. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** Where compiled code goes. Everything below can be deleted at any time. */
export const outDir = join(root, 'out');

/** Results that only speed up the next run (lint and compiler caches, test reports), inside the checkout. */
export const localCacheDir = join(root, '.cache');

/**
 * The folder that checkouts share, for what is expensive to fetch again.
 *
 * @param {NodeJS.ProcessEnv} env
 */
export function userCacheDir(env = process.env) {
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'imprimatur');
}
