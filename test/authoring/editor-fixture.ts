import { getSchema, type JSONContent } from '@tiptap/core';
import { history } from '@tiptap/pm/history';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { EditorState, TextSelection, type Selection, type Transaction } from '@tiptap/pm/state';
import type { AllowedBlocks } from '../../renderer/features/authoring/editor/allowed-blocks';
import { blockIdsPlugin } from '../../renderer/features/authoring/editor/block-ids';
import { contentExtensions } from '../../renderer/features/authoring/editor/content-extensions';
import { sectionGuardPlugin } from '../../renderer/features/authoring/editor/section-guard';
import { ReleaseDocument, Section, Slot } from '../../renderer/features/authoring/editor/section-nodes';
import type { BlockKind } from '../../shared/template/template';

/** The editor's schema, as the window makes it. */
export const schema = getSchema([ReleaseDocument, Section, Slot, ...contentExtensions()]);

export const node = (json: JSONContent): ProseMirrorNode => schema.nodeFromJSON(json);
export const paragraph = (id: string, words = ''): JSONContent => ({
  type: 'paragraph',
  attrs: { id },
  content: words === '' ? [] : [{ type: 'text', text: words }],
});
export const list = (id: string, ...words: readonly string[]): JSONContent => ({
  type: 'bulletList',
  attrs: { id },
  content: words.map((text, index) => ({
    type: 'listItem',
    attrs: { id: `${id}-${index}` },
    content: [paragraph(`${id}-${index}-p`, text)],
  })),
});
export const section = (key: string, ...content: JSONContent[]): JSONContent => ({
  type: 'section',
  attrs: { key },
  content,
});
export const slot = (key: string): JSONContent => ({ type: 'slot', attrs: { key } });

/** A release: version, summary (paragraphs only), changes, known issues and rollback (anything). */
export function release(): ProseMirrorNode {
  return node({
    type: 'doc',
    content: [
      slot('version'),
      section('summary', paragraph('a', 'Summary words'), paragraph('b', 'More')),
      slot('changes'),
      section('known-issues', paragraph('c', 'Issue words'), list('l', 'One', 'Two')),
      section('rollback', paragraph('d', 'Rollback words')),
    ],
  });
}

const everything = ['heading', 'bulletList', 'orderedList', 'codeBlock', 'table', 'blockquote'] as const;
export const allowed: AllowedBlocks = new Map<string, readonly BlockKind[]>([
  ['summary', []],
  ['known-issues', everything],
  ['rollback', everything],
]);

/** A state with everything that guards the document, and undo. Ids are `n1`, `n2`, … */
export function guarded(doc = release(), isLocked: (key: string) => boolean = () => false): EditorState {
  let count = 0;
  return EditorState.create({
    doc,
    plugins: [sectionGuardPlugin({ allowed, isLocked }), blockIdsPlugin(() => `n${(count += 1)}`), history()],
  });
}

/** The first position inside of a text. */
export function at(doc: ProseMirrorNode, words: string): number {
  let position = -1;
  doc.descendants((child, offset) => {
    const index = child.isText && position < 0 ? (child.text ?? '').indexOf(words) : -1;
    if (index >= 0) position = offset + index;
  });
  if (position < 0) throw new Error(`There is no “${words}”.`);
  return position;
}

/** The state with a selection from one text to the end of another. */
export function selecting(state: EditorState, from: string, to = from): EditorState {
  const { doc } = state;
  return select(state, TextSelection.create(doc, at(doc, from), at(doc, to) + to.length));
}

export const select = (state: EditorState, selection: Selection): EditorState =>
  state.apply(state.tr.setSelection(selection));

/** Applies what a command dispatches. */
export function run(
  state: EditorState,
  command: (state: EditorState, dispatch: (transaction: Transaction) => void) => boolean,
): EditorState {
  let after = state;
  command(state, (transaction) => {
    after = after.apply(transaction);
  });
  return after;
}

/** Types and keys of the top of a document, in order. */
export const parts = (doc: ProseMirrorNode): readonly string[] => {
  const names: string[] = [];
  doc.forEach((child) => names.push(`${child.type.name}:${String(child.attrs['key'])}`));
  return names;
};

/** The text of the section with a key. */
export function textOf(doc: ProseMirrorNode, key: string): string {
  let text: string | undefined;
  doc.forEach((child) => {
    if (child.attrs['key'] === key) text = child.textBetween(0, child.content.size, '|');
  });
  if (text === undefined) throw new Error(`There is no section “${key}”.`);
  return text;
}

/** All block ids, in document order. */
export function ids(doc: ProseMirrorNode): readonly unknown[] {
  const found: unknown[] = [];
  doc.descendants((child) => {
    if (child.type.spec.attrs && 'id' in child.type.spec.attrs) found.push(child.attrs['id']);
  });
  return found;
}
