import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { say } from './say.mjs';

/**
 * Runs `work` while no other process of ours does the same, so that two terminals may build at once. The lock is a
 * folder, for making one is atomic everywhere; it holds its owner's process id, and a dead owner's lock is taken over.
 *
 * @template T
 * @param {string} lock path of the lock; its parent is made when missing
 * @param {string} what words for the person who has to wait
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function exclusively(lock, what, work) {
  await mkdir(dirname(lock), { recursive: true });
  for (let attempt = 0; !(await take(lock)); attempt += 1) {
    if (await isAbandoned(lock)) await rm(lock, { recursive: true, force: true });
    else if (attempt === 0) say(`waiting for another process that is ${what}`);
    await wait(100);
  }
  try {
    return await work();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

/** @param {string} lock */
async function take(lock) {
  try {
    await mkdir(lock);
  } catch {
    return false;
  }
  await writeFile(join(lock, 'pid'), String(process.pid));
  return true;
}

/** @param {string} lock */
async function isAbandoned(lock) {
  const pid = Number(await readFile(join(lock, 'pid'), 'utf8').catch(() => ''));
  // The owner writes its id right after it made the folder: a moment without one is no reason to take it away.
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
}
