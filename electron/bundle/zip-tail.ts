import type { FileHandle } from 'node:fs/promises';
import { err, ok, type Result } from '../../shared/result';
import { endRecord, endRecordSize, zip64LocatorSignature, zip64LocatorSize } from './zip-layout';

/** The end of a zip: its directory and the record that points to it. */
export interface ZipTail {
  /** Bytes of the whole file. */
  readonly size: number;
  readonly entries: number;
  readonly directoryOffset: number;
  /** The directory's bytes followed by the end record's. */
  readonly bytes: Buffer;
}

/** A directory of 20,000 entries takes 5 MB. */
const largestDirectory = 16 * 1024 * 1024;
const largestComment = 0xffff;
const endSignature = Buffer.from([0x50, 0x4b, 0x05, 0x06]);

/**
 * Finds the directory of a zip that is nothing but a zip: the end record stands at the very end and the directory right
 * before it. Fails with `bundle/not-a-zip`, `bundle/trailing-data`, `bundle/zip64`, `bundle/too-many-entries` or
 * `bundle/malformed-zip`.
 */
export async function readZipTail(
  handle: FileHandle,
  file: string,
  maximumEntries: number,
): Promise<Result<ZipTail>> {
  const { size } = await handle.stat();
  if (size < endRecordSize) return err('bundle/not-a-zip', { path: file });
  const end = await readExactly(handle, size - endRecordSize, endRecordSize);
  if (end.indexOf(endSignature) !== 0) return noEndRecord(handle, size, file);
  const locatorStart = Math.max(0, size - endRecordSize - zip64LocatorSize);
  const locator = await readExactly(handle, locatorStart, Math.min(4, size));
  const entries = end.readUInt16LE(10);
  const directorySize = end.readUInt32LE(12);
  const directoryOffset = end.readUInt32LE(16);
  const isZip64 =
    locator.readUInt32LE(0) === zip64LocatorSignature ||
    entries === 0xffff ||
    directorySize === 0xffffffff ||
    directoryOffset === 0xffffffff;
  if (isZip64) return err('bundle/zip64', { path: file });
  if (entries > maximumEntries) {
    return err('bundle/too-many-entries', { path: file, entries, maximum: maximumEntries });
  }
  if (!end.equals(endRecord(entries, directorySize, directoryOffset))) {
    return err('bundle/malformed-zip', { path: file, cause: 'end record' });
  }
  if (directoryOffset + directorySize + endRecordSize !== size || directorySize > largestDirectory) {
    return err('bundle/malformed-zip', { path: file, cause: 'place of the directory' });
  }
  const bytes = await readExactly(handle, directoryOffset, size - directoryOffset);
  return ok({ size, entries, directoryOffset, bytes });
}

/** Tells a zip with something behind it from a file that is no zip at all. */
async function noEndRecord(handle: FileHandle, size: number, file: string): Promise<Result<never>> {
  const length = Math.min(size, largestComment + endRecordSize);
  const found = (await readExactly(handle, size - length, length)).lastIndexOf(endSignature);
  return err(found === -1 ? 'bundle/not-a-zip' : 'bundle/trailing-data', { path: file });
}

/** Reads a range that the file must have; throws `EIO`-like errors of the system, and for a file that shrank meanwhile. */
export async function readExactly(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.allocUnsafe(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(buffer, done, length - done, position + done);
    if (bytesRead === 0)
      throw Object.assign(new Error('The file was cut while it was read.'), { code: 'ESHORT' });
    done += bytesRead;
  }
  return buffer;
}
