import type { SignBytes, Sha256, VerifySignature } from '../../shared/journal/crypto-ports';
import type { JournalPosition } from '../../shared/journal/entry';
import type { JournalFinding } from '../../shared/journal/findings';
import type { NewRevision, Revision } from '../../shared/journal/revision';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { buildBatch, prepareRevision, type Batch, type ChainTip, type PreparedRevision } from './batch';
import type { FsPort } from './fs-port';
import { holdsPosition, openOwnJournal, type JournalEnd } from './own-journal';
import { SegmentStore } from './segment-store';

/** What a writer needs. All paths absolute. */
export interface JournalWriterOptions {
  /** The workspace's `journal` folder, which holds one folder per device. */
  readonly folder: string;
  /** Workspace id: part of the genesis, so that a journal can't be moved to another workspace. */
  readonly workspace: string;
  readonly device: string;
  readonly person: string;
  /** This device's public key (base64url): what is already on disk is verified before anything is added. */
  readonly publicKey: string;
  readonly sign: SignBytes;
  readonly verify: VerifySignature;
  readonly sha256: Sha256;
  readonly fs: FsPort;
  readonly clock: () => Date;
  /** The last verified checkpoint of every other device; asked at each flush. */
  readonly seen: () => Readonly<Record<string, JournalPosition>>;
  /** Where an unfinished last write is copied before it is cut: inside this machine's own local state. */
  readonly quarantineFolder: string;
  /** Positions of *this* device that local state, bundles or other devices vouch for: refuses a rolled-back journal. */
  readonly knownPositions?: readonly JournalPosition[];
  /** A segment that has reached this size gets no further batch. Default 8 MB. */
  readonly rotateAt?: number;
}

/** The only way to add to this device's journal. Needs the workspace's lock. */
export interface JournalWriter {
  /**
   * Writes all revisions and one checkpoint in a single append and returns them once they are on the disk (fsync).
   * Calls that arrive while another is being written share the next write. Either all revisions of a call are
   * acknowledged or none; after `journal/write-failed` they may still appear later, with the same ids, so trying
   * again is harmless. An empty list writes nothing.
   */
  readonly append: (revisions: readonly NewRevision[]) => Promise<Result<readonly Revision[]>>;
  /** The last acknowledged checkpoint: what local state should remember. Null before the first append. */
  readonly position: () => JournalPosition | null;
  /** What opening found and did (an unfinished write moved to quarantine). */
  readonly findings: readonly JournalFinding[];
  /** Waits for what is under way and closes the file. */
  readonly close: () => Promise<void>;
}

/** Design 2: segments rotate at 8 MB. */
const ROTATE_AT = 8 * 1024 * 1024;

/** Most revisions in one write: keeps a batch, and the time it blocks others, small. */
const MAX_BATCH = 1000;

/**
 * Opens this device's journal for writing: verifies it, quarantines and cuts an unfinished last write, and goes on from
 * the last signed checkpoint. Nothing is written before the first `append`. Fails with
 * `journal/own-journal-damaged|forked|rolled-back`, `journal/newer-format` or `journal/write-failed`.
 */
export async function openJournalWriter(options: JournalWriterOptions): Promise<Result<JournalWriter>> {
  try {
    const end = await openOwnJournal(options);
    return end.ok ? ok(createWriter(options, end.value)) : end;
  } catch (error) {
    return err('journal/write-failed', { device: options.device, reason: reasonOf(error) });
  }
}

interface Waiting {
  readonly prepared: readonly PreparedRevision[];
  readonly resolve: (result: Result<readonly Revision[]>) => void;
}

function createWriter(options: JournalWriterOptions, end: JournalEnd): JournalWriter {
  const flusher = new Flusher(options, end);
  let waiting: Waiting[] = [];
  let working: Promise<void> | null = null;
  let isClosed = false;

  const work = async (): Promise<void> => {
    while (waiting.length > 0) {
      const { now, later } = takeBatch(waiting);
      waiting = later;
      const written = await flusher.flush(now.flatMap(({ prepared }) => prepared));
      let from = 0;
      for (const { prepared, resolve } of now) {
        resolve(written.ok ? ok(written.value.slice(from, from + prepared.length)) : written);
        from += prepared.length;
      }
    }
    working = null;
  };

  return {
    append: async (revisions) => {
      if (isClosed) throw new Error('This journal writer was closed.');
      const prepared: PreparedRevision[] = [];
      for (const revision of revisions) {
        const checked = prepareRevision(revision, options.sha256);
        if (!checked.ok) return checked;
        prepared.push(checked.value);
      }
      if (prepared.length === 0) return ok([]);
      return new Promise((resolve) => {
        waiting.push({ prepared, resolve });
        working ??= work();
      });
    },
    position: () => flusher.position,
    findings: end.findings,
    close: async () => {
      isClosed = true;
      await working;
      await flusher.close();
    },
  };
}

/** The calls that go into the next write: as many whole ones as fit, at least one. */
function takeBatch(waiting: readonly Waiting[]): { now: readonly Waiting[]; later: Waiting[] } {
  let revisions = 0;
  const end = waiting.findIndex(({ prepared }, index) => {
    revisions += prepared.length;
    return index > 0 && revisions > MAX_BATCH;
  });
  return end === -1 ? { now: waiting, later: [] } : { now: waiting.slice(0, end), later: waiting.slice(end) };
}

/** Writes batches one after the other and knows what is acknowledged and what is in doubt. */
class Flusher {
  position: JournalPosition | null;
  readonly #options: JournalWriterOptions;
  readonly #segments: SegmentStore;
  /** Where the next line goes: behind the acknowledged ones and those in doubt. */
  #tip: ChainTip;
  /**
   * Batches whose write failed. Parts of them may be on the disk, and on other machines through a sync tool. They are
   * signed, so another history from the same place would be a fork: the next write repeats them, byte for byte.
   */
  #inDoubt: Uint8Array[] = [];
  #mustReread = false;
  #failure: Failure | null = null;

  constructor(options: JournalWriterOptions, end: JournalEnd) {
    const { folder, device, fs, rotateAt = ROTATE_AT } = options;
    const last = { number: end.segment, size: end.size, isSealed: end.isSealed };
    this.#options = options;
    this.#segments = new SegmentStore({ folder, device, fs, rotateAt, last });
    this.#tip = { seq: end.position?.seq ?? 0, head: end.head, count: end.count };
    this.position = end.position;
  }

  async flush(prepared: readonly PreparedRevision[]): Promise<Result<readonly Revision[]>> {
    if (this.#failure) return { ok: false, error: this.#failure };
    const batch = await this.#build(prepared);
    if (!batch.ok) return batch;
    this.#tip = batch.value.tip;
    this.#inDoubt.push(batch.value.bytes);
    const written = await this.#write(Buffer.concat(this.#inDoubt));
    if (!written.ok) return written;
    this.#inDoubt = [];
    this.position = { seq: batch.value.tip.seq, hash: batch.value.tip.head };
    return ok(batch.value.revisions);
  }

  close(): Promise<void> {
    return this.#segments.close();
  }

  #build(prepared: readonly PreparedRevision[]): Promise<Result<Batch>> {
    const { workspace, device, person, clock, seen, sign, sha256 } = this.#options;
    const at = clock().toISOString();
    return buildBatch(prepared, this.#tip, { workspace, device, person, at, seen: seen(), sign, sha256 });
  }

  /** Writes to the current file; if that fails, re-reads the journal and tries once more in a new file. */
  async #write(bytes: Uint8Array): Promise<Result<null>> {
    try {
      if (this.#segments.continuesFile && (await this.#tryAppend(bytes))) return ok(null);
      if (this.#mustReread) {
        if (!(await holdsPosition(this.#options, this.position))) return this.#giveUp();
        this.#mustReread = false;
      }
      await this.#segments.append(bytes);
      return ok(null);
    } catch (error) {
      return err('journal/write-failed', { device: this.#options.device, reason: reasonOf(error) });
    }
  }

  async #tryAppend(bytes: Uint8Array): Promise<boolean> {
    try {
      await this.#segments.append(bytes);
      return true;
    } catch {
      this.#mustReread = true;
      return false;
    }
  }

  /** What was acknowledged can no longer be read: nothing may be built on it. */
  #giveUp(): Result<never> {
    this.#failure = {
      code: 'journal/own-journal-damaged',
      params: { device: this.#options.device, finding: 'truncated-against-checkpoint' },
    };
    return { ok: false, error: this.#failure };
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
