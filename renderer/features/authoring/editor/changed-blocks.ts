import type { Node as ProseMirrorNode } from '@tiptap/pm/model';

/** The blocks of a section that are not what they were, and what stood in their place. */
export interface ChangedBlocks {
  readonly before: readonly ProseMirrorNode[];
  readonly after: readonly ProseMirrorNode[];
}

/**
 * What differs between two states of a section. ProseMirror keeps the very same object for a block that has not changed, so
 * looking from both ends finds it without reading a word: at a key press it is one block.
 */
export function changedBlocks(before: ProseMirrorNode, after: ProseMirrorNode): ChangedBlocks {
  const [old, now] = [before.content.content, after.content.content];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  const room = Math.min(old.length, now.length) - start;
  while (end < room && old[old.length - 1 - end] === now[now.length - 1 - end]) end += 1;
  return { before: old.slice(start, old.length - end), after: now.slice(start, now.length - end) };
}
