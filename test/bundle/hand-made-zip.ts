import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a zip that is written by hand, with everything that can be wrong about it. */
export interface HandMadeEntry {
  readonly name: string;
  readonly data?: string | Uint8Array;
  readonly deflate?: boolean;
  readonly flags?: number;
  readonly method?: number;
  readonly mode?: number;
  readonly extra?: Uint8Array;
  readonly comment?: string;
  readonly time?: number;
  /** What the directory claims, where it differs from the truth. */
  readonly claimedSize?: number;
  readonly claimedCompressedSize?: number;
  readonly claimedCrc?: number;
  readonly claimedOffset?: number;
  /** What the local header claims, where it differs from the directory. */
  readonly localName?: string;
  readonly localSize?: number;
  /** Bytes between this entry's data and the next entry. */
  readonly gap?: string;
}

export interface HandMadeZip {
  readonly entries: readonly HandMadeEntry[];
  readonly prefix?: string;
  readonly suffix?: string;
  readonly comment?: string;
  readonly zip64Locator?: boolean;
  readonly claimedEntries?: number;
  readonly claimedDirectoryOffset?: number;
  readonly claimedDirectorySize?: number;
  readonly disk?: number;
}

/** Writes a zip exactly as told. Without oddities it is what our own writer makes. */
export function handMadeZip(zip: HandMadeZip): Buffer {
  const parts: Buffer[] = [Buffer.from(zip.prefix ?? '')];
  const records: Buffer[] = [];
  let offset = parts[0]?.length ?? 0;
  for (const entry of zip.entries) {
    const plain = Buffer.from(entry.data ?? '');
    const data = entry.deflate ? deflateRawSync(plain) : plain;
    const local = header(entry, plain, data, 'local');
    records.push(directoryEntry(entry, plain, data, entry.claimedOffset ?? offset));
    const gap = Buffer.from(entry.gap ?? '');
    parts.push(local, data, gap);
    offset += local.length + data.length + gap.length;
  }
  const directory = Buffer.concat(records);
  const locator = Buffer.alloc(zip.zip64Locator ? 20 : 0);
  if (zip.zip64Locator) locator.writeUInt32LE(0x07064b50, 0);
  parts.push(directory, locator, endRecord(zip, directory.length, offset), Buffer.from(zip.suffix ?? ''));
  return Buffer.concat(parts);
}

function header(entry: HandMadeEntry, plain: Buffer, data: Buffer, where: 'local' | 'directory'): Buffer {
  const isLocal = where === 'local';
  const name = Buffer.from(isLocal ? (entry.localName ?? entry.name) : entry.name, 'utf8');
  const fixed = Buffer.alloc(26);
  const size = isLocal ? (entry.localSize ?? plain.length) : (entry.claimedSize ?? plain.length);
  const compressed = isLocal ? data.length : (entry.claimedCompressedSize ?? data.length);
  fixed.writeUInt16LE(20, 0);
  fixed.writeUInt16LE(entry.flags ?? 0x0800, 2);
  fixed.writeUInt16LE(entry.method ?? (entry.deflate ? 8 : 0), 4);
  fixed.writeUInt16LE(entry.time ?? 12 << 11, 6);
  fixed.writeUInt16LE(33, 8);
  fixed.writeUInt32LE(entry.claimedCrc ?? crc32(plain), 10);
  fixed.writeUInt32LE(compressed, 14);
  fixed.writeUInt32LE(size, 18);
  fixed.writeUInt16LE(name.length, 22);
  fixed.writeUInt16LE(isLocal ? 0 : (entry.extra?.length ?? 0), 24);
  if (!isLocal) return fixed;
  const signature = Buffer.from([0x50, 0x4b, 3, 4]);
  return Buffer.concat([signature, fixed, name]);
}

function directoryEntry(entry: HandMadeEntry, plain: Buffer, data: Buffer, offset: number): Buffer {
  const comment = Buffer.from(entry.comment ?? '');
  const rest = Buffer.alloc(14);
  rest.writeUInt16LE(comment.length, 0);
  rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  return Buffer.concat([
    Buffer.from([0x50, 0x4b, 1, 2, 63, 3]),
    header(entry, plain, data, 'directory'),
    rest,
    Buffer.from(entry.name, 'utf8'),
    Buffer.from(entry.extra ?? []),
    comment,
  ]);
}

function endRecord(zip: HandMadeZip, directorySize: number, directoryOffset: number): Buffer {
  const comment = Buffer.from(zip.comment ?? '');
  const record = Buffer.alloc(22);
  record.writeUInt32LE(0x06054b50, 0);
  record.writeUInt16LE(zip.disk ?? 0, 4);
  record.writeUInt16LE(zip.claimedEntries ?? zip.entries.length, 8);
  record.writeUInt16LE(zip.claimedEntries ?? zip.entries.length, 10);
  record.writeUInt32LE(zip.claimedDirectorySize ?? directorySize, 12);
  record.writeUInt32LE(zip.claimedDirectoryOffset ?? directoryOffset, 16);
  record.writeUInt16LE(comment.length, 20);
  return Buffer.concat([record, comment]);
}
