import { genesisHash } from './checkpoint';
import type { Sha256 } from './crypto-ports';
import { JOURNAL_FORMAT, MAX_LINE_BYTES, type CheckpointLine, type JournalPosition } from './entry';
import type { FindingCode, JournalFinding } from './findings';
import { parseLine, type LineEnvelope, type ParsedLine } from './line';
import { isKnownRecordId } from './record-id';
import type { Revision } from './revision';

/** A checkpoint that fits the chain; its signature is checked later, when the device's key is known. */
export interface ChainedCheckpoint {
  readonly line: CheckpointLine;
  readonly hash: string;
}

/** What a chain needs. */
export interface DeviceChainOptions {
  readonly workspace: string;
  readonly device: string;
  readonly sha256: Sha256;
}

/** Most revisions kept from behind a break, for showing. */
const MAX_UNVERIFIED = 1000;

/** Where a line stands, as the findings say it. */
interface Place {
  readonly segment: string;
  readonly line: number;
}

/** Things that are told once per device, with their number and first place. */
interface Tally extends Place {
  entries: number;
  readonly detail: Readonly<Record<string, string | number>>;
}

/**
 * Follows one device's hash chain line by line, through all its segments. It proves order and integrity; who wrote
 * it is proved by the checkpoints' signatures. Knows nothing of files: whoever reads bytes feeds it lines.
 *
 * A segment may begin with lines that the segment before ended with: after a failed write the writer repeats the
 * unacknowledged batch, byte for byte, in a new file, because it can't know what of the old file's tail is on the
 * disk. Repeated lines are skipped; an unfinished tail that the next segment does not repeat is reported.
 */
export class DeviceChain {
  readonly device: string;
  readonly #sha256: Sha256;
  readonly #genesis: string;
  /** Hash of every fitting line; index 0 is sequence 1. */
  readonly #hashes: string[] = [];
  #pendingRevisions: Revision[] = [];
  #pendingCheckpoints: ChainedCheckpoint[] = [];
  #checkpoint: JournalPosition | null = null;
  /** How many revisions fit, and how many of them the last checkpoint covers. */
  #count = 0;
  #coveredCount = 0;
  #segment = '';
  #line = 0;
  #atSegmentStart = true;
  #missingSegment: string | null = null;
  #lastNumber = 0;
  #break: JournalFinding | null = null;
  #leftover: { readonly bytes: Uint8Array; readonly place: Place } | null = null;
  readonly #abandoned: JournalFinding[] = [];
  readonly #tallies = new Map<FindingCode, Tally>();
  #unverified: Revision[] = [];

  constructor({ workspace, device, sha256 }: DeviceChainOptions) {
    this.device = device;
    this.#sha256 = sha256;
    this.#genesis = genesisHash(workspace, device, sha256);
  }

  /** Sequence of the last line that fits; 0 at first. */
  get seq(): number {
    return this.#hashes.length;
  }

  /** What the first line names as `prev`. */
  get genesis(): string {
    return this.#genesis;
  }

  /** Hash of the last line that fits; of the genesis at first. */
  get head(): string {
    return this.#hashes.at(-1) ?? this.#genesis;
  }

  /** Hash of the line with that sequence, if it fits. */
  hashAt(seq: number): string | undefined {
    return this.#hashes[seq - 1];
  }

  /** The last fitting checkpoint, verified or not. */
  get checkpoint(): JournalPosition | null {
    return this.#checkpoint;
  }

  /** How many revisions the last fitting checkpoint covers. */
  get coveredCount(): number {
    return this.#coveredCount;
  }

  /** How many revisions fit. */
  get count(): number {
    return this.#count;
  }

  /** Whether some line did not fit, so that those behind it are only looked at. */
  get isBroken(): boolean {
    return this.#break !== null;
  }

  /** The current segment's file name, and how many of its lines were taken in. */
  get place(): Place {
    return { segment: this.#segment, line: this.#line };
  }

  /** Fitting revisions that were not yet taken with `takeRevisions`. */
  get pendingRevisions(): readonly Revision[] {
    return this.#pendingRevisions;
  }

  /** Fitting checkpoints since the last `settle`. */
  get pendingCheckpoints(): readonly ChainedCheckpoint[] {
    return this.#pendingCheckpoints;
  }

  /** Readable revisions behind a break: for showing, never for folding. */
  get unverified(): readonly Revision[] {
    return this.#unverified;
  }

  /** What was found so far. */
  get findings(): readonly JournalFinding[] {
    const told = [...this.#tallies].map(([code, { segment, line, entries, detail }]) =>
      this.#finding(code, { segment, line, entries, ...detail }),
    );
    return [...(this.#break ? [this.#break] : []), ...this.#abandoned, ...told];
  }

  /** Announces the next segment's file and its number. */
  startSegment(name: string, number: number): void {
    const expected = this.#lastNumber + 1;
    this.#missingSegment = number === expected ? null : segmentName(expected);
    this.#lastNumber = number;
    this.#segment = name;
    this.#line = 0;
    this.#atSegmentStart = true;
  }

  /** Takes the next whole line (without its newline); `text` must be the exact UTF-8 decoding of `bytes`. */
  addLine(bytes: Uint8Array, text: string): void {
    this.#line += 1;
    const parsed = bytes.length > MAX_LINE_BYTES ? MALFORMED : parseLine(text, this.#sha256);
    if ('line' in parsed && parsed.line.device === this.device) this.#addParsed(parsed, bytes);
    else if (parsed.kind === 'not-canonical') this.#breakAt('not-canonical');
    else this.#breakAt('malformed-line');
  }

  /** Says that a segment before the last ends with bytes that are no whole line. */
  addLeftover(bytes: Uint8Array): void {
    const place = { segment: this.#segment, line: this.#line + 1 };
    const earlier = this.#leftover;
    // A write that failed twice leaves two beginnings of the same batch; only the longer one says anything.
    if (earlier && startsWith(earlier.bytes, bytes)) return;
    if (earlier && !startsWith(bytes, earlier.bytes)) this.#abandon(earlier.place, earlier.bytes.length);
    this.#leftover = { bytes, place };
  }

  /** Hands out the fitting revisions up to a verified sequence and forgets them and the checkpoints before it. */
  settle(upTo: number): readonly Revision[] {
    const cut = this.#pendingRevisions.findIndex((revision) => revision.seq > upTo);
    const settled = cut === -1 ? this.#pendingRevisions : this.#pendingRevisions.slice(0, cut);
    this.#pendingRevisions = cut === -1 ? [] : this.#pendingRevisions.slice(cut);
    this.#pendingCheckpoints = this.#pendingCheckpoints.filter(({ line }) => line.seq > upTo);
    return settled;
  }

  #addParsed(parsed: ReadableLine, bytes: Uint8Array): void {
    const { seq, prev } = parsed.line;
    const hash = this.#sha256(bytes);
    if (this.#atSegmentStart && seq <= this.seq && this.#skipOrRewind(seq, prev, hash)) return;
    if (this.#atSegmentStart && this.#break) this.#recover(seq, prev);
    if (this.#break) return this.#show(parsed);
    if (seq !== this.seq + 1 || prev !== this.head) {
      this.#breakAt(this.#missingSegment === null ? 'broken-chain' : 'missing-segment');
      return this.#show(parsed);
    }
    this.#compareLeftover(bytes);
    this.#atSegmentStart = false;
    this.#accept(parsed, hash);
  }

  /** True if the line is done with: it repeats one that is known, or contradicts one. */
  #skipOrRewind(seq: number, prev: string, hash: string): boolean {
    if (this.#hashes[seq - 1] === hash) return true;
    if (prev !== (this.#hashes[seq - 2] ?? this.#genesis)) return false;
    if (seq <= (this.#checkpoint?.seq ?? 0)) {
      this.#breakAt('fork', { seq });
      return true;
    }
    // Whole lines that no checkpoint covers: the rest of a write that failed and was not repeated.
    this.#abandon({ segment: this.#segment, line: 1 }, 0);
    this.#rewind(seq - 1);
    return false;
  }

  /**
   * A new segment that goes on from the last fitting line shows that what broke the one before was an abandoned
   * write: nothing that a device ever signed can lie between. (What was damaged later still has successors in its
   * own segment, and the new segment then goes on from those, not from here.)
   */
  #recover(seq: number, prev: string): void {
    if (!this.#break || this.#break.code === 'fork' || seq !== this.seq + 1 || prev !== this.head) return;
    const { segment, line } = this.#break.params;
    this.#abandon({ segment: String(segment), line: Number(line) }, 0);
    this.#break = null;
    this.#unverified = [];
  }

  #accept(parsed: ReadableLine, hash: string): void {
    if (parsed.kind === 'checkpoint') {
      const { line } = parsed;
      if (line.head !== line.prev || line.count !== this.#count) return this.#breakAt('broken-chain');
      this.#hashes.push(hash);
      this.#checkpoint = { seq: line.seq, hash };
      this.#coveredCount = this.#count;
      this.#pendingCheckpoints.push({ line, hash });
      return;
    }
    this.#hashes.push(hash);
    if (parsed.kind === 'kept') return this.#tallyKept(parsed.line);
    this.#count += 1;
    this.#pendingRevisions.push(parsed.revision);
    const { record } = parsed.revision;
    if (!isKnownRecordId(record)) this.#tally('unknown-record-kind', { record });
  }

  #rewind(seq: number): void {
    this.#hashes.length = seq;
    this.#pendingRevisions = this.#pendingRevisions.filter((revision) => revision.seq <= seq);
    // Only lines behind the last checkpoint are ever taken back.
    const covered = this.#checkpoint?.seq ?? 0;
    const uncovered = this.#pendingRevisions.filter((revision) => revision.seq > covered);
    this.#count = this.#coveredCount + uncovered.length;
  }

  #compareLeftover(bytes: Uint8Array): void {
    const leftover = this.#leftover;
    if (leftover && !startsWith(bytes, leftover.bytes)) this.#abandon(leftover.place, leftover.bytes.length);
    this.#leftover = null;
  }

  #show(parsed: ReadableLine): void {
    if (parsed.kind === 'revision' && this.#unverified.length < MAX_UNVERIFIED) {
      this.#unverified.push(parsed.revision);
    }
  }

  #tallyKept(line: LineEnvelope): void {
    if (line.v > JOURNAL_FORMAT) this.#tally('newer-format', { version: line.v });
    else this.#tally('unknown-line-kind', { kind: line.kind });
  }

  #tally(code: FindingCode, detail: Tally['detail']): void {
    const known = this.#tallies.get(code);
    if (known) known.entries += 1;
    else this.#tallies.set(code, { ...this.place, entries: 1, detail });
  }

  #abandon(place: Place, bytes: number): void {
    this.#abandoned.push(this.#finding('torn-tail', { ...place, bytes }));
  }

  #breakAt(code: FindingCode, params: Readonly<Record<string, number>> = {}): void {
    const place = code === 'missing-segment' ? { segment: this.#missingSegment ?? '', line: 1 } : this.place;
    this.#break ??= this.#finding(code, { ...place, ...params });
  }

  #finding(code: FindingCode, params: JournalFinding['params']): JournalFinding {
    return { code, device: this.device, params };
  }
}

type ReadableLine = Extract<ParsedLine, { readonly line: unknown }>;

const MALFORMED: ParsedLine = { kind: 'malformed' };

/** The file name of a segment: six digits, so that names sort in order. */
export function segmentName(number: number): string {
  return `${String(number).padStart(6, '0')}.jsonl`;
}

function startsWith(bytes: Uint8Array, prefix: Uint8Array): boolean {
  return prefix.length <= bytes.length && prefix.every((byte, index) => byte === bytes[index]);
}
