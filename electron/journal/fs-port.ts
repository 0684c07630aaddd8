/** What `stat` says: kind, size in bytes, last change in milliseconds since 1970. */
export interface FileStat {
  readonly kind: 'file' | 'directory' | 'other';
  readonly size: number;
  readonly mtimeMs: number;
}

/** An entry of a directory; links and devices are `other` and never followed. */
export interface DirectoryEntry {
  readonly name: string;
  readonly kind: FileStat['kind'];
}

/** A file opened for appending. `append` returns only after every byte was handed to the system. */
export interface AppendHandle {
  readonly append: (bytes: Uint8Array) => Promise<void>;
  /** fsync: the file's bytes and length survive a power cut. The file's *name* only after `syncDirectory`. */
  readonly sync: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A file opened for reading. */
export interface ReadHandle {
  /** Reads up to `buffer.length` bytes from `position`; returns how many, 0 at the end. */
  readonly read: (buffer: Uint8Array, position: number) => Promise<number>;
  readonly close: () => Promise<void>;
}

/**
 * Every file operation of the journal, so that faults can be injected and crash states enumerated. Failures are
 * thrown as Node's errors with a `code` (`ENOSPC`, `EIO` …); the journal turns them into values.
 */
export interface FsPort {
  /** Opens a file for appending. `create` must not exist yet (`EEXIST`), `existing` must (`ENOENT`). */
  readonly openAppend: (path: string, mode: 'create' | 'existing') => Promise<AppendHandle>;
  readonly openRead: (path: string) => Promise<ReadHandle>;
  readonly truncate: (path: string, size: number) => Promise<void>;
  /** fsync of a file by path. */
  readonly syncFile: (path: string) => Promise<void>;
  /** fsync of a directory: names created, renamed or removed in it survive a power cut. */
  readonly syncDirectory: (path: string) => Promise<void>;
  readonly readDirectory: (path: string) => Promise<readonly DirectoryEntry[]>;
  /** Makes a directory and its parents; says which were created, outermost first. */
  readonly makeDirectory: (path: string) => Promise<readonly string[]>;
  readonly stat: (path: string) => Promise<FileStat>;
  readonly rename: (from: string, to: string) => Promise<void>;
  readonly unlink: (path: string) => Promise<void>;
}
