import type { ZodType } from 'zod';
import type { Failure, Result } from '../../shared/result';

/** Turns data of schema version n into version n + 1. Pure. */
export type Migration = (data: unknown) => unknown;

/** How a small piece of state is kept in one JSON file. */
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

/** Said once when the file was unusable: it was moved aside to `movedTo`, and a backup or the defaults stand in. */
export interface RecoveryNotice {
  readonly movedTo: string | null;
  readonly from: 'backup' | 'defaults';
}

/** State in one JSON file that survives crashes. */
export interface DurableJson<T> {
  readonly data: () => T;
  /** Replaces the data and returns when it is on the disk. Calls run one after the other, in order. */
  readonly update: (change: (data: T) => T) => Promise<Result<T>>;
  /** Set when the file was written by a newer app: it is shown as defaults and never touched. */
  readonly readOnly: Failure | null;
  readonly recovered: RecoveryNotice | null;
}

/** See `DurableJsonOptions`. */
export type OpenDurableJson = <T>(options: DurableJsonOptions<T>) => Promise<Result<DurableJson<T>>>;
