import { describe, expect, it } from 'vitest';
import { createDraftKeeper, type DraftRevision } from '../../electron/release/draft-keeper';
import type { DocumentNode } from '../../shared/authoring/document';
import { err, ok, type Failure, type Result } from '../../shared/result';

const block = (id: string, text: string): DocumentNode => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text }],
});

/** A keeper over a journal that refuses one record, and a clock that moves when it is told to. */
function desk(refused: { record?: string; code?: string } = {}) {
  const journal: DraftRevision[] = [];
  const saved: string[] = [];
  const failures: { readonly records: readonly string[]; readonly error: Failure }[] = [];
  const timers: (() => void)[] = [];
  const keeper = createDraftKeeper({
    currentBlocks: () => [block('a', 'old'), block('b', 'old')],
    write: async (revisions): Promise<Result<readonly string[]>> => {
      if (revisions.some(({ record }) => record === refused.record)) {
        return err(refused.code ?? 'journal/revision-too-large');
      }
      journal.push(...revisions);
      return ok(revisions.map((_, index) => `r${journal.length - revisions.length + index + 1}`));
    },
    onSaved: (records, revisions) =>
      saved.push(...records.map((record, index) => `${record}=${revisions[index]}`)),
    onFailed: (records, error) => failures.push({ records, error }),
    setTimer: (run) => {
      timers.push(run);
      return () => timers.splice(timers.indexOf(run), 1);
    },
  });
  const put = (record: string, text: string, parents: readonly string[] = ['p0']): Result<null> =>
    keeper.put({ record, parents, order: ['a', 'b'], blocks: [block('a', text)] });
  return { keeper, journal, saved, failures, timers, put };
}

describe('drafts on their way into the journal (design 2)', () => {
  it('are completed by what the record holds, and stand on the heads that the editor began with', async () => {
    const { keeper, journal, saved, put } = desk();
    put('s', 'new');
    await keeper.flush();
    expect(journal).toEqual([
      { record: 's', parents: ['p0'], body: { blocks: [block('a', 'new'), block('b', 'old')] } },
    ]);
    expect(saved).toEqual(['s=r1']);
  });

  it('stand one on the other while the editor goes on from where it began', async () => {
    const { keeper, journal, put } = desk();
    put('s', 'one');
    await keeper.flush();
    put('s', 'two');
    await keeper.flush();
    put('s', 'three', ['r2']);
    await keeper.flush();
    expect(journal.map(({ parents }) => parents)).toEqual([['p0'], ['r1'], ['r2']]);
  });

  it('are written once, by the clock, however often they change', async () => {
    const { journal, timers, put } = desk();
    for (const text of ['a', 'ab', 'abc']) put('s', text);
    expect(timers).toHaveLength(1);
    timers[0]?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(journal.map(({ body }) => body.blocks[0])).toEqual([block('a', 'abc')]);
  });

  it('ask for the whole section where a block is missing', () => {
    const { keeper } = desk();
    const answer = keeper.put({ record: 's', parents: [], order: ['a', 'unknown'], blocks: [] });
    expect(answer).toEqual(err('authoring/draft-incomplete', { block: 'unknown' }));
    expect(keeper.hasUnsaved()).toBe(false);
  });

  it('are kept and tried again when the journal can’t be written', async () => {
    const refused = { record: 's', code: 'journal/write-failed' };
    const { keeper, journal, failures, timers, put } = desk(refused);
    put('s', 'one');
    expect((await keeper.flush()).ok).toBe(false);
    expect(failures[0]).toMatchObject({ records: ['s'], error: { code: 'journal/write-failed' } });
    expect(keeper.hasUnsaved()).toBe(true);
    expect(timers).toHaveLength(1);
    refused.record = '';
    await keeper.flush();
    expect(journal).toHaveLength(1);
  });

  it('do not keep each other out: one that is too large fails alone', async () => {
    const { keeper, saved, failures, put } = desk({ record: 'large' });
    put('small', 'one');
    put('large', 'two');
    put('other', 'three');
    expect((await keeper.flush()).ok).toBe(false);
    expect(saved).toEqual(['small=r1', 'other=r2']);
    expect(failures.map(({ records }) => records)).toEqual([['large']]);
  });
});
