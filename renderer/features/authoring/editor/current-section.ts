import type { Editor } from '@tiptap/core';
import type { BlockKind } from '../../../../shared/template/template';
import type { AllowedBlocks } from './section-guard';

/** The key of the section that the caret is in; undefined outside of any. */
export function currentSection(editor: Editor): string | undefined {
  const { $from } = editor.state.selection;
  const section = $from.depth > 0 ? $from.node(1) : undefined;
  return section?.type.name === 'section' ? String(section.attrs['key']) : undefined;
}

/** Whether the section at the caret may hold a kind of block. */
export function currentSectionAllows(editor: Editor, kind: BlockKind): boolean {
  const key = currentSection(editor);
  const guard = editor.extensionManager.extensions.find(({ name }) => name === 'sectionGuard');
  const { allowed } = (guard?.options ?? { allowed: new Map() }) as { readonly allowed: AllowedBlocks };
  return key !== undefined && (allowed.get(key)?.includes(kind) ?? true);
}
