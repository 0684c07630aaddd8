import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { BlockKind } from '../../../../shared/template/template';
import { downgradeFragment, disallowedKind } from './allowed-blocks';

/** Which kinds of block each section allows, by its key. */
export type AllowedBlocks = ReadonlyMap<string, readonly BlockKind[]>;

function keysOf(doc: ProseMirrorNode): string {
  const keys: string[] = [];
  doc.forEach((section) => keys.push(`${section.type.name}:${String(section.attrs['key'])}`));
  return keys.join('\n');
}

/** Whether a change leaves sections and slots exactly as the template has them (duty 3.1). */
export function keepsSections(before: ProseMirrorNode, after: ProseMirrorNode): boolean {
  return before === after || keysOf(before) === keysOf(after);
}

function allowsBlocks(before: ProseMirrorNode, after: ProseMirrorNode, allowed: AllowedBlocks): boolean {
  for (let index = 0; index < after.childCount; index += 1) {
    const section = after.child(index);
    const kinds = allowed.get(String(section.attrs['key']));
    const isUnchanged = index < before.childCount && before.child(index) === section;
    if (isUnchanged || kinds === undefined) continue;
    const found = disallowedKind(section, kinds);
    // What was there before the template forbade it may stay; nothing new of its kind comes in.
    const wasThere = index < before.childCount && disallowedKind(before.child(index), kinds) !== undefined;
    if (found !== undefined && !wasThere) return false;
  }
  return true;
}

/** The index of the section that a position is in. */
function sectionIndex(state: EditorState, position: number): number {
  return state.doc.resolve(position).index(0);
}

/** Whether the selection reaches over the border of a section. */
export function spansSections({ selection, doc }: EditorState): boolean {
  if (selection.empty) return false;
  return doc.resolve(selection.from).index(0) !== doc.resolve(selection.to).indexAfter(0) - 1;
}

/** Empties the selected part of every section that the selection touches, and keeps the sections themselves. */
export function deleteAcrossSections(state: EditorState): Transaction {
  const { from, to } = state.selection;
  const { tr } = state;
  const parts: { readonly start: number; readonly end: number }[] = [];
  state.doc.forEach((section, offset) => {
    if (section.type.name !== 'section') return;
    const start = Math.max(from, offset + 1);
    const end = Math.min(to, offset + section.nodeSize - 1);
    if (start < end) parts.push({ start, end });
  });
  // From the last to the first, so that the earlier positions stay right.
  for (const { start, end } of parts.reverse()) tr.deleteRange(start, end);
  return tr.scrollIntoView();
}

function clearAcross(view: EditorView): boolean {
  if (!spansSections(view.state)) return false;
  view.dispatch(deleteAcrossSections(view.state));
  return true;
}

/** Takes the blocks out of pasted sections: what is pasted is text, never a section. */
export function withoutSections(slice: Slice): Slice {
  const blocks: ProseMirrorNode[] = [];
  let hasSections = false;
  slice.content.forEach((node) => {
    if (node.type.name === 'section') {
      hasSections = true;
      node.forEach((block) => blocks.push(block));
    } else if (node.type.name === 'slot') {
      hasSections = true;
    } else {
      blocks.push(node);
    }
  });
  return hasSections ? new Slice(Fragment.from(blocks), 0, 0) : slice;
}

function pastedFor(slice: Slice, view: EditorView, allowed: AllowedBlocks): Slice {
  const plain = withoutSections(slice);
  const section = view.state.doc.maybeChild(sectionIndex(view.state, view.state.selection.from));
  const kinds = allowed.get(String(section?.attrs['key']));
  if (kinds === undefined) return plain;
  const content = downgradeFragment(plain.content, kinds, view.state.schema);
  return content === plain.content ? plain : new Slice(content, 0, 0);
}

/**
 * Keeps the document to its template, whatever is tried: a change that would remove, add or reorder a section, or bring
 * in a kind of block that a section does not allow, does not happen. Deleting, cutting, typing and pasting over several
 * sections empties their text instead.
 */
export const SectionGuard = Extension.create<{ readonly allowed: AllowedBlocks }>({
  name: 'sectionGuard',
  addOptions: () => ({ allowed: new Map() }),
  addProseMirrorPlugins() {
    const { allowed } = this.options;
    return [
      new Plugin({
        filterTransaction: (transaction, state) =>
          !transaction.docChanged ||
          (keepsSections(state.doc, transaction.doc) && allowsBlocks(state.doc, transaction.doc, allowed)),
        props: {
          transformPasted: (slice, view) => pastedFor(slice, view, allowed),
          handleKeyDown: (view, event) => {
            const isDeletion = event.key === 'Backspace' || event.key === 'Delete';
            return isDeletion && !view.composing && clearAcross(view);
          },
          handleTextInput: (view) => {
            clearAcross(view);
            return false;
          },
          handlePaste: (view) => {
            clearAcross(view);
            return false;
          },
          handleDOMEvents: {
            cut: (view, event) => {
              if (!spansSections(view.state)) return false;
              const { from, to } = view.state.selection;
              event.clipboardData?.setData('text/plain', view.state.doc.textBetween(from, to, '\n\n'));
              event.preventDefault();
              return clearAcross(view);
            },
          },
        },
      }),
    ];
  },
});
