import { describe, expect, it } from 'vitest';
import { createRecordWriter, type Held } from '../../renderer/features/authoring/record-writer';
import { err, ok, type Result } from '../../shared/result';

interface Title {
  readonly title: string;
}

/** A journal that answers when it is told to, and remembers what it was asked. */
function journal(refusals: Result<string>[] = []) {
  const saves: { readonly value: Title | null; readonly parents: readonly string[] }[] = [];
  const answers: (() => void)[] = [];
  const writer = createRecordWriter<Title>(
    (_record, value, parents) =>
      new Promise((resolve) => {
        saves.push({ value, parents });
        const number = saves.length;
        answers.push(() => resolve(refusals.shift() ?? ok(`r${number}`)));
      }),
  );
  const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
  const answer = async (): Promise<void> => {
    await turn();
    answers.shift()?.();
    await turn();
  };
  return { writer, saves, answer };
}

const read: Held<Title> = { value: { title: 'Old' }, parents: ['r0'] };
const next = (title: string): Title => ({ title });

describe('records that are saved as a whole', () => {
  it('stand one on top of the other, however fast somebody types', async () => {
    const { writer, saves, answer } = journal();
    void writer.write('title', read, next('A'));
    void writer.write('title', read, next('AB'));
    await answer();
    expect(writer.current('title', read).value).toEqual(next('AB'));
    await answer();
    expect(saves.map(({ parents }) => parents)).toEqual([['r0'], ['r1']]);
  });

  it('are shown before the journal has answered, and while the view is behind', async () => {
    const { writer, answer } = journal();
    void writer.write('title', read, next('New'));
    expect(writer.current('title', read)).toEqual({ value: next('New'), parents: ['r0'] });
    await answer();
    expect(writer.current('title', read)).toEqual({ value: next('New'), parents: ['r1'] });
  });

  it('are what the view says, as soon as it knows more', async () => {
    const { writer, answer, saves } = journal();
    void writer.write('title', read, next('New'));
    await answer();
    const foreign: Held<Title> = { value: next('Theirs'), parents: ['foreign'] };
    expect(writer.current('title', foreign)).toBe(foreign);
    void writer.write('title', foreign, next('Mine again'));
    await answer();
    expect(saves.at(-1)?.parents).toEqual(['foreign']);
    expect(writer.current('title', read).parents).toEqual(['r2']);
  });

  it('are as before when the journal refuses', async () => {
    const { writer, answer, saves } = journal([err('journal/write-failed')]);
    const refused = writer.write('title', read, next('New'));
    await answer();
    expect(await refused).toEqual(err('journal/write-failed'));
    expect(writer.current('title', read)).toBe(read);
    void writer.write('title', read, next('Again'));
    await answer();
    expect(saves.at(-1)?.parents).toEqual(['r0']);
  });

  it('can be deleted and brought back', async () => {
    const { writer, answer, saves } = journal();
    void writer.write('change', read, null);
    await answer();
    expect(writer.current('change', read).value).toBe(null);
    void writer.write('change', read, read.value);
    await answer();
    expect(saves.map(({ parents }) => parents)).toEqual([['r0'], ['r1']]);
  });

  it('do not wait for each other', async () => {
    const { writer, saves } = journal();
    void writer.write('one', read, next('A'));
    void writer.write('two', read, next('B'));
    await new Promise((resolve) => setImmediate(resolve));
    expect(saves).toHaveLength(2);
  });

  it('tell who listens', () => {
    const { writer } = journal();
    let heard = 0;
    const stop = writer.subscribe(() => (heard += 1));
    const before = writer.version();
    void writer.write('title', read, next('A'));
    stop();
    void writer.write('title', read, next('B'));
    expect(heard).toBe(1);
    expect(writer.version()).not.toBe(before);
  });
});
