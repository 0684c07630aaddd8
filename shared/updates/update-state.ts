import type { Failure } from '../result';

/** Why this installation can't update itself: a development start, a package that someone else updates, or no feed. */
export type NoUpdatesReason = 'not-packaged' | 'other-installer' | 'no-feed';

/** Where the app stands between two versions. `available` and `ready` wait for the user: nothing happens unasked. */
export type UpdateState =
  | { readonly kind: 'unsupported'; readonly reason: NoUpdatesReason }
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking' }
  | { readonly kind: 'current'; readonly checkedAt: string }
  | { readonly kind: 'available'; readonly version: string }
  | { readonly kind: 'downloading'; readonly version: string; readonly percent: number }
  | { readonly kind: 'ready'; readonly version: string }
  | { readonly kind: 'failed'; readonly error: Failure };
