import type { ChangeOrigin } from '../release/change';
import type { ChangeCandidate } from './candidate';

/** A change that the release already has, as far as recognising needs it. */
export interface ExistingChange {
  readonly id: string;
  readonly summary: string;
  readonly origin?: ChangeOrigin | undefined;
}

/** A candidate and the change of the release that it is about. */
export interface MatchedCandidate<C = ChangeCandidate> {
  readonly candidate: C;
  readonly change: string;
}

/** Which candidates are new to the release. */
export interface Reconciliation {
  /** Offered to be added. */
  readonly fresh: readonly ChangeCandidate[];
  /** Already in the release, however a person edited them since. */
  readonly known: readonly MatchedCandidate[];
  /** In the release, but the source now says something else. Shown, never written: the person's text stands. */
  readonly changedAtSource: readonly MatchedCandidate[];
}

/** Candidates and changes that found each other, and those that are still alone. */
export interface MatchRound<C = ChangeCandidate> {
  readonly matched: readonly MatchedCandidate<C>[];
  readonly open: readonly C[];
  readonly unused: readonly ExistingChange[];
}
