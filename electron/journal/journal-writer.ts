import type { SignBytes, Sha256, VerifySignature } from '../../shared/journal/crypto-ports';
import type { JournalPosition } from '../../shared/journal/entry';
import type { JournalFinding } from '../../shared/journal/findings';
import type { NewRevision, Revision } from '../../shared/journal/revision';
import type { Result } from '../../shared/result';
import type { FsPort } from './fs-port';

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
   * again is harmless.
   */
  readonly append: (revisions: readonly NewRevision[]) => Promise<Result<readonly Revision[]>>;
  /** The last acknowledged checkpoint: what local state should remember. Null before the first append. */
  readonly position: () => JournalPosition | null;
  /** What opening found and did (an unfinished write moved to quarantine). */
  readonly findings: readonly JournalFinding[];
  /** Waits for what is under way and closes the file. */
  readonly close: () => Promise<void>;
}

/** See `JournalWriterOptions`. */
export type OpenJournalWriter = (options: JournalWriterOptions) => Promise<Result<JournalWriter>>;
