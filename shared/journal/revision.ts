import { canonicalize } from './canonical-json';
import type { Sha256 } from './crypto-ports';
import type { RevisionBody, RevisionLine } from './entry';

/** Where a revision was written: which line of which device's journal, by whom and when (that device's clock). */
export interface RevisionSource {
  readonly device: string;
  readonly seq: number;
  readonly by: string;
  readonly at: string;
}

/**
 * A revision as views use it: the line without its place in the chain, plus its id. The very same revision (same
 * record, parents and body) may be written by several devices; `by`, `at`, `device` and `seq` are then those of the
 * first source by device id and sequence, the others stand in the fold's `sources`.
 */
export interface Revision extends RevisionSource {
  readonly id: string;
  readonly record: string;
  /** Ids of the revisions that this one replaces, ascending. */
  readonly parents: readonly string[];
  /** The whole new value; a sealed value for an embargoed record; null means deleted. */
  readonly body: RevisionBody;
}

/** A revision that is still to be written; the writer adds person, device, time, sequence and chain. */
export interface NewRevision {
  readonly record: string;
  readonly parents: readonly string[];
  readonly body: RevisionBody;
}

/** The id of a revision: SHA-256 over the canonical JSON of record, parents (ascending) and body. */
export function revisionId(revision: NewRevision, sha256: Sha256): string {
  const { record, parents, body } = revision;
  return sha256(canonicalize({ body, parents, record }));
}

/** The revision that a line states, given its id. */
export function revisionOf(line: RevisionLine, id: string): Revision {
  const { record, parents, body, by, at, device, seq } = line;
  return { id, record, parents, body, by, at, device, seq };
}
