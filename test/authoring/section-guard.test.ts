import {
  baseKeymap,
  deleteSelection,
  joinBackward,
  joinForward,
  selectNodeBackward,
} from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { Fragment, Slice } from '@tiptap/pm/model';
import { AllSelection, EditorState, NodeSelection, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { stateAllows } from '../../renderer/features/authoring/editor/allowed-blocks';
import {
  fitted,
  loadsSection,
  sectionGuardPlugin,
} from '../../renderer/features/authoring/editor/section-guard';
import { SectionsSelection } from '../../renderer/features/authoring/editor/section-selection';
import { maxSectionBytes } from '../../shared/authoring/content-rules';
import { MAX_LINE_BYTES } from '../../shared/journal/entry';
import {
  allowed,
  at,
  guarded,
  list,
  node,
  paragraph,
  parts,
  release,
  run,
  section,
  select,
  selecting,
  slot,
  textOf,
} from './editor-fixture';

const whole = parts(release());
const everything = (state: EditorState): EditorState => select(state, new AllSelection(state.doc));

describe('sections can be neither removed, added nor reordered (3.1)', () => {
  const { doc } = guarded();
  const [version, summary, changes, issues, rollback] = doc.content.content as [
    typeof doc,
    typeof doc,
    typeof doc,
    typeof doc,
    typeof doc,
  ];
  const end = (index: number): number =>
    doc.content.content.slice(0, index + 1).reduce((sum, child) => sum + child.nodeSize, 0);

  it.each<[string, (state: EditorState) => EditorState['tr']]>([
    ['deleting one', ({ tr }) => tr.delete(end(0), end(1))],
    ['deleting a slot', ({ tr }) => tr.delete(0, end(0))],
    ['deleting over a border', ({ tr }) => tr.delete(end(2) - 3, end(3) + 4)],
    [
      'swapping two',
      ({ tr }) =>
        tr.replaceWith(0, doc.content.size, Fragment.from([version, issues, changes, summary, rollback])),
    ],
    ['doubling one', ({ tr }) => tr.insert(end(1), summary)],
    ['adding one of another name', ({ tr }) => tr.insert(0, node(section('new', paragraph('x', 'x'))))],
    ['renaming one', ({ tr }) => tr.setNodeAttribute(end(0), 'key', 'other')],
    [
      'turning a slot into a section',
      ({ tr }) => tr.replaceWith(0, end(0), node(section('version', paragraph('x')))),
    ],
    ['dragging one elsewhere', ({ tr }) => tr.delete(end(3), end(4)).insert(0, rollback)],
    ['lifting text out of one', ({ tr }) => tr.insert(end(1), node(section('summary', paragraph('x'))))],
    ['joining two', ({ tr }) => tr.join(end(3))],
    ['splitting one', ({ tr }) => tr.split(at(doc, 'More'), 2)],
    [
      'replacing everything',
      ({ tr }) => tr.replaceWith(0, doc.content.size, node(section('summary', paragraph('x')))),
    ],
  ])('refuses %s', (_what, attempt) => {
    const state = guarded();
    const after = state.apply(attempt(state));
    expect(after.doc).toBe(state.doc);
  });

  it('refuses to undo its way out: history holds nothing that would change a section', () => {
    let state = guarded();
    state = state.apply(state.tr.insertText('!', at(state.doc, 'More')));
    state = run(state, undo);
    state = run(state, undo);
    state = run(state, redo);
    expect(parts(state.doc)).toEqual(whole);
    expect(textOf(state.doc, 'summary')).toBe('Summary words|!More');
  });

  it.each([
    ['Backspace at its beginning', 'Issue words', 0, [joinBackward, selectNodeBackward]],
    ['Delete at its end', 'More', 'More'.length, [joinForward]],
  ] as const)('survives %s', (_what, words, offset, commands) => {
    const state = guarded();
    const caret = select(state, TextSelection.create(state.doc, at(state.doc, words) + offset));
    for (const command of commands) expect(run(caret, command).doc).toBe(state.doc);
  });

  it('is never selected as a whole', () => {
    expect(summary.type.spec.selectable).toBe(false);
    expect(NodeSelection.isSelectable(version)).toBe(false);
  });
});

describe('a selection over several sections (3.1)', () => {
  it('comes from selecting everything, and deleting it empties every text', () => {
    const state = everything(guarded());
    expect(state.selection).toBeInstanceOf(SectionsSelection);
    const after = run(state, deleteSelection);
    expect(parts(after.doc)).toEqual(whole);
    expect(after.doc.textContent).toBe('');
    for (const child of after.doc.content.content.filter(({ type }) => type.name === 'section')) {
      expect(child.childCount).toBe(1);
      expect(child.firstChild?.type.name).toBe('paragraph');
    }
    expect(run(after, undo).doc.eq(release())).toBe(true);
  });

  it('deletes just what is selected of each, and leaves slots between them alone', () => {
    const after = run(selecting(guarded(), 'words', 'Issue'), deleteSelection);
    expect(parts(after.doc)).toEqual(whole);
    expect(textOf(after.doc, 'summary')).toBe('Summary ');
    expect(textOf(after.doc, 'known-issues')).toBe(' words|One|Two');
  });

  it('puts what is typed into the first of them', () => {
    const state = selecting(guarded(), 'More', 'Rollback');
    const after = state.apply(state.tr.insertText('X'));
    expect(parts(after.doc)).toEqual(whole);
    expect(textOf(after.doc, 'summary')).toBe('Summary words|X');
    expect(textOf(after.doc, 'known-issues')).toBe('');
    expect(textOf(after.doc, 'rollback')).toBe(' words');
    expect(after.selection.from).toBe(at(after.doc, 'X') + 1);
  });

  it('puts what is pasted into the first of them, all blocks of it', () => {
    const state = selecting(guarded(), 'Issue words', 'Rollback words');
    const slice = new Slice(Fragment.from([node(paragraph('x', 'P1')), node(paragraph('y', 'P2'))]), 1, 1);
    const after = state.apply(state.tr.replaceSelection(slice));
    expect(parts(after.doc)).toEqual(whole);
    expect(textOf(after.doc, 'known-issues')).toContain('P1|P2');
    expect(textOf(after.doc, 'rollback')).toBe('');
  });

  it('is not split by Enter', () => {
    const state = selecting(guarded(), 'More', 'Issue');
    const after = run(state, baseKeymap['Enter'] ?? (() => false));
    expect(parts(after.doc)).toEqual(whole);
  });

  it('copies text and no sections', () => {
    const { selection } = selecting(guarded(), 'More', 'Issue');
    const names = selection.content().content.content.map(({ type }) => type.name);
    expect(names).toEqual(['paragraph', 'paragraph']);
  });

  it('stays what it is while others edit around it, and becomes a caret where its text is gone', () => {
    let state = selecting(guarded(), 'More', 'Issue');
    state = state.apply(state.tr.insertText('!', at(state.doc, 'Summary')));
    expect(state.selection).toBeInstanceOf(SectionsSelection);
    expect(state.doc.textBetween(state.selection.anchor, state.selection.anchor + 4)).toBe('More');
    const json: unknown = state.selection.toJSON();
    expect(SectionsSelection.fromJSON(state.doc, json as never).eq(state.selection)).toBe(true);
  });
});

describe('pasting (3.1)', () => {
  const open = (key: string, id: string, words: string): Slice =>
    new Slice(Fragment.from(node(section(key, paragraph(id, words)))), 2, 2);

  it('takes the words of a pasted section and leaves the section', () => {
    const state = selecting(guarded(), 'Rollback');
    const slice = fitted(open('summary', 'x', 'pasted'), state, 'rollback');
    const after = state.apply(state.tr.replaceSelection(slice));
    expect(parts(after.doc)).toEqual(whole);
    // Within a line, as words are: the paragraph around them is not split.
    expect(textOf(after.doc, 'rollback')).toBe('pasted words');
  });

  it('leaves slots behind', () => {
    const slice = new Slice(
      Fragment.from([node(slot('version')), node(section('x', paragraph('x', 'y')))]),
      0,
      0,
    );
    const names = fitted(slice, guarded(), 'rollback').content.content.map(({ type }) => type.name);
    expect(names).toEqual(['paragraph']);
  });

  it('makes paragraphs of what the section does not allow, and keeps every word', () => {
    const state = selecting(guarded(), 'More');
    const blocks = [
      node(list('p', 'One', 'Two')),
      node({ type: 'heading', attrs: { id: 'h', level: 3 }, content: [{ type: 'text', text: 'Title' }] }),
      node({ type: 'codeBlock', attrs: { id: 'k' }, content: [{ type: 'text', text: 'a\nb' }] }),
      node({
        type: 'table',
        content: [
          {
            type: 'tableRow',
            content: ['x', 'y'].map((words) => ({ type: 'tableCell', content: [paragraph('', words)] })),
          },
        ],
      }),
    ];
    const slice = fitted(new Slice(Fragment.from(blocks), 0, 0), state, 'summary');
    const after = state.apply(state.tr.replaceSelection(slice));
    expect(textOf(after.doc, 'summary')).toBe('Summary words|One|Two|Title|a|b|x \u2013 y');
    expect(fitted(new Slice(Fragment.from(blocks), 0, 0), state, 'rollback').content.childCount).toBe(4);
  });

  it('gets blocks that are not allowed past nobody', () => {
    const state = guarded();
    const after = state.apply(state.tr.insert(at(state.doc, 'Summary') - 1, node(list('p', 'One'))));
    expect(after.doc).toBe(state.doc);
  });
});

describe('what a section allows (3.1)', () => {
  it('is known at the caret, and nowhere outside of a section', () => {
    expect(stateAllows(selecting(guarded(), 'More'), 'table')).toBe(false);
    expect(stateAllows(selecting(guarded(), 'Rollback'), 'table')).toBe(true);
  });

  it('does not keep anybody from mending a block that was there before', () => {
    const doc = node({ type: 'doc', content: [section('summary', list('old', 'One', 'Two'))] });
    const state = guarded(doc);
    const typed = state.apply(state.tr.insertText('!', at(doc, 'Two')));
    expect(textOf(typed.doc, 'summary')).toBe('One|!Two');
    const more = typed.apply(typed.tr.insert(1, node(list('new', 'Three'))));
    expect(more.doc).toBe(typed.doc);
  });

  it('ends where canonical JSON would', () => {
    let deep = list('deepest', 'x');
    for (let level = 0; level < 12; level += 1) {
      deep = {
        type: 'bulletList',
        content: [{ type: 'listItem', content: [paragraph('', 'x'), deep] }],
      };
    }
    const state = guarded();
    const after = state.apply(state.tr.insert(at(state.doc, 'Rollback') - 1, node(deep)));
    expect(after.doc).toBe(state.doc);
  });
});

describe('a locked section', () => {
  it('takes no change but what is loaded from the journal', () => {
    const state = guarded(release(), (key) => key === 'rollback');
    const position = at(state.doc, 'Rollback');
    expect(state.apply(state.tr.insertText('!', position)).doc).toBe(state.doc);
    const loaded = state.apply(state.tr.insertText('!', position).setMeta(loadsSection, true));
    expect(textOf(loaded.doc, 'rollback')).toBe('!Rollback words');
    const other = state.apply(state.tr.insertText('!', at(state.doc, 'More')));
    expect(textOf(other.doc, 'summary')).toBe('Summary words|!More');
  });
});

describe('a section that could not be saved', () => {
  it('does not come about: what would make it too large for a line of the journal is refused, and said', () => {
    let said = 0;
    const state = EditorState.create({
      doc: release(),
      plugins: [sectionGuardPlugin({ allowed, isLocked: () => false, onTooLarge: () => (said += 1) })],
    });
    const position = at(state.doc, 'Rollback');
    const fits = state.apply(state.tr.insertText('x'.repeat(maxSectionBytes - 2000), position));
    expect(textOf(fits.doc, 'rollback').length).toBeGreaterThan(maxSectionBytes - 2000);
    const full = fits.apply(fits.tr.insertText('é'.repeat(1500), position));
    expect(full.doc).toBe(fits.doc);
    expect(said).toBe(1);
    const other = fits.apply(fits.tr.insertText('y', at(fits.doc, 'More')));
    expect(textOf(other.doc, 'summary')).toBe('Summary words|yMore');
    expect(maxSectionBytes).toBeLessThan(MAX_LINE_BYTES - 100_000);
  });
});
