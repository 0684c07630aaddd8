import type { Sha256 } from '../journal/crypto-ports';
import type { CandidateNote, ChangeCandidate } from './candidate';
import type { ChangelogEntry, ChangelogVersion } from './changelog';
import { soundsLikeSecurity, typeFromVerb } from './commit-types';
import { changelogOrigin } from './origin-key';
import { asModule, asSummary } from './plain-text';
import { findReferences, namesAdvisory, splitTrailingReferences, uniqueReferences } from './references';

/**
 * Turns the entries of one version of a changelog into classified candidates, in the order of the file (duty 3.3).
 * What is in a changelog is meant for readers, so an entry is customer-facing unless its heading says otherwise. Two
 * entries that read the same are one.
 */
export function changelogCandidates(
  version: Pick<ChangelogVersion, 'version' | 'entries'>,
  sha256: Sha256,
): readonly ChangeCandidate[] {
  const seen = new Set<string>();
  return version.entries
    .map((entry) => candidateOf(version.version, entry, sha256))
    .filter(({ origin }) => !seen.has(origin.key) && seen.add(origin.key));
}

function candidateOf(version: string, entry: ChangelogEntry, sha256: Sha256): ChangeCandidate {
  const { text, references } = splitTrailingReferences(entry.text);
  const security = entry.category.security || namesAdvisory(entry.text) || soundsLikeSecurity(entry.text);
  const guessed = guessesType(entry) ? typeFromVerb(text) : null;
  const raised = entry.category.impact === 'internal' && (security || entry.breaking);
  return {
    origin: changelogOrigin(version, entry.category.key, text, sha256),
    type: guessed ?? entry.category.type,
    security,
    breaking: entry.breaking,
    impact: raised ? 'customer' : entry.category.impact,
    module: asModule(entry.scope),
    summary: asSummary(text) || asSummary(entry.text),
    references: uniqueReferences([...references, ...findReferences(entry.text), ...entry.addresses]),
    note: noteOn(entry, security),
  };
}

/** Where the heading does not say the type, the verb may: under Security, Breaking changes, or a heading unknown. */
function guessesType({ category }: ChangelogEntry): boolean {
  return category.key === 'other' || category.key === 'security' || category.key === 'breaking';
}

function noteOn({ category, heading }: ChangelogEntry, security: boolean): CandidateNote {
  if (security) return 'changelog-security';
  if (category.key === 'internal') return 'changelog-internal-category';
  if (category.key !== 'other') return 'changelog-category';
  return heading === '' ? 'changelog-no-category' : 'changelog-unknown-category';
}
