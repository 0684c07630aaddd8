import type { Result } from '../../shared/result';

/** Who holds the workspace for writing. `startedAt` is the process' start in clock ticks after boot, where known. */
export interface LockHolder {
  readonly person: string;
  readonly host: string;
  readonly pid: number;
  readonly since: string;
  readonly startedAt?: string;
}

/** The outcome of trying to become the writer of a workspace. */
export type WorkspaceLock =
  | { readonly mode: 'writer'; readonly release: () => Promise<void> }
  | { readonly mode: 'read-only'; readonly owner: LockHolder };

/** `folder`: this machine's local state folder of the workspace (never synced). */
export interface WorkspaceLockOptions {
  readonly folder: string;
  readonly person: string;
  readonly clock: () => Date;
}

/** Becomes the one writer of the workspace on this machine, or says who is. */
export type AcquireWorkspaceLock = (options: WorkspaceLockOptions) => Promise<Result<WorkspaceLock>>;
