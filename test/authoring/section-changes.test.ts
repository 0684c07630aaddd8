import { splitBlock } from '@tiptap/pm/commands';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import {
  changedSections,
  sectionChange,
  sectionDocuments,
} from '../../renderer/features/authoring/editor/section-changes';
import { at, guarded, run, select } from './editor-fixture';

describe('what is sent of a change (design 2)', () => {
  it('is the one block that differs, and the order of its section', () => {
    const state = guarded();
    const after = state.apply(state.tr.insertText('!', at(state.doc, 'One'))).doc;
    const [section, ...others] = changedSections(state.doc, after);
    expect(others).toEqual([]);
    const change = section && sectionChange(state.doc.child(3), section);
    expect(change).toMatchObject({ section: 'known-issues', order: ['c', 'l'] });
    expect(change?.blocks.map(({ attrs }) => attrs?.['id'])).toEqual(['l']);
  });

  it('is both parts of a block that was split', () => {
    const state = guarded();
    const caret = select(state, TextSelection.create(state.doc, at(state.doc, 'Summary') + 3));
    const after = run(caret, splitBlock).doc;
    const change = sectionChange(state.doc.child(1), after.child(1));
    expect(change.order).toEqual(['a', 'n1', 'b']);
    expect(change.blocks.map(({ attrs }) => attrs?.['id'])).toEqual(['a', 'n1']);
  });

  it('is the order alone where a block was deleted', () => {
    const state = guarded();
    const from = at(state.doc, 'More') - 1;
    const after = state.apply(state.tr.delete(from, from + 6)).doc;
    expect(sectionChange(state.doc.child(1), after.child(1))).toEqual({
      section: 'summary',
      order: ['a'],
      blocks: [],
    });
  });

  it('is everything, if the engine has nothing', () => {
    const change = sectionChange(null, guarded().doc.child(3));
    expect(change.blocks.map(({ attrs }) => attrs?.['id'])).toEqual(['c', 'l']);
  });

  it('is nothing where nothing changed', () => {
    const { doc } = guarded();
    expect(changedSections(doc, doc)).toEqual([]);
  });
});

describe('what the journal keeps of a text', () => {
  it('are words and what is special about them, no defaults', () => {
    const { doc } = guarded();
    expect(sectionDocuments(doc)['known-issues']?.blocks[0]).toEqual({
      type: 'paragraph',
      attrs: { id: 'c' },
      content: [{ type: 'text', text: 'Issue words' }],
    });
    expect(Object.keys(sectionDocuments(doc))).toEqual(['summary', 'known-issues', 'rollback']);
  });

  it('is the same object for a block that has not changed, so that what was worked out about it still holds', () => {
    const state = guarded();
    const after = state.apply(state.tr.insertText('!', at(state.doc, 'Issue'))).doc;
    const [before, now] = [state.doc, after].map((doc) => sectionDocuments(doc)['known-issues']?.blocks);
    expect(now?.[1]).toBe(before?.[1]);
    expect(now?.[0]).not.toBe(before?.[0]);
  });
});
