import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import type { ChangeCandidate } from '../../shared/sources/candidate';
import { changelogOrigin, gitOrigin, importedChangeId } from '../../shared/sources/origin-key';
import type { ExistingChange } from '../../shared/sources/reconciliation';
import { reconcile } from '../../shared/sources/reconcile';

const facts = {
  type: 'added',
  security: false,
  breaking: false,
  impact: 'customer',
  module: '',
  references: [],
  note: 'commit-type',
} as const;

function fromGit(hash: string, summary: string, authoredAt = '2026-01-01T00:00:00.000Z'): ChangeCandidate {
  const commit = { hash: hash.repeat(40), authorEmail: 'a@b.c', authoredAt };
  return { ...facts, summary, origin: gitOrigin(commit, `feat: ${summary}`, sha256) };
}

function fromChangelog(version: string, category: string, summary: string): ChangeCandidate {
  return { ...facts, summary, origin: changelogOrigin(version, category, summary, sha256) };
}

/** The release after the candidates were taken into it as they are. */
function imported(candidates: readonly ChangeCandidate[]): readonly ExistingChange[] {
  const changes = candidates.map(({ origin, summary }) => ({
    id: importedChangeId(origin, sha256),
    summary,
    origin,
  }));
  return [...new Map(changes.map((change) => [change.id, change])).values()];
}

const cases: readonly [
  name: string,
  before: ChangeCandidate,
  now: ChangeCandidate,
  outcome: 'known' | 'changedAtSource' | 'fresh',
][] = [
  ['the same commit', fromGit('a', 'x'), fromGit('a', 'x'), 'known'],
  ['a rebased commit', fromGit('a', 'x'), fromGit('b', 'x'), 'known'],
  ['a reworded commit', fromGit('a', 'save to csv'), fromGit('b', 'save as csv'), 'changedAtSource'],
  ['two commits of one second', fromGit('a', 'save to csv'), fromGit('b', 'fix the crash'), 'fresh'],
  [
    'the same words at another time',
    fromGit('a', 'x'),
    fromGit('b', 'x', '2026-01-02T00:00:00.000Z'),
    'fresh',
  ],
  ['the same entry', fromChangelog('1.0', 'added', 'X'), fromChangelog('1.0', 'added', 'X'), 'known'],
  ['a tidied entry', fromChangelog('1.0', 'added', 'X y'), fromChangelog('1.0', 'added', 'x  y.'), 'known'],
  [
    'an entry that came out',
    fromChangelog('unreleased', 'added', 'X'),
    fromChangelog('1.0', 'added', 'X'),
    'known',
  ],
  [
    'an entry taken back',
    fromChangelog('1.0', 'added', 'X'),
    fromChangelog('unreleased', 'added', 'X'),
    'known',
  ],
  ['two versions', fromChangelog('1.0', 'added', 'X'), fromChangelog('1.1', 'added', 'X'), 'fresh'],
  [
    'another category',
    fromChangelog('1.0', 'added', 'X'),
    fromChangelog('1.0', 'fixed', 'X'),
    'changedAtSource',
  ],
  [
    'a reworded entry',
    fromChangelog('1.0', 'added', 'Export to CSV works'),
    fromChangelog('1.0', 'added', 'Export to TSV works'),
    'changedAtSource',
  ],
  [
    'another entry',
    fromChangelog('1.0', 'added', 'Export'),
    fromChangelog('1.0', 'added', 'Import'),
    'fresh',
  ],
  ['another kind of source', fromGit('a', 'x'), fromChangelog('1.0', 'added', 'x'), 'fresh'],
];

describe('what a source offers against what the release has (3.3)', () => {
  it.each(cases)('%s', (_name, before, now, outcome) => {
    const { fresh, known, changedAtSource } = reconcile([now], imported([before]));
    const counts = { fresh: fresh.length, known: known.length, changedAtSource: changedAtSource.length };
    expect(counts).toEqual({ fresh: 0, known: 0, changedAtSource: 0, [outcome]: 1 });
  });

  it('does not let a likely match take a certain one away', () => {
    const candidates = [fromGit('b', 'save as csv'), fromGit('a', 'save to csv')];
    const { known, fresh } = reconcile(candidates, imported([fromGit('a', 'save to csv')]));
    expect(known.map(({ candidate }) => candidate)).toEqual([candidates[1]]);
    expect(fresh).toEqual([candidates[0]]);
  });

  it('leaves alone what a person wrote without a source', () => {
    const manual = { id: 'm', summary: 'Export to CSV' };
    expect(reconcile([fromChangelog('1.0', 'added', 'Export to CSV')], [manual]).fresh).toHaveLength(1);
  });

  it('adds nothing the second time, whatever was imported and however people edited it', () => {
    const word = fc.constantFrom('export', 'import', 'csv', 'crash', 'fix', 'a');
    const text = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const git = fc
      .tuple(fc.constantFrom('a', 'b', 'c'), text)
      .map(([hash, summary]) => fromGit(hash, summary));
    const changelog = fc
      .tuple(fc.constantFrom('unreleased', '1.0', '1.1'), fc.constantFrom('added', 'fixed'), text)
      .map(([version, category, summary]) => fromChangelog(version, category, summary));
    const candidates = fc.array(fc.oneof(git, changelog), { maxLength: 12 });
    fc.assert(
      fc.property(candidates, fc.array(text), (offered, edits) => {
        const first = reconcile(offered, []).fresh;
        const release = imported(first).map((change, i) => ({
          ...change,
          summary: edits[i] ?? change.summary,
        }));
        const again = reconcile(offered, release);
        expect(again.fresh).toEqual([]);
        const pairs = [...again.known, ...again.changedAtSource].map(({ change }) => change);
        expect(new Set(pairs).size).toBe(pairs.length);
      }),
      { numRuns: 500 },
    );
  });
});
