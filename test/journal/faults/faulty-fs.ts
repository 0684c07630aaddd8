import type { FsPort } from '../../../electron/journal/fs-port';

/** One operation, as a fault decides on it. `count` is the number of operations so far, from 1. */
export interface FsOperation {
  readonly name: keyof FsPort | 'append' | 'sync' | 'read';
  readonly path: string;
  readonly count: number;
}

/** What happens to an operation: nothing, or an error; an append may write some of its bytes first. */
export type Fault = { readonly error: Error; readonly writes?: (bytes: Uint8Array) => Uint8Array } | null;

/** A file system on which some operations fail. */
export interface FaultyFs extends FsPort {
  /** All operations so far, for a test to say which one is to fail next time. */
  readonly operations: readonly FsOperation[];
}

/** Wraps a file system; `fault` decides for each operation. Every operation of the port passes through here. */
export function createFaultyFs(fs: FsPort, fault: (operation: FsOperation) => Fault): FaultyFs {
  const operations: FsOperation[] = [];
  const ask = (name: FsOperation['name'], path: string): Fault => {
    const operation = { name, path, count: operations.length + 1 };
    operations.push(operation);
    return fault(operation);
  };
  const check = (name: FsOperation['name'], path: string): void => {
    const found = ask(name, path);
    if (found) throw found.error;
  };
  const guarded =
    <Result>(name: keyof FsPort, run: (path: string) => Promise<Result>) =>
    async (path: string): Promise<Result> => {
      check(name, path);
      return run(path);
    };
  return {
    operations,
    openAppend: async (path, mode) => {
      check('openAppend', path);
      const handle = await fs.openAppend(path, mode);
      return {
        append: async (bytes) => {
          const found = ask('append', path);
          if (!found) return handle.append(bytes);
          if (found.writes) await handle.append(found.writes(bytes));
          throw found.error;
        },
        sync: async () => {
          check('sync', path);
          await handle.sync();
        },
        close: () => handle.close(),
      };
    },
    openRead: async (path) => {
      check('openRead', path);
      const handle = await fs.openRead(path);
      return {
        read: async (buffer, position) => {
          check('read', path);
          return handle.read(buffer, position);
        },
        close: () => handle.close(),
      };
    },
    truncate: async (path, size) => {
      check('truncate', path);
      await fs.truncate(path, size);
    },
    rename: async (from, to) => {
      check('rename', from);
      await fs.rename(from, to);
    },
    syncFile: guarded('syncFile', fs.syncFile),
    syncDirectory: guarded('syncDirectory', fs.syncDirectory),
    readDirectory: guarded('readDirectory', fs.readDirectory),
    makeDirectory: guarded('makeDirectory', fs.makeDirectory),
    stat: guarded('stat', fs.stat),
    unlink: guarded('unlink', fs.unlink),
  };
}
