import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { bundlePathKind } from '../../shared/bundle/bundle-path';
import { comparePaths } from '../../shared/bundle/lay-out';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { directoryRecord, localHeader, type ZipEntryFacts } from './zip-layout';
import type { ZipTail } from './zip-tail';

/** What a bundle may cost a reader at most. */
export interface BundleLimits {
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
}

/** A bundle of 6,000 outputs (80 locales, two roles, some growth) stays far below each of these. */
export const defaultLimits: BundleLimits = {
  entries: 20_000,
  entryBytes: 64 * 1024 * 1024,
  totalBytes: 1024 * 1024 * 1024,
};

/**
 * The entries of a bundle, in order. A name is believed only if it fits the pattern of a bundle's paths, and an entry only
 * if it is what our writer makes: a plain file, stored, right behind the one before it. Everything else is a failure
 * that names the entry: `bundle/encrypted`, `bundle/compressed`, `bundle/not-a-file`, `bundle/bad-name`,
 * `bundle/duplicate-name`, `bundle/case-collision`, `bundle/unsorted`, `bundle/zip64`, `bundle/size-mismatch`,
 * `bundle/entry-too-big`, `bundle/too-big`, `bundle/overlap`, `bundle/odd-entry`, or `bundle/malformed-zip`.
 */
export async function readZipDirectory(
  tail: ZipTail,
  file: string,
  limits: BundleLimits,
): Promise<Result<readonly ZipEntryFacts[]>> {
  const check = createEntryCheck(tail, limits);
  const entries: ZipEntryFacts[] = [];
  let zip: ZipFile | undefined;
  try {
    // Sizes and names are ours to check: then the failure can say which entry it is about.
    zip = await fromRandomAccessReaderPromise(new TailReader(tail), tail.size, {
      decodeStrings: false,
      validateEntrySizes: false,
      autoClose: false,
    });
    for await (const entry of zip.eachEntry()) {
      const checked = check(entry);
      if (!checked.ok) return checked;
      entries.push(checked.value);
    }
  } catch (error) {
    // Whatever yauzl objects to; it has no codes, only sentences.
    return err('bundle/malformed-zip', { path: file, cause: (error as Error).message });
  } finally {
    zip?.close();
  }
  const end = entries.reduce((at, entry) => at + localHeader(entry).length + entry.size, 0);
  if (end !== tail.directoryOffset) return err('bundle/overlap', { entry: entries.at(-1)?.name ?? '' });
  return ok(entries);
}

/** Checks one entry after the other; what the earlier ones were is part of the check. */
function createEntryCheck(tail: ZipTail, limits: BundleLimits): (entry: Entry) => Result<ZipEntryFacts> {
  const names = new Set<string>();
  const folded = new Set<string>();
  let previous = '';
  let offset = 0;
  let total = 0;
  let recordAt = 0;
  return (entry) => {
    // One character per byte: a name of ours is ASCII, and any other is only shown.
    const name = (entry.fileName as unknown as Buffer).toString('latin1');
    const size = entry.uncompressedSize;
    const facts = { name, size, crc32: entry.crc32, offset };
    total += size;
    const record = directoryRecord(facts);
    const found = tail.bytes.subarray(recordAt, recordAt + record.length);
    const problem =
      formProblem(entry, limits) ??
      nameProblem(name, names, folded, previous) ??
      (total > limits.totalBytes ? 'bundle/too-big' : undefined) ??
      (entry.relativeOffsetOfLocalHeader === offset ? undefined : 'bundle/overlap') ??
      (record.equals(found) ? undefined : 'bundle/odd-entry');
    if (problem !== undefined) return err(problem, { entry: printable(name) });
    names.add(name);
    folded.add(name.toLowerCase());
    previous = name;
    offset += localHeader(facts).length + size;
    recordAt += record.length;
    return ok(facts);
  };
}

const typeMask = 0o170000;
const regularFile = 0o100000;

function formProblem(entry: Entry, limits: BundleLimits): Failure['code'] | undefined {
  if (entry.isEncrypted()) return 'bundle/encrypted';
  const hasZip64 = entry.extraFields.some(({ id }) => id === 1);
  if (hasZip64 || entry.uncompressedSize >= 0xffffffff) return 'bundle/zip64';
  if (entry.compressionMethod !== 0) return 'bundle/compressed';
  if (entry.compressedSize !== entry.uncompressedSize) return 'bundle/size-mismatch';
  if (((entry.externalFileAttributes >>> 16) & typeMask) !== regularFile) return 'bundle/not-a-file';
  return entry.uncompressedSize > limits.entryBytes ? 'bundle/entry-too-big' : undefined;
}

function nameProblem(
  name: string,
  names: ReadonlySet<string>,
  folded: ReadonlySet<string>,
  previous: string,
): Failure['code'] | undefined {
  if (bundlePathKind(name) === undefined) return 'bundle/bad-name';
  if (names.has(name)) return 'bundle/duplicate-name';
  // On Windows and macOS they would be one file.
  if (folded.has(name.toLowerCase())) return 'bundle/case-collision';
  return comparePaths(previous, name) < 0 ? undefined : 'bundle/unsorted';
}

/** A hostile name made fit for a sentence: printable ASCII, at most 120 characters. */
export function printable(name: string): string {
  const shown = name.replace(/[^\x20-\x7e]/g, '\uFFFD');
  return shown.length > 120 ? `${shown.slice(0, 119)}…` : shown;
}

/** Gives yauzl the end of the file from memory; it never needs anything else, for we read the entries ourselves. */
class TailReader extends RandomAccessReader {
  readonly #tail: ZipTail;

  constructor(tail: ZipTail) {
    super();
    this.#tail = tail;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    const { directoryOffset, bytes, size } = this.#tail;
    // What lies before the directory can't hold an end record that counts: zeros stand in for it.
    buffer.fill(0, offset, offset + length);
    if (position + length > size) return callback(new Error('unexpected end of the file'));
    const from = Math.max(position, directoryOffset);
    const target = offset + (from - position);
    if (from < position + length) {
      bytes.copy(buffer, target, from - directoryOffset, position + length - directoryOffset);
    }
    callback(null);
  }
}
