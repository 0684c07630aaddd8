import { createHash, randomUUID } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';

/** Objects as files of a folder. Creating is atomic and exclusive, by link(2); replacing is atomic, by rename(2). */
export interface ObjectFolder {
  /** False, with nothing written, if the key is taken. */
  readonly create: (key: string, bytes: Uint8Array) => Promise<boolean>;
  readonly replace: (key: string, bytes: Uint8Array) => Promise<void>;
  readonly read: (key: string) => Promise<{ readonly bytes: Uint8Array; readonly etag: string } | null>;
  readonly list: (folder: string) => Promise<readonly string[]>;
  readonly remove: (key: string) => Promise<void>;
}

const absent = new Set(['ENOENT', 'ENOTDIR', 'EISDIR']);
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';

/** The objects below `root`. Keys must be clean (`isCleanKey`); what the disk refuses is thrown as Node's error. */
export function createObjectFolder(root: string): ObjectFolder {
  const fileOf = (key: string): string => path.join(root, ...key.split('/'));
  const stage = async (bytes: Uint8Array): Promise<string> => {
    const staged = path.join(root, '.staged', randomUUID());
    await mkdir(path.dirname(staged), { recursive: true });
    const handle = await open(staged, 'wx');
    await handle.writeFile(bytes);
    await handle.sync();
    await handle.close();
    return staged;
  };
  return {
    create: async (key, bytes) => {
      const staged = await stage(bytes);
      try {
        await mkdir(path.dirname(fileOf(key)), { recursive: true });
        await link(staged, fileOf(key));
        return true;
      } catch (error) {
        if (codeOf(error) === 'EEXIST') return false;
        throw error;
      } finally {
        await unlink(staged);
      }
    },
    replace: async (key, bytes) => {
      const staged = await stage(bytes);
      await mkdir(path.dirname(fileOf(key)), { recursive: true });
      await rename(staged, fileOf(key));
    },
    read: async (key) => {
      try {
        const bytes = await readFile(fileOf(key));
        return { bytes, etag: `"${createHash('sha256').update(bytes).digest('hex')}"` };
      } catch (error) {
        if (absent.has(codeOf(error))) return null;
        throw error;
      }
    },
    list: async (folder) => {
      try {
        const entries = await readdir(fileOf(folder), { withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile())
          .map((entry) => `${folder}/${entry.name}`)
          .sort();
      } catch (error) {
        if (absent.has(codeOf(error))) return [];
        throw error;
      }
    },
    remove: (key) => rm(fileOf(key), { force: true, recursive: true }),
  };
}
