import { Low } from 'lowdb';
import type { ZodType } from 'zod';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { DurableAdapter } from './durable-adapter';

/** Turns data of schema version n into version n + 1. Pure. */
export type Migration = (data: unknown) => unknown;

/** How a small piece of state is kept in one JSON file, as `{ "schemaVersion": n, "data": … }`. */
export interface DurableJsonOptions<T> {
  readonly path: string;
  readonly schema: ZodType<T>;
  readonly defaults: T;
  /** Version that `schema` describes, from 1. */
  readonly schemaVersion: number;
  /** By the version they start from: `{ 1: from1to2 }`. */
  readonly migrations?: Readonly<Record<number, Migration>>;
  /** How many earlier good versions are kept beside the file. Default 3. */
  readonly backups?: number;
  readonly clock?: () => Date;
}

/** Said when the file was unusable: it is kept as `movedTo`, and a backup or the defaults stand in. */
export interface RecoveryNotice {
  readonly movedTo: string;
  readonly from: 'backup' | 'defaults';
}

/** State in one JSON file that survives crashes. */
export interface DurableJson<T> {
  readonly data: () => T;
  /**
   * Replaces the data and returns when it is on the disk. Calls run one after the other, in order. If writing fails
   * (`storage/write-failed`) or the file is read-only (`storage/newer-schema`), the data stays as it was.
   */
  readonly update: (change: (data: T) => T) => Promise<Result<T>>;
  /** Set when the file was written by a newer app: defaults are shown and the file is never touched. */
  readonly readOnly: Failure | null;
  readonly recovered: RecoveryNotice | null;
}

/**
 * Opens state in a JSON file through lowdb on our durable adapter. A missing file means the defaults; an unusable one
 * is set aside and reported in `recovered`. Fails with `storage/unreadable` when the file can't be read or the
 * recovery can't be written.
 */
export async function openDurableJson<T>(options: DurableJsonOptions<T>): Promise<Result<DurableJson<T>>> {
  const adapter = new DurableAdapter(options);
  const low = new Low<T>(adapter, options.defaults);
  try {
    await low.read();
  } catch (error) {
    return err('storage/unreadable', { path: options.path, reason: reasonOf(error) });
  }
  let queue: Promise<unknown> = Promise.resolve();
  const replace = async (change: (data: T) => T): Promise<Result<T>> => {
    if (adapter.readOnly) return { ok: false, error: adapter.readOnly };
    const before = low.data;
    // What doesn't fit the schema would be refused at the next start: that is a bug, so it throws here.
    const after = options.schema.parse(change(before));
    if (JSON.stringify(after) === JSON.stringify(before)) return ok(before);
    try {
      low.data = after;
      await low.write();
      return ok(after);
    } catch (error) {
      low.data = before;
      return err('storage/write-failed', { path: options.path, reason: reasonOf(error) });
    }
  };
  return ok({
    data: () => low.data,
    update: (change) => {
      const result = queue.then(() => replace(change));
      queue = result.catch(() => undefined);
      return result;
    },
    readOnly: adapter.readOnly,
    recovered: adapter.recovered,
  });
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
