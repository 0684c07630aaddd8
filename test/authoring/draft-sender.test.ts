import type { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { createDraftSender } from '../../renderer/features/authoring/editor/draft-sender';
import {
  sectionDocuments,
  type SectionChange,
} from '../../renderer/features/authoring/editor/section-changes';
import type { ReleaseView } from '../../shared/release/view';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { at, guarded } from './editor-fixture';

type Heads = Readonly<Record<string, readonly string[]>>;

const begun: Heads = { summary: ['s0'], 'known-issues': ['k0'], rollback: [] };

function viewOf(state: EditorState, heads: Heads): ReleaseView {
  const sections = Object.fromEntries(
    Object.entries(sectionDocuments(state.doc)).map(([key, value]) => [
      key,
      { value, parents: heads[key] ?? [], inConflict: false },
    ]),
  );
  return { sections } as unknown as ReleaseView;
}

/** An engine that takes note, a clock that stands still, and a writer. */
function desk(answers: Result<null>[] = [], unreadable: Result<never>[] = []) {
  let state = guarded();
  let journal = viewOf(state, begun);
  const sent: { readonly change: SectionChange; readonly parents: readonly string[] }[] = [];
  const failures: Failure[] = [];
  const waiting: (() => void)[] = [];
  const sender = createDraftSender(journal, state.doc, {
    send: async (change, parents) => {
      sent.push({ change, parents });
      return answers.shift() ?? ok(null);
    },
    read: async () => unreadable.shift() ?? ok(journal),
    onFailure: (failure) => failures.push(failure),
    soon: (run) => waiting.push(run),
    later: (run) => waiting.push(run),
  });
  const pass = async (): Promise<void> => {
    for (const run of waiting.splice(0)) run();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    sender,
    sent,
    failures,
    pass,
    type: (text: string, before: string) => {
      state = state.apply(state.tr.insertText(text, at(state.doc, before)));
      sender.changed(state.doc);
    },
    write: (heads: Heads) => {
      journal = viewOf(state, heads);
    },
    blocks: (key: string) => sectionDocuments(state.doc)[key]?.blocks ?? [],
  };
}

describe('every change is sent to the engine (design 2)', () => {
  it('as the block that changed, on top of the heads that the editor began with', async () => {
    const { type, sent, pass } = desk();
    type('!', 'More');
    await pass();
    type('?', 'Two');
    await pass();
    expect(
      sent.map(({ change, parents }) => [
        change.section,
        change.order,
        change.blocks.map(({ attrs }) => attrs?.['id']),
        parents,
      ]),
    ).toEqual([
      ['summary', ['a', 'b'], ['b'], ['s0']],
      ['known-issues', ['c', 'l'], ['l'], ['k0']],
    ]);
  });

  it('once for what is typed before the window has painted', async () => {
    const { type, sent, pass } = desk();
    for (const letter of 'abc') type(letter, 'More');
    await pass();
    expect(sent).toHaveLength(1);
  });

  it('at once when the step is left', () => {
    const { type, sent, sender } = desk();
    type('!', 'More');
    sender.flush();
    expect(sent).toHaveLength(1);
    sender.flush();
    expect(sent).toHaveLength(1);
  });

  it('whole, if the engine lacks a block', async () => {
    const { type, sent, pass, failures } = desk([err('authoring/draft-incomplete', { block: 'a' })]);
    type('!', 'More');
    await pass();
    expect(sent[1]?.change.blocks.map(({ attrs }) => attrs?.['id'])).toEqual(['a', 'b']);
    expect(failures).toEqual([]);
  });

  it('whole and again, after a refusal, and says so', async () => {
    const { type, sent, pass, failures } = desk([err('journal/write-failed')]);
    type('!', 'More');
    await pass();
    expect(failures).toEqual([{ code: 'journal/write-failed' }]);
    await pass();
    expect(sent[1]?.change.blocks).toHaveLength(2);
    await pass();
    expect(sent).toHaveLength(2);
  });
});

describe('an engine that was started anew (design 2)', () => {
  it('gets every section that was written in, on top of what it had written', async () => {
    const { type, sent, pass, sender, write } = desk();
    type('!', 'More');
    await pass();
    sender.saved('summary', 's1');
    write({ ...begun, summary: ['s1'] });
    type('?', 'More');
    await sender.resume();
    expect(sent.at(-1)).toMatchObject({ change: { section: 'summary', order: ['a', 'b'] }, parents: ['s1'] });
    expect(sent.at(-1)?.change.blocks).toHaveLength(2);
    expect(sent.filter(({ change }) => change.section !== 'summary')).toEqual([]);
  });

  it('does not fork from a revision that it wrote without having said so', async () => {
    const { type, sent, pass, sender, write } = desk();
    type('!', 'More');
    await pass();
    write({ ...begun, summary: ['unheard'] });
    type('?', 'More');
    await pass();
    await sender.resume();
    expect(sent.at(-1)?.parents).toEqual(['unheard']);
  });

  it('is asked again as long as it has not opened the workspace', async () => {
    const { type, sent, pass, sender, write } = desk([], [err('workspace/none-open')]);
    type('!', 'More');
    await pass();
    write({ ...begun, summary: ['s1'] });
    await sender.resume();
    // Typed before it is known what the old engine had written: sent now, it would fork from that.
    type('?', 'More');
    sender.flush();
    expect(sent).toHaveLength(1);
    await pass();
    expect(sent.at(-1)).toMatchObject({ parents: ['s1'], change: { order: ['a', 'b'] } });
    expect(sent).toHaveLength(2);
  });

  it('keeps somebody else’s words apart from ours: both are kept, as a conflict', async () => {
    const { type, sent, pass, sender, write } = desk();
    type('theirs', 'More');
    write({ ...begun, summary: ['foreign'] });
    type('!', 'More');
    await pass();
    await sender.resume();
    expect(sent.at(-1)?.parents).toEqual(['s0']);
  });
});

describe('whose words are in the journal', () => {
  it('ours: what we began with and what was written for us', () => {
    const { sender } = desk();
    sender.saved('summary', 's1');
    for (const head of ['s0', 's1']) expect(sender.isOwn('summary', [head], [])).toBe(true);
  });

  it('ours: a head that says just what we say', () => {
    const { sender, blocks } = desk();
    expect(sender.isOwn('summary', ['unknown'], blocks('summary'))).toBe(true);
  });

  it('somebody else’s: anything else, and every second head', () => {
    const { sender, blocks } = desk();
    expect(sender.isOwn('summary', ['foreign'], blocks('rollback'))).toBe(false);
    expect(sender.isOwn('summary', ['s0', 'foreign'], blocks('summary'))).toBe(false);
  });
});
