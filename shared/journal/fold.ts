import { canonicalize } from './canonical-json';
import type { RevisionBody } from './entry';
import type { Revision, RevisionSource } from './revision';

/** What is known of one record. Equal on every machine that has the same entries, whatever order they came in. */
export interface RecordState {
  readonly record: string;
  /** The revisions that no other revision names as parent, by id. One head is the value; several may conflict. */
  readonly heads: readonly Revision[];
  /** How many revisions of the record are known. */
  readonly revisions: number;
  /** Ids that revisions name as parents but that have not arrived, ascending: somebody's journal is incomplete here. */
  readonly missingParents: readonly string[];
}

/** The value of a record, decided by its heads alone. Merging several heads into one value is the merge's business. */
export type RecordValue =
  | { readonly status: 'value'; readonly revision: Revision; readonly body: RevisionBody }
  | { readonly status: 'deleted'; readonly revision: Revision }
  | { readonly status: 'conflict'; readonly heads: readonly Revision[] };

/** An incremental fold of revisions into records. Mutable and fast; everything it hands out is readonly. */
export interface Fold {
  /**
   * Takes in one revision, in any order, any number of times. Says whether anything changed (a revision that is
   * already known from the same place changes nothing).
   */
  readonly apply: (revision: Revision) => boolean;
  /** The state of a record, or undefined if nothing is known of it. */
  readonly record: (record: string) => RecordState | undefined;
  /** The ids of all records that begin with `prefix`, ascending. */
  readonly recordIds: (prefix?: string) => readonly string[];
  /** A revision by its id. */
  readonly revision: (id: string) => Revision | undefined;
  /** All known revisions of a record, parents before children, otherwise by id. */
  readonly history: (record: string) => readonly Revision[];
  /** Everywhere the very same revision was written, by device and sequence. */
  readonly sources: (id: string) => readonly RevisionSource[];
  /** Records with several heads whose bodies differ, by record id. */
  readonly conflicts: () => readonly RecordState[];
  /** How many distinct revisions are known. */
  readonly size: () => number;
}

interface RecordEntry {
  readonly revisions: Map<string, Revision>;
  /** Every id that some revision of the record names as parent. */
  readonly replaced: Set<string>;
  readonly heads: Set<string>;
  readonly missing: Set<string>;
  state: RecordState | undefined;
}

/** An empty fold. */
export function createFold(): Fold {
  const entries = new Map<string, RecordEntry>();
  const byId = new Map<string, Revision>();
  const twins = new Map<string, readonly RevisionSource[]>();
  const contested = new Set<string>();

  const entryOf = (record: string): RecordEntry => {
    const known = entries.get(record);
    if (known) return known;
    const created = newEntry();
    entries.set(record, created);
    return created;
  };

  const applyTwin = (known: Revision, revision: Revision): boolean => {
    const sources = twins.get(known.id) ?? [sourceOf(known)];
    if (sources.some((source) => source.device === revision.device && source.seq === revision.seq))
      return false;
    const merged = [...sources, sourceOf(revision)].sort(bySource);
    twins.set(known.id, merged);
    const representative: Revision = { ...known, ...(merged[0] ?? sourceOf(known)) };
    byId.set(known.id, representative);
    const entry = entryOf(known.record);
    entry.revisions.set(known.id, representative);
    entry.state = undefined;
    return true;
  };

  const apply = (revision: Revision): boolean => {
    const known = byId.get(revision.id);
    if (known) return applyTwin(known, revision);
    byId.set(revision.id, revision);
    const entry = entryOf(revision.record);
    insert(entry, revision);
    if (entry.heads.size > 1) contested.add(revision.record);
    else contested.delete(revision.record);
    return true;
  };

  const record = (id: string): RecordState | undefined => {
    const entry = entries.get(id);
    return entry && (entry.state ??= stateOf(id, entry));
  };

  return {
    apply,
    record,
    recordIds: (prefix = '') => [...entries.keys()].filter((id) => id.startsWith(prefix)).sort(),
    revision: (id) => byId.get(id),
    history: (id) => historyOf(entries.get(id)),
    sources: (id) => twins.get(id) ?? (byId.has(id) ? [sourceOf(byId.get(id) as Revision)] : []),
    conflicts: () =>
      [...contested]
        .sort()
        .map((id) => record(id) as RecordState)
        .filter((state) => recordValue(state).status === 'conflict'),
    size: () => byId.size,
  };
}

/**
 * What the heads of a record say. Several heads with the same body agree (two people made the same change), so they
 * are a value and not a conflict; the first by id stands for them.
 */
export function recordValue(state: RecordState): RecordValue {
  const [first, ...others] = state.heads;
  if (!first) throw new Error(`A record without heads: ${state.record}`);
  if (others.length > 0) {
    const text = canonicalize(first.body);
    if (others.some((head) => canonicalize(head.body) !== text))
      return { status: 'conflict', heads: state.heads };
  }
  return first.body === null
    ? { status: 'deleted', revision: first }
    : { status: 'value', revision: first, body: first.body };
}

function newEntry(): RecordEntry {
  return {
    revisions: new Map(),
    replaced: new Set(),
    heads: new Set(),
    missing: new Set(),
    state: undefined,
  };
}

function insert(entry: RecordEntry, revision: Revision): void {
  entry.revisions.set(revision.id, revision);
  entry.missing.delete(revision.id);
  if (!entry.replaced.has(revision.id)) entry.heads.add(revision.id);
  for (const parent of revision.parents) {
    entry.replaced.add(parent);
    entry.heads.delete(parent);
    if (!entry.revisions.has(parent)) entry.missing.add(parent);
  }
  entry.state = undefined;
}

function stateOf(record: string, entry: RecordEntry): RecordState {
  const heads = [...entry.heads].sort().map((id) => entry.revisions.get(id) as Revision);
  return { record, heads, revisions: entry.revisions.size, missingParents: [...entry.missing].sort() };
}

/** Kahn's algorithm with a sorted frontier: parents first, ties by id, so the list is the same everywhere. */
function historyOf(entry: RecordEntry | undefined): readonly Revision[] {
  if (!entry) return [];
  if (entry.revisions.size === 1) return [...entry.revisions.values()];
  const children = new Map<string, string[]>();
  const waiting = new Map<string, number>();
  for (const revision of entry.revisions.values()) {
    const known = revision.parents.filter((parent) => entry.revisions.has(parent));
    waiting.set(revision.id, known.length);
    for (const parent of known) children.set(parent, [...(children.get(parent) ?? []), revision.id]);
  }
  const history: Revision[] = [];
  let frontier = [...waiting.keys()].filter((id) => waiting.get(id) === 0).sort();
  while (frontier.length > 0) {
    const next: string[] = [];
    for (const id of frontier) {
      history.push(entry.revisions.get(id) as Revision);
      for (const child of children.get(id) ?? []) {
        const left = (waiting.get(child) ?? 0) - 1;
        waiting.set(child, left);
        if (left === 0) next.push(child);
      }
    }
    frontier = next.sort();
  }
  return history;
}

function sourceOf({ device, seq, by, at }: RevisionSource): RevisionSource {
  return { device, seq, by, at };
}

function bySource(a: RevisionSource, b: RevisionSource): number {
  if (a.device !== b.device) return a.device < b.device ? -1 : 1;
  return a.seq - b.seq;
}
