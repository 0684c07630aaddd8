import { splitBlock, joinBackward, wrapIn } from '@tiptap/pm/commands';
import { undo } from '@tiptap/pm/history';
import { Fragment, Slice } from '@tiptap/pm/model';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import { describe, expect, it, vi } from 'vitest';
import {
  assignBlockIds,
  blockIdsPlugin,
  newBlockId,
} from '../../renderer/features/authoring/editor/block-ids';
import {
  at,
  guarded,
  ids,
  list,
  node,
  paragraph,
  release,
  run,
  schema,
  section,
  select,
  selecting,
} from './editor-fixture';

const caretIn = (state: EditorState, words: string, offset: number): EditorState =>
  select(state, TextSelection.create(state.doc, at(state.doc, words) + offset));

/** What the plugin does to a pasted slice; `dragging` stands for something being moved with the mouse. */
function pasted(slice: Slice, dragging: object | null = null): Slice {
  const { transformPasted } = blockIdsPlugin(newBlockId).props;
  return transformPasted?.call(blockIdsPlugin(newBlockId), slice, { dragging } as never, false) ?? slice;
}

describe('every block has an id that stays (design 2)', () => {
  it('is kept while its words change', () => {
    const state = guarded();
    const before = ids(state.doc);
    const typed = state.apply(state.tr.insertText('!', at(state.doc, 'More')));
    expect(ids(typed.doc)).toEqual(before);
  });

  it('stays on the first part of a block that is split, and the second gets a new one', () => {
    const state = run(caretIn(guarded(), 'Summary words', 7), splitBlock);
    expect(ids(state.doc).slice(0, 3)).toEqual(['a', 'n1', 'b']);
  });

  it('stays on the first of two blocks that are joined', () => {
    const state = run(caretIn(guarded(), 'More', 0), joinBackward);
    expect(ids(state.doc).slice(0, 2)).toEqual(['a', 'c']);
  });

  it('comes back with what is undone', () => {
    const state = run(run(caretIn(guarded(), 'More', 0), joinBackward), undo);
    expect(ids(state.doc)).toEqual(ids(release()));
  });

  it('is given to what is wrapped around a block', () => {
    const quote = schema.nodes['blockquote'];
    if (quote === undefined) throw new Error('There is no quotation.');
    const state = run(selecting(guarded(), 'Rollback words'), wrapIn(quote));
    expect(ids(state.doc).slice(-2)).toEqual(['n1', 'd']);
  });

  it('is new for a copy, wherever it is put', () => {
    const state = guarded();
    const { doc } = state;
    const copy = node(list('l', 'One', 'Two'));
    const before = state.apply(state.tr.insert(at(doc, 'Issue words') - 1, copy));
    const after = state.apply(state.tr.insert(at(doc, 'Rollback words') - 1, copy));
    for (const { doc: changed } of [before, after]) {
      expect(new Set(ids(changed)).size).toBe(ids(changed).length);
    }
    // The copy stands before the original, and still the original keeps its id.
    expect(ids(before.doc).indexOf('l')).toBeGreaterThan(ids(before.doc).indexOf('n1'));
  });

  it('stays on a block that is moved', () => {
    const state = guarded();
    const from = at(state.doc, 'More') - 1;
    const block = state.doc.nodeAt(from);
    const { tr } = state;
    if (block === null) throw new Error('There is no block.');
    tr.delete(from, from + block.nodeSize);
    tr.insert(tr.mapping.map(at(state.doc, 'Rollback words') - 1), block);
    expect(ids(state.apply(tr).doc)).toEqual(['a', 'c', 'l', 'l-0', 'l-0-p', 'l-1', 'l-1-p', 'b', 'd']);
  });

  it('is taken off what is pasted and left on what is dragged', () => {
    const slice = new Slice(Fragment.from(node(list('l', 'One'))), 0, 0);
    const taken = pasted(slice).content.firstChild;
    expect(taken && ids(taken)).toEqual([null, null]);
    expect(taken?.attrs['id']).toBe(null);
    expect(taken?.textContent).toBe('One');
    expect(pasted(slice, { slice, move: true })).toBe(slice);
  });

  it('is given once more where a foreign tool left it out or used it twice', () => {
    const doc = node({
      type: 'doc',
      content: [section('rollback', paragraph('a', 'One'), paragraph('a', 'Two'), { type: 'paragraph' })],
    });
    const { tr } = guarded(doc);
    let count = 0;
    expect(assignBlockIds(doc, tr, () => `new${(count += 1)}`)).toBe(true);
    expect(ids(tr.doc)).toEqual(['a', 'new1', 'new2']);
    expect(assignBlockIds(tr.doc, tr, () => 'never')).toBe(false);
  });

  it('costs nothing at a key press: the document is not walked for typing, deleting and emphasis', () => {
    const state = guarded();
    const walk = vi.spyOn(Object.getPrototypeOf(state.doc) as typeof state.doc, 'descendants');
    const position = at(release(), 'More');
    walk.mockClear();
    const bold = schema.marks['bold'];
    const typed = state.apply(state.tr.insertText('x', position));
    const marked =
      bold === undefined ? typed : typed.apply(typed.tr.addMark(position, position + 2, bold.create()));
    marked.apply(marked.tr.delete(position, position + 1));
    expect(walk).not.toHaveBeenCalled();
  });

  it('can stand in a record id', () => {
    expect(newBlockId()).toMatch(/^[A-Za-z0-9._~-]{1,80}$/);
    expect(newBlockId()).not.toBe(newBlockId());
  });
});
