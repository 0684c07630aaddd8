import type { Sha256 } from '../../shared/journal/crypto-ports';
import { DeviceChain } from '../../shared/journal/device-chain';
import { MAX_LINE_BYTES } from '../../shared/journal/entry';
import type { JournalFinding } from '../../shared/journal/findings';
import type { FileStat, FsPort, ReadHandle } from './fs-port';
import { listSegments, type SegmentFile } from './journal-folder';
import type { Pacer } from './pacer';

/** Bytes read at once. */
const CHUNK_BYTES = 256 * 1024;

const NEWLINE = 0x0a;
const CHECKPOINT_MARK = '"kind":"checkpoint"';

/** What a device reader needs. */
export interface DeviceReaderOptions {
  /** The workspace's `journal` folder. */
  readonly folder: string;
  readonly workspace: string;
  readonly device: string;
  readonly fs: FsPort;
  readonly sha256: Sha256;
  readonly pacer: Pacer;
}

/** A place in a device's files. */
export interface SegmentOffset {
  readonly segment: SegmentFile;
  readonly offset: number;
}

/** Bytes at the end of the last segment that are no whole batch. */
export interface TornTail {
  readonly segment: SegmentFile;
  /** Where the last whole line ends. */
  readonly offset: number;
  readonly bytes: number;
}

/**
 * Reads one device's files into its chain and can go on later from where it stopped. Never changes a file. What the
 * file system throws (other than for a folder that isn't there) is thrown on.
 */
export class DeviceReader {
  readonly chain: DeviceChain;
  /** The last segment that was read; undefined while there is none. */
  lastSegment: SegmentFile | undefined;
  /** How far the last segment is read: the end of its last whole line. */
  offset = 0;
  /** Where the last fitting checkpoint ends: whatever the files hold behind it is not signed for. */
  signedEnd: SegmentOffset | null = null;
  tornTail: TornTail | null = null;
  foreignFiles: readonly JournalFinding[] = [];
  /** Sizes and times of all segments as they were read: any difference but growth at the end means "start over". */
  #stats = new Map<string, FileStat>();
  readonly #options: DeviceReaderOptions;

  constructor(options: DeviceReaderOptions) {
    this.#options = options;
    this.chain = new DeviceChain(options);
  }

  /**
   * Reads what is new. Returns false when what was read before is no longer there as it was, or did not fit: then only
   * a fresh reader can tell what the files say.
   */
  async read(): Promise<boolean> {
    const { folder, device, fs } = this.#options;
    const listing = await listSegments(folder, device, fs);
    this.foreignFiles = listing.findings;
    if (!(await this.#goesOn(listing.found))) return false;
    const from = this.lastSegment?.number ?? 0;
    const segments = listing.found.filter(({ number }) => number >= from);
    for (const [index, segment] of segments.entries()) {
      await this.#readSegment(segment, index === segments.length - 1);
    }
    return true;
  }

  /** Whether the files continue what was read. Remembers their sizes and times for the next call. */
  async #goesOn(segments: readonly SegmentFile[]): Promise<boolean> {
    const before = this.#stats;
    this.#stats = new Map();
    let isSame = segments.length === before.size;
    let goesOn = [...before.keys()].every((name) => segments.some((segment) => segment.name === name));
    for (const { name, path } of segments) {
      const now = await this.#options.fs.stat(path);
      this.#stats.set(name, now);
      const known = before.get(name);
      if (known && known.size === now.size && known.mtimeMs === now.mtimeMs) continue;
      isSame = false;
      const hasGrown = name === this.lastSegment?.name && known !== undefined && now.size > known.size;
      if (known && !hasGrown) goesOn = false;
    }
    return isSame || (goesOn && !this.chain.isBroken);
  }

  async #readSegment(segment: SegmentFile, isLast: boolean): Promise<void> {
    if (segment.name !== this.lastSegment?.name) {
      this.chain.startSegment(segment.name, segment.number);
      this.lastSegment = segment;
      this.offset = 0;
    }
    const handle = await this.#options.fs.openRead(segment.path);
    try {
      const rest = await this.#readLines(handle);
      this.tornTail = isLast && rest.length > 0 ? { segment, offset: this.offset, bytes: rest.length } : null;
      if (!isLast && rest.length > 0) this.chain.addLeftover(rest);
    } finally {
      await handle.close();
    }
  }

  /** Feeds whole lines to the chain; returns the bytes behind the last one that count as an unfinished write. */
  async #readLines(handle: ReadHandle): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let rest: Buffer = Buffer.alloc(0);
    for (;;) {
      const count = await handle.read(buffer, this.offset + rest.length);
      if (count === 0) return rest;
      const chunk = Buffer.concat([rest, buffer.subarray(0, count)]);
      const zero = chunk.indexOf(0);
      const end = chunk.lastIndexOf(NEWLINE, zero === -1 ? undefined : zero) + 1;
      await this.#addLines(chunk.subarray(0, end));
      rest = chunk.subarray(end);
      if (zero !== -1) return this.#readBehindZero(handle);
      // No line of ours is that long: let the chain refuse it instead of gathering bytes without end.
      if (rest.length > MAX_LINE_BYTES) rest = await this.#addRest(rest);
    }
  }

  /**
   * A zero byte is never part of a line: the system had given the file its new length but not yet its bytes when
   * the power went. That can only hit the write that was under way, so at most one checkpoint may follow; anything
   * more is damage to entries that were safe once, and goes to the chain like any other line.
   */
  async #readBehindZero(handle: ReadHandle): Promise<Uint8Array> {
    const rest = await readToEnd(handle, this.offset);
    if (rest.toString('latin1').split(CHECKPOINT_MARK).length <= 2) return rest;
    const end = rest.lastIndexOf(NEWLINE) + 1;
    await this.#addLines(rest.subarray(0, end));
    return rest.subarray(end);
  }

  async #addRest(rest: Buffer): Promise<Buffer> {
    this.#addLine(rest);
    this.offset += rest.length;
    return Buffer.alloc(0);
  }

  async #addLines(lines: Buffer): Promise<void> {
    const { pacer } = this.#options;
    for (let start = 0; start < lines.length;) {
      const end = lines.indexOf(NEWLINE, start);
      this.#addLine(lines.subarray(start, end));
      this.offset += end + 1 - start;
      this.#noteSignedEnd();
      start = end + 1;
      if (pacer.isDue()) await pacer.pause();
    }
  }

  #noteSignedEnd(): void {
    const { chain, lastSegment } = this;
    if (!lastSegment || chain.isBroken || chain.checkpoint?.seq !== chain.seq) return;
    this.signedEnd = { segment: lastSegment, offset: this.offset };
  }

  #addLine(line: Buffer): void {
    const text = line.toString('utf8');
    // Bytes that are no UTF-8 decode to U+FFFD, which would let two different lines have one text.
    const isExact = !text.includes('\uFFFD') || Buffer.from(text, 'utf8').equals(line);
    this.chain.addLine(line, isExact ? text : '');
  }
}

async function readToEnd(handle: ReadHandle, from: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let position = from; ;) {
    const part = Buffer.allocUnsafe(CHUNK_BYTES);
    const count = await handle.read(part, position);
    if (count === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, count));
    position += count;
  }
}
