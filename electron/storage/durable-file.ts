import { copyFile, link, readFile, readdir, rename, stat, unlink } from 'node:fs/promises';
import path from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { nodeFs } from '../journal/node-fs';

/** The name of the n-th newest backup, from 1. */
export function backupPath(file: string, number: number): string {
  return `${file}.bak-${number}`;
}

/** The file's text, or null if there is none. Other errors are thrown. */
export async function readIfPresent(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Whether an error is Node's error with that code. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/**
 * Replaces a file's text so that a reader finds the old or the new one, whole, whatever happens in between, and
 * returns when the new one would survive a power cut. write-file-atomic does the first part (unique name, fsync,
 * rename) but neither the directory's fsync, without which a rename can be undone, nor a check that everything was
 * written: it ignores a short write on a full disk, so the file is read back.
 */
export async function replaceFile(file: string, text: string): Promise<void> {
  const folder = path.dirname(file);
  for (const created of await nodeFs.makeDirectory(folder)) await nodeFs.syncDirectory(path.dirname(created));
  await writeFileAtomic(file, text, { encoding: 'utf8', fsync: true });
  await nodeFs.syncDirectory(folder);
  if ((await readFile(file, 'utf8')) !== text) throw new Error('read back differently');
}

/** Keeps the file as it is now as the newest of `count` backups. Does nothing when there is no file. */
export async function keepBackup(file: string, count: number): Promise<void> {
  if (count < 1) return;
  for (let number = count - 1; number >= 1; number -= 1) {
    await rename(backupPath(file, number), backupPath(file, number + 1)).catch(ignoreMissing);
  }
  await duplicate(file, backupPath(file, 1)).catch(ignoreMissing);
}

/**
 * Gives an unusable file a second name beside it and returns that name. The file itself stays until it is replaced,
 * so that at no moment neither of them is there.
 */
export async function setAside(file: string, at: Date): Promise<string> {
  const stamp = at.toISOString().replaceAll(':', '').replace('.', '-');
  for (let attempt = 0; ; attempt += 1) {
    const aside = `${file}.bad-${stamp}${attempt === 0 ? '' : `-${attempt}`}`;
    try {
      await duplicate(file, aside);
      await nodeFs.syncDirectory(path.dirname(file));
      return aside;
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
  }
}

/** Removes temporary files that write-file-atomic left behind when a process was killed more than a minute ago. */
export async function removeLeftovers(file: string, now: Date): Promise<void> {
  const folder = path.dirname(file);
  const prefix = `${path.basename(file)}.`;
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    if (!name.startsWith(prefix) || !/^\d{1,10}$/.test(name.slice(prefix.length))) continue;
    const leftover = path.join(folder, name);
    const age = await stat(leftover).then(
      (found) => now.getTime() - found.mtimeMs,
      () => 0,
    );
    if (age > 60_000) await unlink(leftover).catch(ignoreMissing);
  }
}

/** A second name for the same bytes; a copy where the file system knows no hard links. */
async function duplicate(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (hasCode(error, 'ENOENT') || hasCode(error, 'EEXIST')) throw error;
    await copyFile(from, to);
    await nodeFs.syncFile(to);
  }
}

function ignoreMissing(error: unknown): void {
  if (!hasCode(error, 'ENOENT')) throw error;
}
