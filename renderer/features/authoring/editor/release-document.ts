import type { JSONContent } from '@tiptap/core';
import { blockTypes, blockId, type DocumentNode } from '../../../../shared/authoring/document';
import { validateSection } from '../../../../shared/authoring/validate-section';
import type { ReleaseView } from '../../../../shared/release/view';
import type { Failure } from '../../../../shared/result';
import { blockKinds } from '../../../../shared/template/template';
import { newBlockId } from './block-ids';
import { isProse } from './section-nodes';

/** Marks in the order of the editor's schema, which the journal does not prescribe. */
export const markOrder = ['link', 'bold', 'code', 'italic', 'strike'] as const;

/** The editor's document of a release, and what was odd about the journal's. */
export interface ReleaseDocumentParts {
  readonly content: JSONContent;
  /** Sections that the editor can't show, with the reason. They must not be written to: what is there would be lost. */
  readonly unreadable: ReadonlyMap<string, Failure>;
  /** Sections whose blocks got ids that the journal does not have yet. */
  readonly repaired: ReadonlySet<string>;
}

const withId: ReadonlySet<string> = new Set(blockTypes);

/** Blocks with an id each, all different: what a foreign tool may have forgotten. The very same ones if nothing is missing. */
export function withBlockIds(
  blocks: readonly DocumentNode[],
  nextId: () => string,
  seen = new Set<string>(),
): readonly DocumentNode[] {
  const mended = blocks.map((block) => {
    if (!withId.has(block.type)) return block;
    const id = blockId(block);
    const isGood = id !== '' && !seen.has(id);
    const kept = isGood ? id : nextId();
    seen.add(kept);
    const content = block.content && withBlockIds(block.content, nextId, seen);
    if (isGood && content === block.content) return block;
    return { ...block, attrs: { ...block.attrs, id: kept }, content };
  });
  return mended.every((block, index) => block === blocks[index]) ? blocks : mended;
}

function asContent({ marks, content, ...node }: DocumentNode): JSONContent {
  const sorted = marks && [...marks].sort((a, b) => markOrder.indexOf(a.type) - markOrder.indexOf(b.type));
  return {
    ...node,
    ...(sorted ? { marks: sorted.map(({ type, attrs }) => ({ type, ...(attrs ? { attrs } : {}) })) } : {}),
    ...(content ? { content: content.map(asContent) } : {}),
  } as JSONContent;
}

/** Blocks of the journal as the editor takes them; a section that nobody has written yet has one empty paragraph. */
export function sectionContent(blocks: readonly DocumentNode[], nextId = newBlockId): JSONContent[] {
  if (blocks.length === 0) return [{ type: 'paragraph', attrs: { id: nextId() } }];
  return blocks.map(asContent);
}

/**
 * The release as the editor's document: one `section` for each prose section of the template and one `slot` for each
 * other, in the template's order.
 */
export function releaseDocument({ template, sections }: ReleaseView): ReleaseDocumentParts {
  const unreadable = new Map<string, Failure>();
  const repaired = new Set<string>();
  const content = template.sections.map((section): JSONContent => {
    const { key } = section;
    if (!isProse(section)) return { type: 'slot', attrs: { key } };
    const kept = sections[key]?.value.blocks ?? [];
    const blocks = withBlockIds(kept, newBlockId);
    if (blocks !== kept) repaired.add(key);
    // What the template forbids is shown all the same: the problems say so, and its writer can mend it.
    const checked = validateSection(blocks, { allowedBlocks: blockKinds });
    if (!checked.ok) unreadable.set(key, checked.error);
    return { type: 'section', attrs: { key }, content: sectionContent(checked.ok ? blocks : []) };
  });
  return { content: { type: 'doc', content }, unreadable, repaired };
}
