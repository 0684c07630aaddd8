/**
 * The one form of zip that a bundle has, byte by byte. The writer produces it through yazl; the reader accepts nothing
 * else, so that no two programs can read two different things out of one bundle. Source: APPNOTE.TXT 6.3.10, 4.3.
 */

/**
 * Every entry's time. DOS times are local: noon exists on that day in every time zone, and yazl takes the parts of the
 * local time, so the bytes are the same everywhere. Made anew each time, for a laptop may travel while the app runs.
 */
export const entryTime = (): Date => new Date(1980, 0, 1, 12, 0, 0);
/** A plain file that its owner may write and everybody may read. */
export const entryMode = 0o100644;

const dosTime = 12 << 11;
const dosDate = (1 << 5) | 1;
const versionNeeded = 20;
/** Made on Unix, APPNOTE 6.3. */
const versionMadeBy = (3 << 8) | 63;
/** Bit 11: the name is UTF-8. No bit for encryption, and sizes stand in the local header. */
const flags = 0x0800;
const stored = 0;

export const endRecordSize = 22;
export const zip64LocatorSize = 20;
export const zip64LocatorSignature = 0x07064b50;

/** An entry as the directory describes it. */
export interface ZipEntryFacts {
  readonly name: string;
  readonly size: number;
  readonly crc32: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** The local header of an entry, which its bytes follow at once. */
export function localHeader({ name, size, crc32 }: Omit<ZipEntryFacts, 'offset'>): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, size, crc32, name);
  return Buffer.concat([header, Buffer.from(name, 'utf8')]);
}

/** An entry's record in the central directory. */
export function directoryRecord({ name, size, crc32, offset }: ZipEntryFacts): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE(versionMadeBy, 4);
  writeCommon(record, 6, size, crc32, name);
  record.writeUInt32LE((entryMode << 16) >>> 0, 38);
  record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, Buffer.from(name, 'utf8')]);
}

/** The last record of the zip. */
export function endRecord(entries: number, directorySize: number, directoryOffset: number): Buffer {
  const record = Buffer.alloc(endRecordSize);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(directorySize, 12);
  record.writeUInt32LE(directoryOffset, 16);
  return record;
}

/** The fields that both headers share, in the same order. */
function writeCommon(buffer: Buffer, at: number, size: number, crc32: number, name: string): void {
  buffer.writeUInt16LE(versionNeeded, at);
  buffer.writeUInt16LE(flags, at + 2);
  buffer.writeUInt16LE(stored, at + 4);
  buffer.writeUInt16LE(dosTime, at + 6);
  buffer.writeUInt16LE(dosDate, at + 8);
  buffer.writeUInt32LE(crc32, at + 10);
  buffer.writeUInt32LE(size, at + 14);
  buffer.writeUInt32LE(size, at + 18);
  buffer.writeUInt16LE(Buffer.byteLength(name, 'utf8'), at + 22);
}
