import type { Node as ProseMirrorNode } from '@tiptap/pm/model';
import type { ReleaseView } from '../../../../shared/release/view';
import { sectionChanges } from './section-changes';

/** The words of a section, block by block: what a person would see as different. */
function wordsOf(value: unknown): string {
  return JSON.stringify(value, (key, part: unknown) => (key === 'id' ? undefined : part));
}

/** Whether a section in the journal says something else than the editor, once all drafts are written. */
export function isElsewhere(doc: ProseMirrorNode, view: ReleaseView): boolean {
  return sectionChanges(null, doc).some(({ section, blocks }) => {
    const kept = view.sections[section]?.value.blocks ?? [];
    const isUntouched = kept.length === 0 && blocks.every((block) => block.content === undefined);
    return !isUntouched && wordsOf(kept) !== wordsOf(blocks);
  });
}
