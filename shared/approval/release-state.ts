import type { ReleaseState } from '../release/release';

/** What a release's state is derived from. */
export interface ReleaseFacts {
  /** Whether anything still blocks writing or translating: problems, open units, conflicts. */
  readonly isTextComplete: boolean;
  /** Whether any statement was ever made. */
  readonly hasSignatures: boolean;
  /** Whether every demanded signature is given and valid, and nothing else blocks. */
  readonly isApproved: boolean;
  /** Whether a bundle of exactly this content was exported. */
  readonly isExported: boolean;
  /** Whether an endpoint acknowledged a bundle of this release. */
  readonly isPublished: boolean;
}

/**
 * Where a release stands (design 5): never set, always derived. Published is final for a version, whatever is typed
 * later; everything before it falls back as soon as a word changes.
 */
export function releaseState(facts: ReleaseFacts): ReleaseState {
  if (facts.isPublished) return 'published';
  if (facts.isApproved) return facts.isExported ? 'exported' : 'approved';
  return facts.isTextComplete || facts.hasSignatures ? 'in-review' : 'drafting';
}
