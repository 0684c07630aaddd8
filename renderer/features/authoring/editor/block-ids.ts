import { Extension } from '@tiptap/core';
import { Fragment, Slice, type Node as ProseMirrorNode } from '@tiptap/pm/model';
import { Plugin, type EditorState, type Transaction } from '@tiptap/pm/state';
import { AttrStep, ReplaceAroundStep, ReplaceStep, type Step } from '@tiptap/pm/transform';
import { blockTypes } from '../../../../shared/authoring/document';

const withId: ReadonlySet<string> = new Set(blockTypes);

/** A new block id: unique without asking anybody, and fit for a record id. */
export function newBlockId(): string {
  return `b${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
}

interface PlacedBlock {
  readonly position: number;
  readonly id: string;
}

function blocksOf(doc: ProseMirrorNode): readonly PlacedBlock[] {
  const blocks: PlacedBlock[] = [];
  doc.descendants((node, position) => {
    if (withId.has(node.type.name)) {
      const id: unknown = node.attrs['id'];
      blocks.push({ position, id: typeof id === 'string' ? id : '' });
    }
    return node.isBlock && !node.isTextblock;
  });
  return blocks;
}

/** The blocks that keep their id: of several with the same one, the one that was there before, else the first. */
function keepers(
  blocks: readonly PlacedBlock[],
  isNew: (position: number) => boolean,
): ReadonlyMap<string, number> {
  const kept = new Map<string, number>();
  for (const isSecondChance of [false, true]) {
    for (const { id, position } of blocks) {
      if (id !== '' && !kept.has(id) && (isSecondChance || !isNew(position))) kept.set(id, position);
    }
  }
  return kept;
}

/** Gives every block that lacks an id a new one, and every block but one of those that have the same. */
export function assignBlockIds(
  doc: ProseMirrorNode,
  transaction: Transaction,
  nextId: () => string,
  isNew: (position: number) => boolean = () => false,
): boolean {
  const blocks = blocksOf(doc);
  const kept = keepers(blocks, isNew);
  const nameless = blocks.filter(({ id, position }) => kept.get(id) !== position);
  for (const { position } of nameless) transaction.setNodeAttribute(position, 'id', nextId());
  return nameless.length > 0;
}

/** Whether a step can bring in a block, and with it one without an id. Typing, deleting and emphasis can't. */
function bringsBlocks(step: Step): boolean {
  if (step instanceof ReplaceStep)
    return step.slice.openStart > 0 || step.slice.content.firstChild?.isBlock === true;
  return step instanceof ReplaceAroundStep || step instanceof AttrStep;
}

/** Which positions of the new document hold something that the transactions put there. */
function newPositions(transactions: readonly Transaction[]): (position: number) => boolean {
  const ranges: { from: number; to: number }[] = [];
  for (const { mapping } of transactions) {
    mapping.maps.forEach((map, index) => {
      const rest = mapping.slice(index + 1);
      map.forEach((_oldStart, _oldEnd, from, to) => {
        ranges.push({ from: rest.map(from, -1), to: rest.map(to, 1) });
      });
    });
  }
  return (position) => ranges.some(({ from, to }) => position >= from && position < to);
}

function withoutIds(fragment: Fragment): Fragment {
  const nodes: ProseMirrorNode[] = [];
  fragment.forEach((node) => {
    const attrs = withId.has(node.type.name) ? { ...node.attrs, id: null } : node.attrs;
    nodes.push(node.isText ? node : node.type.create(attrs, withoutIds(node.content), node.marks));
  });
  return Fragment.from(nodes);
}

/** The plugin of {@link BlockIds}. */
export function blockIdsPlugin(nextId: () => string): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _before, state: EditorState) => {
      if (!transactions.some(({ steps }) => steps.some(bringsBlocks))) return null;
      const { tr } = state;
      return assignBlockIds(state.doc, tr, nextId, newPositions(transactions)) ? tr : null;
    },
    props: {
      // What is moved keeps its ids; what is pasted is something new, even if it was copied right here.
      transformPasted: (slice, view) =>
        view.dragging === null ? new Slice(withoutIds(slice.content), slice.openStart, slice.openEnd) : slice,
    },
  });
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
  addProseMirrorPlugins: () => [blockIdsPlugin(newBlockId)],
});
