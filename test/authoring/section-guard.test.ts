import { getSchema, Node } from '@tiptap/core';
import { Fragment, Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { AllSelection, EditorState, TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { downgradeFragment } from '../../renderer/features/authoring/editor/allowed-blocks';
import { assignBlockIds } from '../../renderer/features/authoring/editor/block-ids';
import { contentExtensions } from '../../renderer/features/authoring/editor/extensions';
import { sectionChanges } from '../../renderer/features/authoring/editor/section-changes';
import {
  deleteAcrossSections,
  keepsSections,
  spansSections,
  withoutSections,
} from '../../renderer/features/authoring/editor/section-guard';
import { ReleaseDocument, Section } from '../../renderer/features/authoring/editor/section-nodes';

// The slots' own node draws React; for the schema its name is enough.
const Slot = Node.create({ name: 'slot', atom: true });
const schema = getSchema([ReleaseDocument, Section, Slot, ...contentExtensions()]);

function node(json: unknown): ProseMirrorNode {
  return schema.nodeFromJSON(json);
}

const paragraph = (id: string, words: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text: words }],
});
const section = (key: string, ...content: unknown[]) => ({ type: 'section', attrs: { key }, content });

function release(): ProseMirrorNode {
  return node({
    type: 'doc',
    content: [
      section('summary', paragraph('a', 'Summary words'), paragraph('b', 'More')),
      section('known-issues', paragraph('c', 'Issue words')),
      section('rollback', paragraph('d', 'Rollback words')),
    ],
  });
}

const stateOf = (doc: ProseMirrorNode): EditorState => EditorState.create({ doc, schema });

describe('sections can be neither removed nor reordered (3.1)', () => {
  it('refuses what would delete, double or swap one', () => {
    const doc = release();
    const { tr } = stateOf(doc);
    const deleted = tr.delete(0, doc.child(0).nodeSize).doc;
    const [one, two, three] = [doc.child(0), doc.child(1), doc.child(2)];
    const swapped = doc.copy(Fragment.from([two, one, three]));
    const doubled = doc.copy(Fragment.from([one, one, two, three]));
    for (const after of [deleted, swapped, doubled]) expect(keepsSections(doc, after)).toBe(false);
  });

  it('lets text change', () => {
    const doc = release();
    const { tr } = stateOf(doc);
    expect(keepsSections(doc, tr.insertText('!', 4).doc)).toBe(true);
  });

  it('empties the text of everything that is selected, and keeps all sections', () => {
    const doc = release();
    const state = stateOf(doc).apply(stateOf(doc).tr.setSelection(new AllSelection(doc)));
    expect(spansSections(state)).toBe(true);
    const after = deleteAcrossSections(state).doc;
    expect(keepsSections(doc, after)).toBe(true);
    expect(after.textContent).toBe('');
  });

  it('deletes just what is selected where a selection reaches from one section into the next', () => {
    const doc = release();
    const start = doc.child(0).nodeSize - 3;
    const selection = TextSelection.create(doc, start, doc.child(0).nodeSize + 8);
    const state = stateOf(doc).apply(stateOf(doc).tr.setSelection(selection));
    const after = deleteAcrossSections(state).doc;
    expect(keepsSections(doc, after)).toBe(true);
    expect(after.child(0).textContent).toContain('Summary words');
    expect(after.child(2).textContent).toBe('Rollback words');
    expect(after.textContent.length).toBeLessThan(doc.textContent.length);
  });

  it('takes a pasted section for the text in it', () => {
    const slice = new Slice(Fragment.from([release().child(1)]), 0, 0);
    const plain = withoutSections(slice);
    const types: string[] = [];
    plain.content.forEach((pasted) => types.push(pasted.type.name));
    expect(types).toEqual(['paragraph']);
  });

  it('turns a pasted block that is not allowed into paragraphs with its words', () => {
    const list = node({
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph('x', 'One')] },
        { type: 'listItem', content: [paragraph('y', 'Two')] },
      ],
    });
    const plain = downgradeFragment(Fragment.from([list]), ['table'], schema);
    expect(plain.childCount).toBe(2);
    expect(plain.textBetween(0, plain.size, ' ')).toContain('One Two');
    expect(downgradeFragment(Fragment.from([list]), ['bulletList'], schema).firstChild).toBe(list);
  });
});

describe('block ids (design 2)', () => {
  it('gives an id to every block without one, and a new one to the second of two equals', () => {
    const doc = node({
      type: 'doc',
      content: [section('summary', paragraph('a', 'One'), paragraph('a', 'Two'), { type: 'paragraph' })],
    });
    const { tr } = stateOf(doc);
    let count = 0;
    expect(assignBlockIds(doc, tr, () => `new${(count += 1)}`)).toBe(true);
    const ids: unknown[] = [];
    tr.doc.child(0).forEach((child) => ids.push(child.attrs['id']));
    expect(ids).toEqual(['a', 'new1', 'new2']);
    expect(assignBlockIds(tr.doc, stateOf(tr.doc).tr, () => 'never')).toBe(false);
  });
});

describe('what is sent of a change (design 2)', () => {
  it('is the one block that differs, and the order of its section', () => {
    const before = release();
    const { tr } = stateOf(before);
    const after = tr.insertText('!', 3).doc;
    const changes = sectionChanges(before, after);
    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({ section: 'summary', order: ['a', 'b'] });
    expect(changes[0]?.blocks.map(({ attrs }) => attrs?.['id'])).toEqual(['a']);
  });
});
