import type { ChangeImpact, ChangeType } from '../release/change';
import type { Sha256 } from '../journal/crypto-ports';
import type { CandidateNote, ChangeCandidate } from './candidate';
import { commitTypes, soundsLikeSecurity, typeFromVerb } from './commit-types';
import { commitReferences, parseCommitMessage, parseHeader } from './conventional-commits';
import type { CommitMessage } from './conventional-commits';
import { gitOrigin, parseGitKey } from './origin-key';
import { asModule, asSummary } from './plain-text';
import { namesAdvisory, splitTrailingReferences, uniqueReferences } from './references';
import { isReapply, isRevert, quotedSubject, resolveReverts } from './reverts';

/** A commit as it was read from the repository. */
export interface GitCommit {
  /** Full object name, lowercase hex. */
  readonly hash: string;
  readonly parents: number;
  readonly authorEmail: string;
  /** RFC 3339, UTC. */
  readonly authoredAt: string;
  readonly message: string;
}

/** Why commits of the range are not offered, and how many. */
export interface SkippedCommits {
  /** Merges that say nothing of their own. */
  readonly merges: number;
  /** Commits that were taken back within the range, and the commits that did so. */
  readonly reverted: number;
  /** `fixup!`, `squash!` and `amend!` commits: part of another commit. */
  readonly fixups: number;
  /** Copies of a commit (rebased, cherry-picked) and merges that repeat their only commit's subject. */
  readonly copies: number;
}

export interface GitCandidates {
  /** Oldest first. */
  readonly candidates: readonly ChangeCandidate[];
  readonly skipped: SkippedCommits;
}

interface Parsed extends GitCommit {
  readonly parsed: CommitMessage;
}

/**
 * Turns the commits of a range into classified candidates (duty 3.3).
 * @param commits newest first, children before parents (`git log --topo-order`).
 */
export function gitCandidates(commits: readonly GitCommit[], sha256: Sha256): GitCandidates {
  const parsed = commits.map((commit) => ({ ...commit, parsed: parseCommitMessage(commit.message) }));
  const { reverted, consumed } = resolveReverts(
    parsed.map(({ hash, parsed: message }) => ({ hash, message })),
  );
  const remaining = parsed.filter(({ hash }) => !reverted.has(hash) && !consumed.has(hash));
  const speaking = remaining.filter((commit) => !isSilentMerge(commit));
  const whole = speaking.filter(({ parsed: { subject } }) => !/^(?:fixup|squash|amend)! /.test(subject));
  const own = withoutCopies(whole.toReversed(), sha256);
  return {
    candidates: own.map((commit) => candidateOf(commit, sha256)),
    skipped: {
      merges: remaining.length - speaking.length,
      reverted: parsed.length - remaining.length,
      fixups: speaking.length - whole.length,
      copies: whole.length - own.length,
    },
  };
}

/** A merge counts only if somebody gave it a conventional subject, as with merge requests that carry the title. */
function isSilentMerge({ parents, parsed }: Parsed): boolean {
  return parents > 1 && (parsed.header === null || !commitTypes.has(parsed.header.type));
}

function withoutCopies(commits: readonly Parsed[], sha256: Sha256): readonly Parsed[] {
  const subjects = new Set(commits.filter(({ parents }) => parents <= 1).map(subjectOf));
  const seen = new Set<string>();
  return commits.filter((commit) => {
    if (commit.parents > 1 && subjects.has(subjectOf(commit))) return false;
    const key = parseGitKey(gitOrigin(commit, subjectOf(commit), sha256));
    const identity = `${key?.authorship ?? ''}/${key?.message ?? ''}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

/** The subject without the number of the merge request that a forge adds to it. */
function subjectOf({ parsed }: Parsed): string {
  return splitTrailingReferences(parsed.subject).text;
}

/** What the message says about the change, before security and breaking are looked at. */
interface Verdict {
  readonly type: ChangeType;
  readonly impact: ChangeImpact;
  readonly security: boolean;
  readonly note: CandidateNote;
}

function candidateOf(commit: Parsed, sha256: Sha256): ChangeCandidate {
  const message = commit.parsed;
  const verdict = raised(verdictOn(message), message);
  const { text, references } = splitTrailingReferences(describedBy(message));
  return {
    origin: gitOrigin(commit, subjectOf(commit), sha256),
    type: verdict.type,
    security: verdict.security,
    breaking: message.breaking,
    impact: verdict.impact,
    module: asModule(moduleOf(message)),
    summary: asSummary(text) || asSummary(message.subject) || commit.hash.slice(0, 12),
    references: uniqueReferences([...references, ...commitReferences(message)]),
    note: verdict.note,
  };
}

function describedBy(message: CommitMessage): string {
  if (message.header === null || isRevert(message)) return message.subject;
  // A type that nobody defined ("scsi: lpfc: …") may be a word of the sentence: keep the sentence whole.
  return commitTypes.has(message.header.type) ? message.header.description : message.subject;
}

function verdictOn(message: CommitMessage): Verdict {
  if (isRevert(message)) return verdictOnRevert(message);
  const { header } = message;
  if (header === null) return verdictOnProse(message.subject, 'commit-unconventional');
  const known = commitTypes.get(header.type);
  if (known === undefined) return verdictOnProse(header.description, 'commit-unknown-type');
  if (header.scopes.some(isDependencyScope) && known.type !== 'added') {
    return { type: known.type, impact: 'internal', security: false, note: 'commit-dependency' };
  }
  const note = known.impact === 'internal' ? 'commit-internal-type' : 'commit-type';
  return { type: known.type, impact: known.impact, security: known.security === true, note };
}

/** Without a type that we know the kind is guessed from the verb, and nothing reaches a customer on a guess. */
function verdictOnProse(text: string, otherwise: CandidateNote): Verdict {
  const type = typeFromVerb(text);
  const note = type === null ? otherwise : 'commit-verb';
  return { type: type ?? 'changed', impact: 'internal', security: false, note };
}

/** A revert of something that an earlier version had: as visible as what it takes away or brings back. */
function verdictOnRevert(message: CommitMessage): Verdict {
  const inner = parseHeader(innermost(quotedSubject(message) ?? ''));
  const known = inner === null ? undefined : commitTypes.get(inner.type);
  const impact = known?.impact ?? 'internal';
  if (isReapply(message)) {
    return { type: known?.type ?? 'changed', impact, security: false, note: 'commit-reapplied' };
  }
  const type = known?.type === 'added' ? 'removed' : 'changed';
  return { type, impact, security: false, note: 'commit-reverts-earlier' };
}

function innermost(subject: string): string {
  let text = subject;
  for (let depth = 0; depth < 20; depth += 1) {
    const quoted = /^(?:revert|reapply):? +"(.*)"$/i.exec(text)?.[1];
    if (quoted === undefined) break;
    text = quoted;
  }
  return text;
}

/** A breaking or security change is never left internal by its type alone. */
function raised(verdict: Verdict, message: CommitMessage): Verdict {
  const security = verdict.security || concernsSecurity(message);
  if (security && (verdict.impact === 'internal' || !verdict.security)) {
    const type = verdict.type === 'changed' && message.header?.type !== 'revert' ? 'fixed' : verdict.type;
    return { type, impact: 'customer', security, note: 'commit-security' };
  }
  if (message.breaking && verdict.impact === 'internal') {
    return { ...verdict, impact: 'customer', note: 'commit-breaking' };
  }
  return { ...verdict, security };
}

function concernsSecurity(message: CommitMessage): boolean {
  if (message.header?.scopes.some(isSecurityScope) === true) return true;
  const footers = message.footers.map(({ value }) => value).join('\n');
  if (namesAdvisory(`${message.subject}\n${message.body}\n${footers}`)) return true;
  const known = message.header === null ? undefined : commitTypes.get(message.header.type);
  return known?.impact !== 'internal' && soundsLikeSecurity(message.subject);
}

/** Scopes name the part of the product; `security` and `deps` say what kind of change it is. */
function moduleOf({ header }: CommitMessage): string {
  if (header === null) return '';
  if (!commitTypes.has(header.type)) return header.scopes[0] ?? header.type;
  return header.scopes.filter((scope) => !isSecurityScope(scope) && !isDependencyScope(scope)).join(', ');
}

function isSecurityScope(scope: string): boolean {
  return /^(?:security|sec|vuln|cve)$/i.test(scope);
}

function isDependencyScope(scope: string): boolean {
  return /^(?:(?:dev|peer|prod)?-?deps(?:-dev)?|dependenc(?:y|ies))$/i.test(scope);
}
