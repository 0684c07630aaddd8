import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { DocumentNode } from '../../../../shared/authoring/document';
import { toDocumentNode } from './block-json';

/** What has changed in one section: the order of its blocks, and the blocks that are new or different. */
export interface SectionChange {
  readonly section: string;
  readonly order: readonly string[];
  readonly blocks: readonly DocumentNode[];
}

/** The key of a prose section; undefined for anything else. */
export function keyOf(part: ProseMirrorNode): string | undefined {
  return part.type.name === 'section' ? String(part.attrs['key']) : undefined;
}

/** What the engine does not have yet of a section, if it has an earlier state of it; null: nothing. */
export function sectionChange(before: ProseMirrorNode | null, section: ProseMirrorNode): SectionChange {
  // ProseMirror keeps the very same object for a block that has not changed.
  const sent = new Set(before?.content.content);
  const blocks = section.content.content;
  return {
    section: keyOf(section) ?? '',
    order: blocks.map((block) => String(block.attrs['id'])),
    blocks: blocks.filter((block) => !sent.has(block)).map(toDocumentNode),
  };
}

/** The sections that differ between two states of the document. */
export function changedSections(before: ProseMirrorNode, after: ProseMirrorNode): readonly ProseMirrorNode[] {
  return after.content.content.filter(
    (part, index) => keyOf(part) !== undefined && part !== before.maybeChild(index),
  );
}

/** All prose sections of the document with their blocks as the journal keeps them. */
export function sectionDocuments(doc: ProseMirrorNode): Record<string, { blocks: readonly DocumentNode[] }> {
  const entries = doc.content.content.flatMap((part) => {
    const key = keyOf(part);
    return key === undefined ? [] : [[key, { blocks: part.content.content.map(toDocumentNode) }] as const];
  });
  return Object.fromEntries(entries);
}
