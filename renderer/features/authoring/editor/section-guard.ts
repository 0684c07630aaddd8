import { Extension } from '@tiptap/core';
import type { Node as ProseMirrorNode, Slice } from '@tiptap/pm/model';
import { AllSelection, Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { maxBlockDepth, maxSectionBlocks, maxSectionBytes } from '../../../../shared/authoring/content-rules';
import { allowedBlocksKey, allowsNewBlocks, sectionKeyAt, type AllowedBlocks } from './allowed-blocks';
import { bytesOf } from './block-json';
import { changedBlocks, type ChangedBlocks } from './changed-blocks';
import { downgradeSlice } from './downgrade';
import { isAcrossSections, SectionsSelection, selectionBetween, withoutSections } from './section-selection';

/** A transaction with this meta may change sections that are locked: it loads what is in the journal. */
export const loadsSection = 'loadsSection';

/** What the guard is told: what the template allows, and which sections can't be written at the moment. */
export interface SectionGuardOptions {
  readonly allowed: AllowedBlocks;
  readonly isLocked: (section: string) => boolean;
  /** Told when something was refused because the section would be too large to be saved. */
  readonly onTooLarge?: () => void;
}

/** Whether a change leaves sections and slots exactly as the template has them (duty 3.1). */
export function keepsSections(before: ProseMirrorNode, after: ProseMirrorNode): boolean {
  if (before === after) return true;
  if (before.childCount !== after.childCount) return false;
  for (let index = 0; index < after.childCount; index += 1) {
    const [one, other] = [before.child(index), after.child(index)];
    if (one.type !== other.type || one.attrs['key'] !== other.attrs['key']) return false;
  }
  return true;
}

/** Whether blocks inside of blocks end before canonical JSON would. */
function isShallow(node: ProseMirrorNode, depth = 1): boolean {
  if (node.isTextblock || node.isLeaf) return depth <= maxBlockDepth;
  let shallow = depth < maxBlockDepth;
  node.forEach((child) => {
    shallow &&= isShallow(child, depth + 1);
  });
  return shallow;
}

const weights = new WeakMap<ProseMirrorNode, number>();

function weightOf(blocks: readonly ProseMirrorNode[]): number {
  return blocks.reduce((sum, block) => sum + bytesOf(block), 0);
}

/** How many bytes a section takes in the journal, worked out from what it took before. */
function weigh(earlier: ProseMirrorNode, section: ProseMirrorNode, { before, after }: ChangedBlocks): number {
  const weight =
    (weights.get(earlier) ?? weightOf(earlier.content.content)) - weightOf(before) + weightOf(after);
  weights.set(section, weight);
  return weight;
}

function keepsRules(
  before: ProseMirrorNode,
  after: ProseMirrorNode,
  { allowed, isLocked, onTooLarge }: SectionGuardOptions,
): boolean {
  for (let index = 0; index < after.childCount; index += 1) {
    const [earlier, section] = [before.child(index), after.child(index)];
    if (earlier === section || section.type.name !== 'section') continue;
    const key = String(section.attrs['key']);
    const changed = changedBlocks(earlier, section);
    const isFine = allowsNewBlocks(changed, allowed.get(key) ?? []);
    if (isLocked(key) || !isFine || !changed.after.every((block) => isShallow(block))) return false;
    const isLight = weigh(earlier, section, changed) <= maxSectionBytes;
    if (isLight && section.childCount <= maxSectionBlocks) continue;
    onTooLarge?.();
    return false;
  }
  return true;
}

/** Whether a transaction may happen. */
export function mayHappen(
  transaction: Transaction,
  state: EditorState,
  options: SectionGuardOptions,
): boolean {
  if (!transaction.docChanged) return true;
  if (!keepsSections(state.doc, transaction.doc)) return false;
  return transaction.getMeta(loadsSection) === true || keepsRules(state.doc, transaction.doc, options);
}

/** The same selection in a form that respects the borders of sections; undefined if it does already. */
export function respectfulSelection({ selection, doc }: EditorState): Transaction['selection'] | undefined {
  if (selection instanceof AllSelection) return SectionsSelection.all(doc);
  const isWide = selection instanceof TextSelection && isAcrossSections(selection.$anchor, selection.$head);
  return isWide ? selectionBetween(selection.$anchor, selection.$head) : undefined;
}

/** What comes from clipboard or mouse, made fit for the section that it is going to. */
export function fitted(slice: Slice, state: EditorState, section: string | undefined): Slice {
  const plain = withoutSections(slice);
  const kinds = section === undefined ? undefined : allowedBlocksKey.getState(state)?.get(section);
  return kinds === undefined ? plain : downgradeSlice(plain, kinds, state.schema);
}

/** Says where something is being dropped, for as long as the event lasts. */
class DropTarget {
  section: string | undefined;

  note(view: EditorView, event: DragEvent): void {
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY });
    this.section = at === null ? undefined : sectionKeyAt(view.state.doc.resolve(at.pos));
    queueMicrotask(() => {
      this.section = undefined;
    });
  }
}

/** An input method changes the page by itself: what it would replace must be gone before it begins. */
function clearBeforeComposition(view: EditorView): boolean {
  if (view.state.selection instanceof SectionsSelection) view.dispatch(view.state.tr.deleteSelection());
  return false;
}

/** The plugin of {@link SectionGuard}. */
export function sectionGuardPlugin(options: SectionGuardOptions): Plugin<AllowedBlocks> {
  const target = new DropTarget();
  return new Plugin<AllowedBlocks>({
    key: allowedBlocksKey,
    state: { init: () => options.allowed, apply: (_transaction, allowed) => allowed },
    filterTransaction: (transaction, state) => mayHappen(transaction, state, options),
    appendTransaction: (_transactions, _before, state) => {
      const selection = respectfulSelection(state);
      return selection === undefined ? null : state.tr.setSelection(selection);
    },
    props: {
      createSelectionBetween: (_view, $anchor, $head) =>
        isAcrossSections($anchor, $head) ? selectionBetween($anchor, $head) : null,
      transformPasted: (slice, { state }) =>
        fitted(slice, state, target.section ?? sectionKeyAt(state.selection.$from)),
      handleDOMEvents: {
        drop: (view, event) => {
          target.note(view, event);
          return false;
        },
        compositionstart: clearBeforeComposition,
      },
    },
  });
}

/**
 * Keeps the document to its template, whatever is tried: a change that would remove, add or reorder a section, or bring
 * in a kind of block that a section does not allow, does not happen (3.1). Deleting, cutting, typing and pasting over
 * several sections empties their text instead.
 */
export const SectionGuard = Extension.create<SectionGuardOptions>({
  name: 'sectionGuard',
  addOptions: () => ({ allowed: new Map(), isLocked: () => false }),
  addProseMirrorPlugins() {
    return [sectionGuardPlugin(this.options)];
  },
});
