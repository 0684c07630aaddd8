import { Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { blockTypes } from '../../../../shared/authoring/document';

const withId: ReadonlySet<string> = new Set(blockTypes);

/** A new block id: unique without asking anybody, and fit for a record id. */
export function newBlockId(): string {
  return `b${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
}

/** Gives every block that lacks one an id, and a new one to every block but the first that has the same. */
export function assignBlockIds(
  doc: ProseMirrorNode,
  transaction: Transaction,
  nextId: () => string,
): boolean {
  const seen = new Set<string>();
  let hasChanged = false;
  doc.descendants((node, position) => {
    if (!withId.has(node.type.name)) return node.isBlock;
    const id: unknown = node.attrs['id'];
    if (typeof id === 'string' && id !== '' && !seen.has(id)) {
      seen.add(id);
      return true;
    }
    const fresh = nextId();
    seen.add(fresh);
    transaction.setNodeAttribute(position, 'id', fresh);
    hasChanged = true;
    return true;
  });
  return hasChanged;
}

/**
 * The stable id of every block (design 2): comments, translations and merges refer to it. A block that is split keeps it
 * on its first part, pasted blocks get new ones.
 */
export const BlockIds = Extension.create({
  name: 'blockIds',
  addGlobalAttributes: () => [
    {
      types: [...blockTypes],
      attributes: {
        id: { default: null, keepOnSplit: false, parseHTML: () => null, renderHTML: () => ({}) },
      },
    },
  ],
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, _before, state: EditorState) => {
        if (!transactions.some(({ docChanged }) => docChanged)) return null;
        const { tr } = state;
        return assignBlockIds(state.doc, tr, newBlockId) ? tr : null;
      },
    }),
  ],
});
