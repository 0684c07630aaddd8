import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { DocumentNode } from '../../../../shared/authoring/document';

/** What has changed in one section: the order of its blocks, and the blocks that are new or different. */
export interface SectionChange {
  readonly section: string;
  readonly order: readonly string[];
  readonly blocks: readonly DocumentNode[];
}

function idOf(node: ProseMirrorNode): string {
  return String(node.attrs['id']);
}

function childrenOf(node: ProseMirrorNode | null): readonly ProseMirrorNode[] {
  const children: ProseMirrorNode[] = [];
  node?.forEach((child) => children.push(child));
  return children;
}

function changeOf(section: ProseMirrorNode, before: ProseMirrorNode | null): SectionChange {
  // ProseMirror keeps the very same object for a block that has not changed.
  const known = new Set(childrenOf(before));
  const blocks = childrenOf(section);
  return {
    section: String(section.attrs['key']),
    order: blocks.map(idOf),
    blocks: blocks.filter((block) => !known.has(block)).map((block) => block.toJSON() as DocumentNode),
  };
}

/** The sections that differ between two states of the document, each with just what the engine does not have yet. */
export function sectionChanges(
  before: ProseMirrorNode | null,
  after: ProseMirrorNode,
): readonly SectionChange[] {
  const changes: SectionChange[] = [];
  after.forEach((section, _offset, index) => {
    const earlier = before?.maybeChild(index) ?? null;
    if (section.type.name === 'section' && section !== earlier) changes.push(changeOf(section, earlier));
  });
  return changes;
}
