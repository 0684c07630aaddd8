import type { JSONContent } from '@tiptap/core';
import type { ReleaseView } from '../../../../shared/release/view';
import { isProse } from './section-nodes';
import { newBlockId } from './block-ids';

const emptyParagraph = (): JSONContent => ({ type: 'paragraph', attrs: { id: newBlockId() } });

/**
 * The release as the editor's document: one `section` for each prose section of the template and one `slot` for each
 * other, in the template's order. A section that nobody has written yet has one empty paragraph.
 */
export function releaseDocument({ template, sections }: ReleaseView): JSONContent {
  return {
    type: 'doc',
    content: template.sections.map((section) => {
      if (!isProse(section)) return { type: 'slot', attrs: { key: section.key } };
      const blocks = sections[section.key]?.value.blocks ?? [];
      return {
        type: 'section',
        attrs: { key: section.key },
        content: blocks.length === 0 ? [emptyParagraph()] : (blocks as JSONContent[]),
      };
    }),
  };
}
