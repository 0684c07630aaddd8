import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import { createFold, recordValue, type Fold } from '../../shared/journal/fold';
import { revisionId, type NewRevision, type Revision } from '../../shared/journal/revision';

function revise(source: NewRevision & { device?: string; seq?: number }): Revision {
  const { record, body, device = 'dev1', seq = 1 } = source;
  const parents = [...source.parents].sort();
  const id = revisionId({ record, parents, body }, sha256);
  return {
    id,
    record,
    parents,
    body,
    device,
    seq,
    by: `person-of-${device}`,
    at: '2026-03-01T12:00:00.000Z',
  };
}

function foldOf(revisions: readonly Revision[]): Fold {
  const fold = createFold();
  for (const revision of revisions) fold.apply(revision);
  return fold;
}

/** Everything that a fold can be asked, to compare two of them. */
function everything(fold: Fold): unknown {
  return {
    size: fold.size(),
    conflicts: fold.conflicts(),
    records: fold.recordIds().map((id) => {
      const state = fold.record(id);
      return { state, value: state && recordValue(state), history: fold.history(id) };
    }),
    sources: fold
      .recordIds()
      .flatMap((id) => fold.history(id).map(({ id: revision }) => fold.sources(revision))),
  };
}

/** Histories of several devices on a few records: each step replaces some of the revisions made so far. */
const plan = fc.array(
  fc.record({
    record: fc.constantFrom('release/r1', 'release/r1/section/a', 'release/r1/section/b'),
    device: fc.constantFrom('dev1', 'dev2', 'dev3'),
    body: fc.constantFrom('x', 'y', null),
    parents: fc.array(fc.nat(), { maxLength: 2 }),
  }),
  { minLength: 1, maxLength: 40 },
);

function carryOut(steps: typeof plan extends fc.Arbitrary<infer Steps> ? Steps : never): readonly Revision[] {
  const made: Revision[] = [];
  for (const [index, step] of steps.entries()) {
    const same = made.filter(({ record }) => record === step.record);
    const parents = step.parents.flatMap((at) => same[at % (same.length || 1)]?.id ?? []);
    made.push(revise({ ...step, parents: [...new Set(parents)], seq: index + 1 }));
  }
  return made;
}

describe('folding', () => {
  test('gives the same state for every order, partition and repetition of the same entries (design 3)', () => {
    const shuffled = plan.chain((steps) => {
      const revisions = carryOut(steps);
      return fc.record({
        revisions: fc.constant(revisions),
        order: fc.shuffledSubarray([...revisions], { minLength: revisions.length }),
        again: fc.array(fc.constantFrom(...revisions), { maxLength: 10 }),
      });
    });
    fc.assert(
      fc.property(shuffled, ({ revisions, order, again }) => {
        expect(everything(foldOf([...order, ...again]))).toEqual(everything(foldOf(revisions)));
      }),
      { numRuns: 500 },
    );
  });

  test('a head is a revision that no other names as parent, whatever has arrived', () => {
    fc.assert(
      fc.property(plan, fc.nat(), (steps, missing) => {
        const all = carryOut(steps);
        const arrived = all.filter((_revision, index) => index !== missing % all.length);
        const fold = foldOf(arrived);
        const replaced = new Set(arrived.flatMap(({ parents }) => parents));
        const heads = [...new Set(arrived.map(({ id }) => id))].filter((id) => !replaced.has(id)).sort();
        const found = fold.recordIds().flatMap((record) => fold.record(record)?.heads ?? []);
        expect(found.map(({ id }) => id).sort()).toEqual(heads);
      }),
      { numRuns: 300 },
    );
  });

  test('says whether something changed', () => {
    const first = revise({ record: 'product/p', body: 1, parents: [] });
    const fold = createFold();
    expect([fold.apply(first), fold.apply(first), fold.apply({ ...first, device: 'dev0' })]).toEqual([
      true,
      false,
      true,
    ]);
    expect(fold.revision(first.id)).toMatchObject({ device: 'dev0', by: 'person-of-dev1' });
    expect(fold.sources(first.id).map(({ device }) => device)).toEqual(['dev0', 'dev1']);
  });

  test('one head is the value, several with different bodies are a conflict, ended by naming both', () => {
    const base = revise({ record: 'release/r', body: 'base', parents: [] });
    const mine = revise({ record: 'release/r', body: 'mine', parents: [base.id] });
    const theirs = revise({ record: 'release/r', body: 'theirs', parents: [base.id], device: 'dev2' });
    const fold = foldOf([base, mine, theirs]);
    expect(fold.conflicts()).toEqual([fold.record('release/r')]);
    expect(
      fold
        .record('release/r')
        ?.heads.map(({ body }) => body)
        .sort(),
    ).toEqual(['mine', 'theirs']);
    const merged = revise({ record: 'release/r', body: 'both', parents: [mine.id, theirs.id] });
    fold.apply(merged);
    expect(fold.conflicts()).toEqual([]);
    expect(fold.history('release/r').map(({ body }) => body)).toEqual([
      'base',
      ...[mine, theirs].sort((a, b) => (a.id < b.id ? -1 : 1)).map(({ body }) => body),
      'both',
    ]);
  });

  test('two people who made the same change from different versions agree', () => {
    const one = revise({ record: 'release/r', body: { a: 1 }, parents: [] });
    const two = revise({ record: 'release/r', body: { a: 2 }, parents: [one.id] });
    const back = revise({ record: 'release/r', body: { a: 2 }, parents: [] });
    const fold = foldOf([one, two, back]);
    expect(fold.record('release/r')?.heads).toHaveLength(2);
    expect(fold.conflicts()).toEqual([]);
  });

  test('deletion is a revision; edit against delete is a conflict; nothing is forgotten', () => {
    const base = revise({ record: 'release/r', body: 'base', parents: [] });
    const gone = revise({ record: 'release/r', body: null, parents: [base.id] });
    const fold = foldOf([base, gone]);
    const state = fold.record('release/r');
    expect(state && recordValue(state).status).toBe('deleted');
    expect(fold.history('release/r')).toHaveLength(2);
    fold.apply(revise({ record: 'release/r', body: 'edited', parents: [base.id] }));
    expect(fold.conflicts()).toHaveLength(1);
  });

  test('tolerates parents that have not arrived and says which', () => {
    const base = revise({ record: 'release/r', body: 'base', parents: [] });
    const middle = revise({ record: 'release/r', body: 'middle', parents: [base.id] });
    const last = revise({ record: 'release/r', body: 'last', parents: [middle.id] });
    const fold = foldOf([base, last]);
    expect(fold.record('release/r')).toMatchObject({ missingParents: [middle.id], heads: { length: 2 } });
    fold.apply(middle);
    expect(fold.record('release/r')).toMatchObject({ missingParents: [], heads: [last] });
  });

  test('takes in 200,000 revisions without slowing down', () => {
    const revisions = Array.from({ length: 200_000 }, (_, index): Revision => {
      const at = String(index).padStart(64, '0');
      const parents = index < 20_000 ? [] : [String(index - 20_000).padStart(64, '0')];
      return {
        id: at,
        record: `release/r${index % 20_000}`,
        parents,
        body: index,
        device: 'dev1',
        seq: index + 1,
        by: 'ada',
        at,
      };
    });
    const half = performance.now();
    const fold = foldOf(revisions.slice(0, 100_000));
    const firstHalf = performance.now() - half;
    const rest = performance.now();
    for (const revision of revisions.slice(100_000)) fold.apply(revision);
    expect(performance.now() - rest).toBeLessThan(20 * firstHalf + 200);
    expect([fold.size(), fold.conflicts().length]).toEqual([200_000, 0]);
    expect(fold.record('release/r7')?.heads).toHaveLength(1);
  });
});
