import { open, type FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { err, ok, type Result } from '../../shared/result';
import { defaultLimits, readZipDirectory, type BundleLimits } from './zip-directory';
import { localHeader, type ZipEntryFacts } from './zip-layout';
import { readExactly, readZipTail } from './zip-tail';

/** A file of a bundle, as its zip has it. */
export interface BundleEntry {
  readonly path: string;
  readonly size: number;
}

/** A bundle whose zip is sound. Nothing is said yet about what its files hold: see `verify-bundle`. */
export interface OpenBundle {
  readonly file: string;
  /** Size of the zip in bytes. */
  readonly size: number;
  /** In the order of their paths. */
  readonly entries: readonly BundleEntry[];
  /** An entry's bytes. Fails with `bundle/missing-file`, `bundle/odd-entry` or `bundle/unreadable`. */
  readonly read: (path: string) => Promise<Result<Uint8Array>>;
  readonly close: () => Promise<void>;
}

/**
 * Opens a bundle from anywhere. It is hostile input: the zip must have exactly the form that we write, every name must
 * fit the pattern of a bundle's paths, and nothing is read beyond the budgets. Fails with `bundle/unreadable` or one of
 * the failures of `readZipTail` and `readZipDirectory`. Whoever opens it closes it.
 */
export async function openBundle(
  file: string,
  limits: BundleLimits = defaultLimits,
): Promise<Result<OpenBundle>> {
  let handle: FileHandle;
  try {
    handle = await open(file, 'r');
  } catch (error) {
    return unreadable(error, file);
  }
  const bundle = await readEntries(handle, file, limits);
  if (!bundle.ok) await handle.close();
  return bundle;
}

async function readEntries(
  handle: FileHandle,
  file: string,
  limits: BundleLimits,
): Promise<Result<OpenBundle>> {
  try {
    const tail = await readZipTail(handle, file, limits.entries);
    if (!tail.ok) return tail;
    const directory = await readZipDirectory(tail.value, file, limits);
    if (!directory.ok) return directory;
    const byName = new Map(directory.value.map((entry) => [entry.name, entry]));
    return ok({
      file,
      size: tail.value.size,
      entries: directory.value.map(({ name, size }) => ({ path: name, size })),
      read: async (path) => {
        const entry = byName.get(path);
        return entry ? readEntry(handle, file, entry) : err('bundle/missing-file', { entry: path });
      },
      close: () => handle.close(),
    });
  } catch (error) {
    return unreadable(error, file);
  }
}

async function readEntry(
  handle: FileHandle,
  file: string,
  entry: ZipEntryFacts,
): Promise<Result<Uint8Array>> {
  const header = localHeader(entry);
  try {
    const bytes = await readExactly(handle, entry.offset, header.length + entry.size);
    const data = bytes.subarray(header.length);
    // The header repeats the directory; a difference would let two programs read two different bundles.
    const isSound = bytes.subarray(0, header.length).equals(header) && crc32(data) === entry.crc32;
    return isSound ? ok(data) : err('bundle/odd-entry', { entry: entry.name });
  } catch (error) {
    return unreadable(error, file);
  }
}

function unreadable(error: unknown, file: string): Result<never> {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  return err('bundle/unreadable', { path: file, cause: code });
}
