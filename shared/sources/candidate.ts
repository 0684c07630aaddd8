import * as z from 'zod';
import { changeSchema } from '../release/change';
import type { ChangeImpact, ChangeOrigin, ChangeType } from '../release/change';

/**
 * Why a candidate was classified as it was. Each has a sentence under `note` in the `sources` namespace, which the
 * window shows and which becomes the recorded reason of the impact (duty 1.2).
 */
export const candidateNotes = [
  'commit-type',
  'commit-internal-type',
  'commit-breaking',
  'commit-security',
  'commit-dependency',
  'commit-unknown-type',
  'commit-verb',
  'commit-unconventional',
  'commit-reverts-earlier',
  'commit-reapplied',
  'changelog-category',
  'changelog-security',
  'changelog-internal-category',
  'changelog-unknown-category',
  'changelog-no-category',
] as const;
export type CandidateNote = (typeof candidateNotes)[number];

/**
 * A change as a source describes it, classified but not yet part of a release: the same orthogonal facts as a
 * `Change` (duty 3.3). Everything in it is plain text; markup of the source is gone but for `` `code` ``.
 */
export interface ChangeCandidate {
  readonly origin: ChangeOrigin;
  readonly type: ChangeType;
  readonly security: boolean;
  readonly breaking: boolean;
  readonly impact: ChangeImpact;
  /** The part of the product, '' if the source does not say. */
  readonly module: string;
  readonly summary: string;
  readonly references: readonly string[];
  readonly note: CandidateNote;
}

/**
 * A candidate that a person accepted, perhaps after editing it: what becomes a `Change`. Its bounds are those of the
 * record, so that nothing is accepted which could not be written.
 */
export const acceptedCandidateSchema = changeSchema
  .pick({
    type: true,
    security: true,
    breaking: true,
    impact: true,
    impactReason: true,
    module: true,
    references: true,
  })
  .extend({
    origin: changeSchema.shape.origin.unwrap(),
    summary: changeSchema.shape.summary.min(1),
  });
export type AcceptedCandidate = z.infer<typeof acceptedCandidateSchema>;

/** The most candidates that one message to the engine may carry. */
export const acceptLimit = 20_000;
export const acceptedCandidatesSchema = z.array(acceptedCandidateSchema).min(1).max(acceptLimit);
