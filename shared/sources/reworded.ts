import type { ChangeOrigin } from '../release/change';
import type { ChangeCandidate } from './candidate';
import { parseChangelogKey, parseGitKey, unreleasedVersion } from './origin-key';
import { normalizedText } from './plain-text';
import type { ExistingChange, MatchedCandidate, MatchRound } from './reconciliation';

/** Below this share of common words two texts are two entries and not one reworded. */
const likeness = 0.55;
/** More comparisons than this within one version mean that it was rewritten, not reworded; all of it is new then. */
const comparisonLimit = 1_000_000;

interface Pair extends MatchedCandidate {
  readonly score: number;
}

/**
 * Pairs entries of the same place (a version of a changelog; a commit's author and second) whose words mostly agree,
 * the most alike first. Compared is the text in the release, so an entry that a person has rewritten entirely is not
 * recognised and its reworded original is offered as new.
 */
export function matchReworded(
  candidates: readonly ChangeCandidate[],
  existing: readonly ExistingChange[],
): MatchRound {
  const places = byPlace(existing);
  const pairs = [...byPlace(candidates)].flatMap(([place, group]) => {
    // What was unreleased may have been reworded when it came out.
    const before = place === unreleasedVersion ? [] : (places.get(unreleasedVersion) ?? []);
    return likelyPairs(group, [...(places.get(place) ?? []), ...before]);
  });
  return bestPairs(pairs, candidates, existing);
}

function likelyPairs(
  candidates: readonly ChangeCandidate[],
  existing: readonly ExistingChange[],
): readonly Pair[] {
  if (candidates.length * existing.length > comparisonLimit) return [];
  const changes = existing.map(({ id, summary }) => ({ id, words: wordSet(summary) }));
  return candidates.flatMap((candidate) => {
    const words = wordSet(candidate.summary);
    return changes
      .map((change) => ({ candidate, change: change.id, score: sharedWords(words, change.words) }))
      .filter(({ score }) => score >= likeness);
  });
}

function bestPairs(
  pairs: readonly Pair[],
  candidates: readonly ChangeCandidate[],
  existing: readonly ExistingChange[],
): MatchRound {
  const changes = new Set<string>();
  const taken = new Set<ChangeCandidate>();
  const matched: MatchedCandidate[] = [];
  for (const { candidate, change } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (changes.has(change) || taken.has(candidate)) continue;
    changes.add(change);
    taken.add(candidate);
    matched.push({ candidate, change });
  }
  return {
    matched,
    open: candidates.filter((candidate) => !taken.has(candidate)),
    unused: existing.filter(({ id }) => !changes.has(id)),
  };
}

function byPlace<V extends { readonly origin?: ChangeOrigin | undefined }>(
  values: readonly V[],
): ReadonlyMap<string, readonly V[]> {
  const places = new Map<string, V[]>();
  for (const value of values) {
    const place = value.origin === undefined ? null : placeOf(value.origin);
    if (place === null) continue;
    const group = places.get(place);
    if (group === undefined) places.set(place, [value]);
    else group.push(value);
  }
  return places;
}

function placeOf(origin: ChangeOrigin): string | null {
  return parseGitKey(origin)?.authorship ?? parseChangelogKey(origin)?.version ?? null;
}

/** Dice's coefficient over two sets of words: 0 for none in common, 1 for the same words. */
function sharedWords(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const word of a) if (b.has(word)) common += 1;
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size);
}

function wordSet(text: string): ReadonlySet<string> {
  return new Set(normalizedText(text).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []);
}
