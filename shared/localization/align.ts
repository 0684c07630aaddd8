import type { StoredTranslation } from './stored-translation';
import { tokenSimilarity } from './similarity';
import { textTokens } from './text-tokens';
import type { SourceUnit, Translation } from './unit';
import { blockOfUnit } from './unit-id';

/** Below this similarity the old target would be more in the way than of use (research/localization.md, 1). */
const leastSimilarity = 40;

/** A translation whose source text no longer stands in the release. */
interface Orphan {
  readonly unit: string;
  readonly translation: Translation;
  readonly tokens: readonly string[];
}

interface Pairing {
  readonly unit: SourceUnit;
  readonly orphan: Orphan;
  readonly score: number;
}

/**
 * For units without a confirmed translation: the translation that each most likely had before its source text was edited. Only
 * translations of the same block are considered whose own source is gone; each serves one unit, the most similar pair
 * first. The result depends on nothing but its input: ties go to the reviewed translation, then to the smaller id.
 */
export function alignPredecessors(
  units: readonly SourceUnit[],
  stored: readonly StoredTranslation[],
): ReadonlyMap<string, Translation> {
  const present = new Set(units.map(({ id }) => id));
  const kept = new Set(stored.flatMap(({ unit, translation }) => (isConfirmed(translation) ? [unit] : [])));
  const orphans = orphansByBlock(stored.filter(({ unit }) => !present.has(unit)));
  const pairings = units
    .filter(({ id }) => !kept.has(id))
    .flatMap((unit) => pairingsOf(unit, orphans.get(unit.block)));
  const predecessors = new Map<string, Translation>();
  const taken = new Set<string>();
  for (const { unit, orphan } of pairings.sort(bestFirst)) {
    if (predecessors.has(unit.id) || taken.has(orphan.unit)) continue;
    predecessors.set(unit.id, orphan.translation);
    taken.add(orphan.unit);
  }
  return predecessors;
}

/** A draft begins where the old target ends: its predecessor still shows what has changed. */
function isConfirmed(translation: Translation | null): boolean {
  return translation !== null && translation.state !== 'draft';
}

function orphansByBlock(stored: readonly StoredTranslation[]): ReadonlyMap<string, readonly Orphan[]> {
  const byBlock = new Map<string, Orphan[]>();
  for (const { unit, translation } of stored) {
    const block = blockOfUnit(unit);
    if (block === undefined || translation === null) continue;
    const orphan = { unit, translation, tokens: textTokens(translation.source) };
    byBlock.set(block, [...(byBlock.get(block) ?? []), orphan]);
  }
  return byBlock;
}

function pairingsOf(unit: SourceUnit, orphans: readonly Orphan[] | undefined): readonly Pairing[] {
  if (orphans === undefined) return [];
  const tokens = textTokens(unit.source);
  return orphans
    .filter((orphan) => mayReach(tokens.length, orphan.tokens.length))
    .map((orphan) => ({ unit, orphan, score: tokenSimilarity(tokens, orphan.tokens) }))
    .filter(({ score }) => score >= leastSimilarity);
}

/** The lengths alone bound the similarity, which spares the comparison of most pairs. */
function mayReach(left: number, right: number): boolean {
  return Math.min(left, right) * 100 >= leastSimilarity * Math.max(left, right);
}

function bestFirst(a: Pairing, b: Pairing): number {
  const reviewed = ({ orphan }: Pairing): number => (orphan.translation.state === 'reviewed' ? 1 : 0);
  return (
    b.score - a.score ||
    reviewed(b) - reviewed(a) ||
    compare(a.unit.id, b.unit.id) ||
    compare(a.orphan.unit, b.orphan.unit)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
