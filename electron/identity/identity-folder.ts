import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, readdir, readFile, stat, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { syncFile, syncFolder } from '../storage/sync';

/** An identity file is about 1 KB; whatever is far above that is none and is not read. */
const largestFile = 64 * 1024;

/** The files that identities live in, by name. Whatever fails for the system's reasons throws Node's error. */
export interface IdentityFiles {
  /** Names of the regular entries, sorted; empty if the folder is not there yet. */
  readonly names: () => Promise<readonly string[]>;
  /** `undefined` if there is no such file. */
  readonly read: (name: string) => Promise<Uint8Array | undefined>;
  /** Writes a new file, durably and all or nothing; `false`, with nothing written, if the name is taken. */
  readonly create: (name: string, bytes: Uint8Array) => Promise<boolean>;
  /** Replaces or makes a file, durably and all or nothing. */
  readonly replace: (name: string, bytes: Uint8Array) => Promise<void>;
  readonly remove: (name: string) => Promise<void>;
}

/** Identity files in one folder, readable by their owner only. Names must be plain file names made by us. */
export function identityFolder(folder: string): IdentityFiles {
  const at = (name: string): string => join(folder, name);
  return {
    names: () => namesIn(folder),
    read: (name) => readSmall(at(name)),
    create: (name, bytes) => createDurably(at(name), bytes),
    replace: async (name, bytes) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await writeFileAtomic(at(name), Buffer.from(bytes), { mode: 0o600, fsync: true });
      await syncFolder(folder);
    },
    remove: async (name) => {
      await unlink(at(name)).catch(unlessMissing);
      await syncFolder(folder).catch(unlessMissing);
    },
  };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(unlessMissing);
  const files = (entries ?? []).filter((entry) => entry.isFile());
  return files.map((entry) => entry.name).sort();
}

async function readSmall(path: string): Promise<Uint8Array | undefined> {
  const found = await stat(path).catch(unlessMissing);
  if (found === undefined) return undefined;
  if (found.size > largestFile) throw Object.assign(new Error('File too large.'), { code: 'EFBIG' });
  return readFile(path);
}

async function createDurably(path: string, bytes: Uint8Array): Promise<boolean> {
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}.tmp`;
  const file = await open(draft, 'wx', 0o600);
  try {
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    if (!(await claim(draft, path))) return false;
  } finally {
    await unlink(draft).catch(unlessMissing);
  }
  await syncFolder(folder);
  return true;
}

/** Gives the finished draft its name, unless that is taken: a link fails where a rename would overwrite. */
async function claim(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
  }
  try {
    // File systems without links (FAT, some network shares) get a copy that refuses to overwrite.
    await copyFile(draft, path, constants.COPYFILE_EXCL);
    await syncFile(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Node's error code ("ENOENT"), or "unknown" for whatever else was thrown. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

function unlessMissing(error: unknown): undefined {
  if (codeOf(error) === 'ENOENT') return undefined;
  throw error;
}
