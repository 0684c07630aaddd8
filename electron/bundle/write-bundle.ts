import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { open, rename, unlink, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import type { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { BundleFile } from '../../shared/bundle/lay-out';
import { err, ok, type Result } from '../../shared/result';
import { createPacer } from '../journal/pacer';
import { syncFolder } from '../storage/sync';
import { entryMode, entryTime } from './zip-layout';

/** A bundle's file: its size in bytes and the SHA-256 of the whole zip. */
export interface WrittenBundle {
  readonly size: number;
  readonly sha256: string;
}

export interface WriteBundleOptions {
  readonly signal?: AbortSignal;
  /** Bytes written so far and altogether, without the zip's own. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Chunks are gathered to this size, so that small files don't cost a system call each. */
const batchBytes = 1024 * 1024;

/**
 * Writes files into a zip: stored and not compressed, in the given order, all with one time and mode, so that the
 * bytes depend on nothing but the files. The zip appears under its name only when it is whole and on the disk.
 * Fails with `bundle/cancelled`, `bundle/disk-full` or `bundle/not-written`; then no file is left behind.
 */
export async function writeBundle(
  file: string,
  files: readonly BundleFile[],
  options: WriteBundleOptions = {},
): Promise<Result<WrittenBundle>> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomUUID()}.part`);
  try {
    const written = await writeTemporary(temporary, files, options);
    await rename(temporary, file);
    await syncFolder(path.dirname(file));
    return ok(written);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    return writeFailure(error, file, options.signal);
  }
}

async function writeTemporary(
  temporary: string,
  files: readonly BundleFile[],
  options: WriteBundleOptions,
): Promise<WrittenBundle> {
  const handle = await open(temporary, 'wx');
  try {
    const written = await pump(files, handle, options);
    await handle.sync();
    return written;
  } finally {
    await handle.close();
  }
}

async function pump(
  files: readonly BundleFile[],
  handle: FileHandle,
  { signal, onProgress }: WriteBundleOptions,
): Promise<WrittenBundle> {
  const hash = createHash('sha256');
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  let size = 0;
  for await (const batch of batches(zipStream(files, signal))) {
    signal?.throwIfAborted();
    hash.update(batch);
    await handle.writeFile(batch);
    size += batch.length;
    onProgress?.(Math.min(size, total), total);
  }
  return { size, sha256: hash.digest('hex') };
}

/**
 * The zip's bytes. An entry is added when the one before it has been taken: adding works out a CRC and puts the bytes
 * into the stream, and all at once would block and hold everything in memory twice.
 */
function zipStream(files: readonly BundleFile[], signal: AbortSignal | undefined): Readable {
  const zip = new ZipFile();
  const stream = zip.outputStream as PassThrough;
  const options = { mtime: entryTime(), mode: entryMode, compress: false, forceDosTimestamp: true };
  const addAll = async (): Promise<void> => {
    const pacer = createPacer();
    for (const { path: name, bytes } of files) {
      if (pacer.isDue()) await pacer.pause();
      if (stream.writableNeedDrain) await once(stream, 'drain');
      if (signal?.aborted) break;
      zip.addBuffer(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, options);
    }
    zip.end();
  };
  addAll().catch((error: unknown) => stream.destroy(error as Error));
  return stream;
}

async function* batches(stream: Readable): AsyncGenerator<Buffer, void> {
  let parts: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const part = chunk as Buffer;
    parts.push(part);
    size += part.length;
    if (size < batchBytes) continue;
    yield Buffer.concat(parts, size);
    parts = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(parts, size);
}

function writeFailure(error: unknown, file: string, signal: AbortSignal | undefined): Result<never> {
  if (signal?.aborted) return err('bundle/cancelled');
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') return err('bundle/disk-full', { path: file });
  return err('bundle/not-written', { path: file, cause: code });
}
