import type { Sha256, VerifySignature } from '../../shared/journal/crypto-ports';
import type { JournalPosition } from '../../shared/journal/entry';
import { isSuspect, type JournalFinding } from '../../shared/journal/findings';
import type { Revision } from '../../shared/journal/revision';
import { err, ok, type Result } from '../../shared/result';
import { DeviceReader } from './device-reader';
import { DeviceTrust } from './device-trust';
import type { FsPort } from './fs-port';
import { listDevices } from './journal-folder';
import { createPacer, type Pacer } from './pacer';
import { Witnesses } from './witnesses';

/** What a reader needs. */
export interface JournalReaderOptions {
  /** The workspace's `journal` folder (absolute). */
  readonly folder: string;
  readonly workspace: string;
  readonly fs: FsPort;
  readonly sha256: Sha256;
  readonly verify: VerifySignature;
  /**
   * The enrolled public key of a device (base64url), or undefined. Asked again after each `onTrusted`, because keys
   * of further devices stand in the records of those already trusted; to begin with it knows the root device's.
   */
  readonly publicKeyOf: (device: string) => string | undefined;
  /**
   * Takes in revisions that are now verified: feed the fold and the key ring. Called in slices, device by device; may
   * repeat revisions that it was given before.
   */
  readonly onTrusted: (revisions: readonly Revision[]) => void;
  /** Positions that local state, bundles and packets vouch for, by device. Asked at each read. */
  readonly knownPositions?: () => Readonly<Record<string, readonly JournalPosition[]>>;
  /** Lets other work run; called at least every 20 ms. Default: one turn of the event loop. */
  readonly pause?: () => Promise<void>;
}

/** What is known of one device's journal. */
export interface DeviceJournal {
  readonly device: string;
  /** True if a finding says so: show it, but sign nothing that rests on it. */
  readonly suspect: boolean;
  readonly findings: readonly JournalFinding[];
  /** The last checkpoint whose signature was verified; null if nothing is trusted. Goes into `seen`. */
  readonly trusted: JournalPosition | null;
  /** How many revisions are trusted. */
  readonly entries: number;
  /** Time of the last trusted revision, by that device's clock. */
  readonly lastAt: string | null;
  /** Revisions that could be read but are not trusted, for showing only (at most 1,000). */
  readonly unverified: readonly Revision[];
  /** What this device had seen of others at its last trusted checkpoint. */
  readonly seen: Readonly<Record<string, JournalPosition>>;
}

/** The state of all journals after a read. */
export interface JournalsReport {
  readonly devices: readonly DeviceJournal[];
  /** All findings, those of devices included. */
  readonly findings: readonly JournalFinding[];
  /** Trusted positions by device: the `seen` of the next checkpoint, the `checkpoints.json` of a bundle. */
  readonly positions: Readonly<Record<string, JournalPosition>>;
  /** Ids of suspect devices. */
  readonly suspects: ReadonlySet<string>;
  /** Trusted revisions altogether. */
  readonly entries: number;
}

/** Reads and verifies every device's journal. Never changes a file. */
export interface JournalReader {
  /** Reads everything from the start. Fails with `journal/unreadable` if the journal folder itself can't be listed. */
  readonly readAll: () => Promise<Result<JournalsReport>>;
  /** Picks up what was added since the last read; starts over for a device whose files changed otherwise. */
  readonly readNew: () => Promise<Result<JournalsReport>>;
}

/** Revisions handed out at once. */
const SLICE = 500;

/** Most unverified revisions shown per device. */
const MAX_UNVERIFIED = 1000;

/** One device while it is being read. */
interface DeviceState {
  reader: DeviceReader;
  trust: DeviceTrust;
  unreadable: readonly JournalFinding[];
}

/** Makes a reader of a workspace's journals. Nothing is read yet. */
export function createJournalReader(options: JournalReaderOptions): JournalReader {
  let session = new ReadSession(options);
  let queue: Promise<unknown> = Promise.resolve();
  const run = (isFresh: boolean): Promise<Result<JournalsReport>> => {
    const result = queue.then(() => {
      if (isFresh) session = new ReadSession(options);
      return session.read();
    });
    queue = result.catch(() => undefined);
    return result;
  };
  return { readAll: () => run(true), readNew: () => run(false) };
}

class ReadSession {
  readonly #options: JournalReaderOptions;
  readonly #pacer: Pacer;
  readonly #devices = new Map<string, DeviceState>();
  readonly #witnesses = new Witnesses();
  #foreignFiles: readonly JournalFinding[] = [];

  constructor(options: JournalReaderOptions) {
    this.#options = options;
    this.#pacer = createPacer(options.pause);
  }

  async read(): Promise<Result<JournalsReport>> {
    const { folder, fs, knownPositions } = this.#options;
    for (const [device, positions] of Object.entries(knownPositions?.() ?? {})) {
      for (const position of positions) this.#witnesses.addKnown(device, position);
    }
    try {
      const listing = await listDevices(folder, fs);
      this.#foreignFiles = listing.findings;
      for (const device of listing.found) this.#state(device);
    } catch (error) {
      return err('journal/unreadable', { path: folder, reason: reasonOf(error) });
    }
    for (const [device, state] of this.#devices) await this.#readDevice(device, state);
    await this.#trustAll();
    for (const device of this.#witnesses.devices()) this.#state(device);
    return ok(this.#report());
  }

  #state(device: string): DeviceState {
    const known = this.#devices.get(device);
    if (known) return known;
    const created = { reader: this.#newReader(device), trust: this.#newTrust(), unreadable: [] };
    this.#devices.set(device, created);
    return created;
  }

  #newReader(device: string): DeviceReader {
    const { folder, workspace, fs, sha256 } = this.#options;
    return new DeviceReader({ folder, workspace, device, fs, sha256, pacer: this.#pacer });
  }

  #newTrust(): DeviceTrust {
    const { workspace, verify } = this.#options;
    return new DeviceTrust({ workspace, verify, pacer: this.#pacer });
  }

  async #readDevice(device: string, state: DeviceState): Promise<void> {
    state.unreadable = [];
    try {
      if (await state.reader.read()) return;
      state.reader = this.#newReader(device);
      state.trust = this.#newTrust();
      await state.reader.read();
    } catch (error) {
      const file = state.reader.lastSegment?.name ?? '';
      state.unreadable = [{ code: 'unreadable-file', device, params: { file, reason: reasonOf(error) } }];
      // What was half read can't be continued: the next read starts over.
      state.reader = this.#newReader(device);
      state.trust = this.#newTrust();
    }
  }

  /** Until nothing more becomes trusted: the records of one device may enrol the next. */
  async #trustAll(): Promise<void> {
    const { publicKeyOf } = this.#options;
    for (let isProgress = true; isProgress;) {
      isProgress = false;
      for (const [device, { reader, trust }] of this.#devices) {
        const gained = await trust.advance(reader.chain, publicKeyOf(device));
        if (!gained) continue;
        isProgress = true;
        this.#witnesses.addSeen(device, gained.checkpoints);
        // What was verified once must still be there at the next read.
        if (trust.position) this.#witnesses.addKnown(device, trust.position);
        await this.#handOut(gained.revisions);
      }
    }
  }

  async #handOut(revisions: readonly Revision[]): Promise<void> {
    for (let start = 0; start < revisions.length; start += SLICE) {
      this.#options.onTrusted(revisions.slice(start, start + SLICE));
      if (this.#pacer.isDue()) await this.#pacer.pause();
    }
  }

  #report(): JournalsReport {
    const devices = [...this.#devices]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([device, state]) => this.#reportDevice(device, state));
    const positions: Record<string, JournalPosition> = {};
    for (const { device, trusted } of devices) if (trusted) positions[device] = trusted;
    return {
      devices,
      findings: [...this.#foreignFiles, ...devices.flatMap(({ findings }) => findings)],
      positions,
      suspects: new Set(devices.filter(({ suspect }) => suspect).map(({ device }) => device)),
      entries: devices.reduce((sum, { entries }) => sum + entries, 0),
    };
  }

  #reportDevice(device: string, state: DeviceState): DeviceJournal {
    const { chain } = state.reader;
    const { trust } = state;
    const findings = [
      ...state.unreadable,
      ...chain.findings,
      ...trustFindings(device, state),
      // A file that can't be read says nothing about what is missing.
      ...(state.unreadable.length > 0 ? [] : this.#witnesses.findings(device, chain)),
      ...state.reader.foreignFiles,
    ];
    return {
      device,
      suspect: findings.some(isSuspect),
      findings,
      trusted: trust.position,
      entries: trust.entries,
      lastAt: trust.lastAt,
      unverified: [...chain.pendingRevisions, ...chain.unverified].slice(0, MAX_UNVERIFIED),
      seen: trust.seen,
    };
  }
}

/** What is not, or not yet, covered by a good signature. */
function trustFindings(device: string, { reader, trust }: DeviceState): readonly JournalFinding[] {
  const { chain, tornTail } = reader;
  const findings: JournalFinding[] = [];
  const { segment, line } = chain.place;
  if (chain.seq > 0 && !trust.hasKey)
    findings.push({ code: 'wrong-key', device, params: { entries: chain.count } });
  if (trust.badSeq !== null) findings.push({ code: 'bad-signature', device, params: { seq: trust.badSeq } });
  // Behind a break nothing can be signed for, so saying that it isn't would add nothing.
  const unsigned = chain.isBroken ? 0 : chain.seq - (chain.checkpoint?.seq ?? 0);
  if (unsigned > 0)
    findings.push({ code: 'unsigned-tail', device, params: { segment, line, entries: unsigned } });
  if (tornTail) {
    const params = { segment: tornTail.segment.name, line: line + 1, bytes: tornTail.bytes };
    findings.push({ code: 'torn-tail', device, params });
  }
  return findings;
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
