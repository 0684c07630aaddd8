import type { ChangeOrigin } from '../release/change';
import type { ChangeCandidate } from './candidate';
import { parseChangelogKey, parseGitKey, unreleasedVersion } from './origin-key';
import type { ExistingChange, MatchedCandidate, MatchRound, Reconciliation } from './reconciliation';
import { matchReworded } from './reworded';

/**
 * Compares what a source offers with what the release has. Importing twice gives no `fresh` candidate the second
 * time, and no outcome of this function ever replaces a change.
 *
 * Recognition goes by origin, in rounds, so that a certain match is never taken away by a likely one: the same
 * entry; a copy of it (rebased commit; an unreleased entry that now has its version); the same text in another
 * category; the same entry reworded.
 */
export function reconcile(
  candidates: readonly ChangeCandidate[],
  existing: readonly ExistingChange[],
): Reconciliation {
  const imported = existing.filter((change) => change.origin !== undefined);
  const exact = matchByKey(distinct(candidates), imported, exactKey, (origin) => [exactKey(origin)]);
  const copies = matchByKey(exact.open, exact.unused, copyKey, copiesOf);
  const moved = matchByKey(copies.open, copies.unused, withoutCategory, (origin) => [
    withoutCategory(origin),
  ]);
  const reworded = matchReworded(moved.open, moved.unused);
  return {
    fresh: reworded.open,
    known: [...exact.matched, ...copies.matched],
    changedAtSource: [...moved.matched, ...reworded.matched],
  };
}

/**
 * For each candidate the id of the change that is the same entry or a copy of it, `null` if there is none. Rewordings
 * do not count: to accept one is to want it beside what is there.
 */
export function sameEntries(
  candidates: readonly { readonly origin: ChangeOrigin }[],
  existing: readonly ExistingChange[],
): readonly (string | null)[] {
  const imported = existing.filter((change) => change.origin !== undefined);
  const exact = matchByKey(candidates, imported, exactKey, (origin) => [exactKey(origin)]);
  const copies = matchByKey(exact.open, exact.unused, copyKey, copiesOf);
  const ids = new Map(
    [...exact.matched, ...copies.matched].map(({ candidate, change }) => [candidate, change]),
  );
  return candidates.map((candidate) => ids.get(candidate) ?? null);
}

/**
 * Pairs candidates with changes by key; each change is used at most once. `null` as a key pairs with nothing.
 * @param soughtBy the keys of changes that would be the same as the candidate.
 */
function matchByKey<C extends { readonly origin: ChangeOrigin }>(
  candidates: readonly C[],
  existing: readonly ExistingChange[],
  keyOf: (origin: ChangeOrigin) => string | null,
  soughtBy: (origin: ChangeOrigin) => readonly (string | null)[],
): MatchRound<C> {
  const byKey = new Map<string, ExistingChange[]>();
  for (const change of existing) {
    const key = change.origin === undefined ? null : keyOf(change.origin);
    if (key !== null) push(byKey, key, change);
  }
  const used = new Set<string>();
  const matched: MatchedCandidate<C>[] = [];
  const open: C[] = [];
  for (const candidate of candidates) {
    const change = soughtBy(candidate.origin)
      .flatMap((key) => (key === null ? [] : (byKey.get(key) ?? [])))
      .find(({ id }) => !used.has(id));
    if (change === undefined) open.push(candidate);
    else {
      used.add(change.id);
      matched.push({ candidate, change: change.id });
    }
  }
  return { matched, open, unused: existing.filter(({ id }) => !used.has(id)) };
}

function exactKey(origin: ChangeOrigin): string {
  return parseGitKey(origin)?.commit ?? `${origin.kind}:${origin.key}`;
}

/** A key that copies of one entry share: a commit by authorship and message, a changelog entry by whether it is out. */
function copyKey(origin: ChangeOrigin): string | null {
  const git = parseGitKey(origin);
  if (git !== null) return `git:${git.authorship}/${git.message}`;
  const entry = parseChangelogKey(origin);
  if (entry === null) return null;
  return `${entry.version === unreleasedVersion ? 'unreleased' : 'released'}:${entry.category}/${entry.text}`;
}

/** What was unreleased may have come out since, or the other way round; two versions' entries stay two. */
function copiesOf(origin: ChangeOrigin): readonly (string | null)[] {
  const entry = parseChangelogKey(origin);
  if (entry === null) return [copyKey(origin)];
  return [
    `${entry.version === unreleasedVersion ? 'released' : 'unreleased'}:${entry.category}/${entry.text}`,
  ];
}

function withoutCategory(origin: ChangeOrigin): string | null {
  const entry = parseChangelogKey(origin);
  return entry === null ? null : `${entry.version}/${entry.text}`;
}

/** The same entry twice in one source, or two copies of one commit, are one candidate. */
function distinct(candidates: readonly ChangeCandidate[]): readonly ChangeCandidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ origin }) => {
    const key = (origin.kind === 'git' ? copyKey(origin) : null) ?? exactKey(origin);
    return !seen.has(key) && seen.add(key);
  });
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
