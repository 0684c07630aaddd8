import type { Sha256, VerifySignature } from '../../shared/journal/crypto-ports';
import type { JournalPosition } from '../../shared/journal/entry';
import type { JournalFinding } from '../../shared/journal/findings';
import type { Revision } from '../../shared/journal/revision';
import type { Result } from '../../shared/result';
import type { FsPort } from './fs-port';

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
  /** Takes in revisions that are now verified: feed the fold and the key ring. Called in slices, device by device. */
  readonly onTrusted: (revisions: readonly Revision[]) => void;
  /** Positions that local state, bundles and packets vouch for, by device. Asked at each read. */
  readonly knownPositions?: () => Readonly<Record<string, readonly JournalPosition[]>>;
  /** Lets other work run; called at least every 20 ms. Default: setImmediate. */
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
  /** Revisions that could be read but not trusted, for showing only (at most 1,000). */
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
  /** Reads everything from the start. */
  readonly readAll: () => Promise<Result<JournalsReport>>;
  /** Picks up what was added since the last read; starts over for a device whose files shrank or were broken. */
  readonly readNew: () => Promise<Result<JournalsReport>>;
}

/** See `JournalReaderOptions`. */
export type CreateJournalReader = (options: JournalReaderOptions) => JournalReader;
