import type { Editor } from '@tiptap/core';

/** The position of the block with an id, or of a section's first text; undefined if it is no part of the text. */
function positionOf(editor: Editor, focus: string): number | undefined {
  let position: number | undefined;
  editor.state.doc.descendants((node, at) => {
    if (position !== undefined) return false;
    const isSection = node.type.name === 'section' && node.attrs['key'] === focus;
    const isBlock = node.attrs['id'] === focus;
    if (isSection || isBlock) position = at;
    return position === undefined;
  });
  return position;
}

function focusControl(root: Element, focus: string): boolean {
  const place = root.querySelector(
    `[data-focus-id="${CSS.escape(focus)}"], .write-slot[data-section="${CSS.escape(focus)}"], .write-title[data-section="${CSS.escape(focus)}"]`,
  );
  if (place === null) return false;
  place.scrollIntoView({ block: 'center' });
  place.querySelector<HTMLElement>('input, textarea, button, [role="spinbutton"]')?.focus();
  return true;
}

/** Brings what a problem is about into view and puts the caret or the focus there. */
export function jumpTo(editor: Editor, focus: string, section?: string): void {
  const position = positionOf(editor, focus);
  if (position !== undefined) {
    const node = editor.state.doc.nodeAt(position);
    const inside = node?.isTextblock === true ? position + 1 : position + 2;
    editor.commands.focus(Math.min(inside, editor.state.doc.content.size), { scrollIntoView: false });
    const dom = editor.view.nodeDOM(position);
    if (dom instanceof Element) dom.scrollIntoView({ block: 'center' });
    return;
  }
  const root = editor.view.dom.closest('.write') ?? document.body;
  if (!focusControl(root, focus) && section !== undefined) focusControl(root, section);
}
