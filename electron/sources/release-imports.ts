import { changeSchema, type Change } from '../../shared/release/change';
import { lastSegment, type RecordStore } from '../workspace/record-store';
import type { ExistingChange } from '../../shared/sources/reconciliation';

/** A change that the release has or had. */
export interface ReleaseChange extends ExistingChange {
  readonly record: string;
  readonly order: number;
  /** Whether a person deleted it; summary and origin are those of its last value. */
  readonly deleted: boolean;
  readonly heads: readonly string[];
}

/** Every change that a release has or ever had: a deleted one is remembered, so that importing does not revive it. */
export function releaseImports(store: RecordStore, release: string): readonly ReleaseChange[] {
  const prefix = `release/${release}/change/`;
  return store
    .ofRelease(release)
    .filter((record) => record.startsWith(prefix))
    .flatMap((record) => {
      const heads = store.heads(record);
      const last = lastValue(store, record);
      if (last === undefined) return [];
      const deleted = heads.every(({ body }) => body === null);
      const { summary, origin, order } = last;
      return [
        {
          id: lastSegment(record),
          record,
          summary,
          origin,
          order,
          deleted,
          heads: heads.map(({ id }) => id),
        },
      ];
    });
}

function lastValue(store: RecordStore, record: string): Change | undefined {
  for (const { body } of store.history(record).toReversed()) {
    const change = body === null ? undefined : changeSchema.safeParse(body).data;
    if (change !== undefined) return change;
  }
  return undefined;
}
