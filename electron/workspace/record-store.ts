import type * as z from 'zod';
import type { Revision } from '../../shared/journal/revision';

/** The folded records of the open workspace, as every view reads them. */
export interface RecordStore {
  /** The current revisions of a record: none if unknown, one normally, several in a conflict. */
  readonly heads: (record: string) => readonly Revision[];
  /** Whether a record has several heads that say different things. */
  readonly isContested: (record: string) => boolean;
  /** Every revision of a record, parents before children. */
  readonly history: (record: string) => readonly Revision[];
  /** Every record of one release, header included. */
  readonly ofRelease: (release: string) => readonly string[];
  /** Every record with a first path segment such as `person` or `product`; for `release`, the headers alone. */
  readonly ofKind: (kind: string) => readonly string[];
  /** Grows with every change of any record; equal numbers mean equal content. */
  readonly generation: () => number;
}

/** A record as a view sees it. `value` is undefined when it is unknown, deleted or does not fit its schema. */
export interface ReadRecord<T> {
  readonly value: T | undefined;
  readonly parents: readonly string[];
  readonly inConflict: boolean;
}

const parsedBodies = new WeakMap<Revision, unknown>();

function parsedBody<T>(revision: Revision, schema: z.ZodType<T>): T | undefined {
  // A revision never changes, so its parsed body is kept with it.
  if (parsedBodies.has(revision)) return parsedBodies.get(revision) as T | undefined;
  const parsed = revision.body === null ? undefined : schema.safeParse(revision.body).data;
  parsedBodies.set(revision, parsed);
  return parsed;
}

/**
 * The value of a record, its heads (the parents of the next save), and whether it is in conflict. Of several heads
 * the first by id is shown, the same one on every machine; nothing in conflict can be signed.
 */
export function readRecord<T>(store: RecordStore, record: string, schema: z.ZodType<T>): ReadRecord<T> {
  const heads = store.heads(record);
  const shown = heads.find((head) => head.body !== null) ?? heads[0];
  return {
    value: shown === undefined ? undefined : parsedBody(shown, schema),
    parents: heads.map((head) => head.id),
    inConflict: heads.length > 1 && store.isContested(record),
  };
}

/** The last part of a record id. */
export function lastSegment(record: string): string {
  return record.slice(record.lastIndexOf('/') + 1);
}
