import { createFold, recordValue, type Fold } from '../../shared/journal/fold';
import type { Revision } from '../../shared/journal/revision';
import type { RecordStore } from './record-store';

/** The fold of all trusted revisions, with the indexes that the views look things up by. */
export interface FoldedRecords extends RecordStore {
  readonly fold: Fold;
  /** Takes in verified revisions; says which records changed. */
  readonly apply: (revisions: readonly Revision[]) => readonly string[];
  /** The revisions with the latest times, newest first; clocks order this list and nothing else. */
  readonly latest: (count: number) => readonly Revision[];
}

function addTo(index: Map<string, Set<string>>, key: string, record: string): void {
  const records = index.get(key);
  if (records === undefined) index.set(key, new Set([record]));
  else records.add(record);
}

/** Starts with no records at all. */
export function createFoldedRecords(): FoldedRecords {
  const fold = createFold();
  const byRelease = new Map<string, Set<string>>();
  const byKind = new Map<string, Set<string>>();
  const arrived: Revision[] = [];
  let generation = 0;

  function index(record: string): void {
    const [kind = '', id = '', ...rest] = record.split('/');
    if (kind !== 'release') {
      addTo(byKind, kind, record);
      return;
    }
    addTo(byRelease, id, record);
    if (rest.length === 0) addTo(byKind, kind, record);
  }

  return {
    fold,
    apply: (revisions) => {
      const changed = new Set<string>();
      for (const revision of revisions) {
        if (!fold.apply(revision)) continue;
        arrived.push(revision);
        if (!changed.has(revision.record)) index(revision.record);
        changed.add(revision.record);
      }
      if (changed.size > 0) generation += 1;
      return [...changed];
    },
    latest: (count) => [...arrived].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, count),
    heads: (record) => fold.record(record)?.heads ?? [],
    isContested: (record) => {
      const state = fold.record(record);
      return state !== undefined && recordValue(state).status === 'conflict';
    },
    history: (record) => fold.history(record),
    ofRelease: (release) => [...(byRelease.get(release) ?? [])],
    ofKind: (kind) => [...(byKind.get(kind) ?? [])],
    generation: () => generation,
  };
}
