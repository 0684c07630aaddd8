import type { Node as ProseMirrorNode, ResolvedPos } from '@tiptap/pm/model';
import { PluginKey, type EditorState } from '@tiptap/pm/state';
import { blockKinds, type BlockKind } from '../../../../shared/template/template';
import type { ChangedBlocks } from './changed-blocks';

/** Which kinds of block each section allows, by its key. */
export type AllowedBlocks = ReadonlyMap<string, readonly BlockKind[]>;

/** Where a state keeps what the template allows; `section-guard` puts it there. */
export const allowedBlocksKey = new PluginKey<AllowedBlocks>('allowedBlocks');

const kinds: ReadonlySet<string> = new Set(blockKinds);
const none: ReadonlySet<BlockKind> = new Set();

/** The key of the prose section that a position is in; undefined outside of any. */
export function sectionKeyAt($position: ResolvedPos): string | undefined {
  const section = $position.depth > 0 ? $position.node(1) : undefined;
  return section?.type.name === 'section' ? String(section.attrs['key']) : undefined;
}

/** Whether the section at the caret may hold a kind of block. */
export function stateAllows(state: EditorState, kind: BlockKind): boolean {
  const key = sectionKeyAt(state.selection.$from);
  return key !== undefined && (allowedBlocksKey.getState(state)?.get(key)?.includes(kind) ?? true);
}

/** The kinds of block in a node that its section does not allow; itself included. */
export function forbiddenKinds(node: ProseMirrorNode, allowed: readonly BlockKind[]): ReadonlySet<BlockKind> {
  if (node.isTextblock && !kinds.has(node.type.name)) return none;
  const found = new Set<BlockKind>();
  const look = ({ type }: ProseMirrorNode): void => {
    const kind = type.name as BlockKind;
    if (kinds.has(kind) && !allowed.includes(kind)) found.add(kind);
  };
  look(node);
  node.descendants((child) => {
    look(child);
    return child.isBlock && !child.isTextblock;
  });
  return found;
}

/**
 * Whether a section's new blocks are of kinds that it allows. A block that held a forbidden kind before may go on doing so:
 * it came from elsewhere, and its writer must still be able to mend it.
 */
export function allowsNewBlocks({ before, after }: ChangedBlocks, allowed: readonly BlockKind[]): boolean {
  return after.every((block) => {
    const forbidden = forbiddenKinds(block, allowed);
    if (forbidden.size === 0) return true;
    const earlier = before.find((one) => one === block || one.attrs['id'] === block.attrs['id']);
    const tolerated = earlier === undefined ? none : forbiddenKinds(earlier, allowed);
    return [...forbidden].every((kind) => tolerated.has(kind));
  });
}
