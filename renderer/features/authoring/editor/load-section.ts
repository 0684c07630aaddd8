import type { Editor } from '@tiptap/core';
import type { DocumentNode } from '../../../../shared/authoring/document';
import { validateSection } from '../../../../shared/authoring/validate-section';
import { ok, type Result } from '../../../../shared/result';
import { blockKinds } from '../../../../shared/template/template';
import type { DraftSender } from './draft-sender';
import { newBlockId } from './block-ids';
import { sectionContent, withBlockIds } from './release-document';
import { keyOf } from './section-changes';
import { loadsSection } from './section-guard';

/**
 * Puts what the journal holds of a section into the editor, in place of what is there. It can't be undone, for it is not an
 * edit; words that were typed here are in the journal already.
 */
export function loadSection(
  editor: Editor,
  sender: DraftSender,
  section: string,
  read: { readonly blocks: readonly DocumentNode[]; readonly heads: readonly string[] },
): Result<null> {
  const blocks = withBlockIds(read.blocks, newBlockId);
  const checked = validateSection(blocks, { allowedBlocks: blockKinds });
  if (!checked.ok) return checked;
  const { state, view } = editor;
  state.doc.forEach((part, offset, index) => {
    if (keyOf(part) !== section) return;
    const nodes = sectionContent(blocks).map((json) => state.schema.nodeFromJSON(json));
    const { tr } = state;
    tr.replaceWith(offset + 1, offset + part.nodeSize - 1, nodes);
    view.dispatch(tr.setMeta(loadsSection, true).setMeta('addToHistory', false));
    sender.loaded(section, read.heads, editor.state.doc.child(index));
  });
  return ok(null);
}
