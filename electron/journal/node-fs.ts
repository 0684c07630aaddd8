import { mkdir, open, readdir, rename, stat, truncate, unlink } from 'node:fs/promises';
import path from 'node:path';
import { syncFile, syncFolder } from '../storage/sync';
import type { AppendHandle, FileStat, FsPort, ReadHandle } from './fs-port';

/** The real file system. */
export const nodeFs: FsPort = {
  openAppend,
  openRead,
  truncate,
  syncFile,
  syncDirectory: syncFolder,
  readDirectory: async (folder) =>
    (await readdir(folder, { withFileTypes: true })).map((entry) => ({
      name: entry.name,
      kind: kindOf(entry),
    })),
  makeDirectory,
  stat: async (file) => {
    const found = await stat(file);
    return { kind: kindOf(found), size: found.size, mtimeMs: found.mtimeMs };
  },
  rename,
  unlink,
};

async function openAppend(file: string, mode: 'create' | 'existing'): Promise<AppendHandle> {
  // Node has no flag for "append, must exist": asking first is enough, for a journal has one writer.
  if (mode === 'existing') await stat(file);
  const handle = await open(file, mode === 'create' ? 'ax' : 'a');
  return {
    append: async (bytes) => {
      // A write may take less than it was given (a full disk, a signal), so go on until all is in or it fails.
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done);
        done += bytesWritten;
      }
    },
    sync: () => handle.sync(),
    close: () => handle.close(),
  };
}

async function openRead(file: string): Promise<ReadHandle> {
  const handle = await open(file, 'r');
  return {
    read: async (buffer, position) => (await handle.read(buffer, 0, buffer.length, position)).bytesRead,
    close: () => handle.close(),
  };
}

async function makeDirectory(folder: string): Promise<readonly string[]> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return [];
  const created = [folder];
  while (created[0] !== undefined && path.resolve(created[0]) !== path.resolve(first)) {
    created.unshift(path.dirname(created[0]));
  }
  return created;
}

function kindOf(entry: { isFile(): boolean; isDirectory(): boolean }): FileStat['kind'] {
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'directory' : 'other';
}
