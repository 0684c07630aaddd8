import type { ChangeCandidate } from '../../../shared/sources/candidate';
import type { SourcePreview } from '../../../shared/sources/view';

/** What a candidate is to the release: new, deleted by a person before, here already, or here with other words. */
export type CandidateStanding = 'fresh' | 'removed' | 'known' | 'reworded';

export interface CandidateRow {
  readonly key: string;
  readonly candidate: ChangeCandidate;
  readonly standing: CandidateStanding;
}

/** Whether a candidate can be chosen; what is here already stays as a person has it. */
export function isOffered({ standing }: CandidateRow): boolean {
  return standing === 'fresh' || standing === 'removed';
}

/** Everything that a source has, what can be chosen first. */
export function candidateRows({
  fresh,
  removed,
  known,
  changedAtSource,
}: SourcePreview): readonly CandidateRow[] {
  const row = (candidate: ChangeCandidate, standing: CandidateStanding): CandidateRow => ({
    key: `${candidate.origin.kind}:${candidate.origin.key}`,
    candidate,
    standing,
  });
  return [
    ...fresh.map((candidate) => row(candidate, 'fresh')),
    ...removed.map(({ candidate }) => row(candidate, 'removed')),
    ...changedAtSource.map(({ candidate }) => row(candidate, 'reworded')),
    ...known
      .filter(({ candidate }) => !changedAtSource.some((other) => other.candidate === candidate))
      .map(({ candidate }) => row(candidate, 'known')),
  ];
}
