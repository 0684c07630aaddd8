import type { PersonRole } from '../identity/person';
import type { Failure } from '../result';
import type { SigningPolicy } from '../approval/signing-policy';

/** A workspace that was opened on this machine before. */
export interface RecentWorkspace {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly openedAt: string;
  /** False when the folder is no longer where it was. */
  readonly present: boolean;
}

/** Who holds the writer's lock when this window may only read. */
export interface LockOwner {
  readonly person: string;
  readonly host: string;
  readonly since: string;
}

/** Why nothing can be written at the moment; null when writing is possible. */
export type ReadOnlyReason =
  | { readonly kind: 'locked-by-other'; readonly owner: LockOwner }
  | { readonly kind: 'folder-not-writable' }
  | { readonly kind: 'not-a-member' }
  | { readonly kind: 'identity-locked' }
  | { readonly kind: 'journal-failed'; readonly error: Failure };

/** The open workspace in a few words. */
export interface WorkspaceView {
  readonly id: string;
  readonly name: string;
  readonly path: string;
  readonly readOnly: ReadOnlyReason | null;
  readonly policy: SigningPolicy;
  /** The roles that the current person holds here. */
  readonly roles: readonly PersonRole[];
  readonly person: string | null;
  readonly entries: number;
  readonly findings: number;
  readonly conflicts: number;
}

export interface PersonView {
  readonly person: string;
  readonly name: string;
  readonly email: string;
  readonly roles: readonly PersonRole[];
  readonly locales: readonly string[];
  readonly devices: readonly {
    readonly device: string;
    readonly label: string;
    readonly fingerprint: string;
  }[];
  /** Whether the person's key is on this machine. */
  readonly local: boolean;
}

export interface ProductView {
  readonly slug: string;
  readonly name: string;
  readonly description: string;
  readonly parents: readonly string[];
  readonly releases: number;
}

/** One finding about a journal. `code` is a key of the `journal` texts. */
export interface FindingView {
  readonly code: string;
  readonly device: string;
  readonly person: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface DeviceReport {
  readonly device: string;
  readonly person: string;
  readonly entries: number;
  readonly lastAt: string | null;
  readonly head: string;
  readonly suspect: boolean;
}

/** One line of the audit list. */
export interface EntryView {
  readonly device: string;
  readonly seq: number;
  readonly at: string;
  readonly person: string;
  readonly record: string;
  readonly revision: string;
  readonly deleted: boolean;
}

/** The state of all journals, and their latest entries, newest first. */
export interface JournalReport {
  readonly devices: readonly DeviceReport[];
  readonly findings: readonly FindingView[];
  readonly recent: readonly EntryView[];
}

/** A record with several heads: what each person wrote, for a person to decide. */
export interface RecordConflict {
  readonly record: string;
  readonly release: string | null;
  readonly heads: readonly {
    readonly revision: string;
    readonly person: string;
    readonly at: string;
    /** The body as readable text, for comparison. */
    readonly text: string;
    readonly deleted: boolean;
  }[];
}
