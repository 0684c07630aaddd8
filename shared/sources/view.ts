import type { ChangelogProblem } from './changelog';
import type { SkippedCommits } from './git-candidates';
import type { MatchedCandidate, Reconciliation } from './reconciliation';
import type { GitTag, TagRange } from './tag-order';

/** A repository and its tags, for choosing a range. */
export interface GitTags {
  /** The folder that the repository lies in, which may be above the chosen one. */
  readonly repository: string;
  /** Newest version first. */
  readonly tags: readonly GitTag[];
  /** The branch that is checked out; '' if none is or it has no commit yet. */
  readonly head: string;
  readonly suggestion: TagRange | null;
  /** Whether history is cut off (`git clone --depth`): older commits are missing. */
  readonly shallow: boolean;
}

/** What a source offers to a release. */
export interface SourcePreview extends Reconciliation {
  /** Known entries whose change a person has deleted from the release. Accepting one brings it back. */
  readonly removed: readonly MatchedCandidate[];
}

/** What the commits of a range offer. */
export interface GitPreview extends SourcePreview {
  readonly from: string;
  readonly to: string;
  /** Commits in the range. */
  readonly commits: number;
  readonly skipped: SkippedCommits;
  /** Commits whose text was in no readable encoding; each broken character is shown as U+FFFD. */
  readonly damaged: number;
  readonly shallow: boolean;
}

/** What one version of a changelog offers. */
export interface ChangelogVersionPreview extends SourcePreview {
  /** `unreleased` for what is not out yet. */
  readonly version: string;
  readonly date: string | null;
  readonly yanked: boolean;
  readonly link: string;
  readonly notes: string;
  readonly line: number;
}

export interface ChangelogPreview {
  readonly file: string;
  readonly versions: readonly ChangelogVersionPreview[];
  readonly problems: readonly ChangelogProblem[];
  /** The version that is the release's own, or what is unreleased, or the newest; '' if there is none. */
  readonly suggestion: string;
}

/** What accepting did. */
export interface AcceptOutcome {
  /** Ids of the changes that were added, in the order of the candidates. */
  readonly added: readonly string[];
  /** Candidates that the release had already. */
  readonly alreadyThere: number;
}
