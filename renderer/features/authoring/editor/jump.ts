import type { Editor } from '@tiptap/core';
import { TextSelection } from '@tiptap/pm/state';

/** The position of the section or the block of that name; undefined if it is no part of the text. */
function positionOf(editor: Editor, focus: string): number | undefined {
  let position: number | undefined;
  editor.state.doc.descendants((node, at) => {
    if (position !== undefined) return false;
    const isSection = node.type.name === 'section' && node.attrs['key'] === focus;
    if (isSection || node.attrs['id'] === focus) position = at;
    return node.isBlock && !node.isTextblock;
  });
  return position;
}

const controls = 'input:not([type="hidden"]), textarea, button, [role="spinbutton"]';

/** Puts the focus on a field or a card: the one of that name in its section, else the section's first control. */
function focusControl(root: Element, focus: string, section: string | undefined): boolean {
  const nameOf = (name: string): string => `[data-focus-id="${CSS.escape(name)}"]`;
  const sectionOf = (name: string): string =>
    `.write-slot[data-section="${CSS.escape(name)}"], .write-title[data-section="${CSS.escape(name)}"]`;
  const area = section === undefined ? root : (root.querySelector(sectionOf(section)) ?? root);
  const place = area.querySelector(nameOf(focus)) ?? root.querySelector(sectionOf(focus));
  if (place === null) return false;
  place.scrollIntoView({ block: 'center' });
  const enabled = [...place.querySelectorAll<HTMLElement>(controls)].find(
    (control) => !control.matches(':disabled') && control.offsetParent !== null,
  );
  enabled?.focus();
  return true;
}

/** Brings what a problem is about into view and puts the caret or the focus there. */
export function jumpTo(editor: Editor, focus: string, section?: string): void {
  const { doc } = editor.state;
  const position = section === 'title' ? undefined : positionOf(editor, focus);
  if (position === undefined) {
    const root = editor.view.dom.closest('.write') ?? document.body;
    if (!focusControl(root, focus, section) && section !== undefined) focusControl(root, section, undefined);
    return;
  }
  const selection = TextSelection.near(doc.resolve(position + 1), 1);
  editor.view.dispatch(editor.state.tr.setSelection(selection));
  editor.view.focus();
  const dom = editor.view.nodeDOM(position);
  if (dom instanceof Element) dom.scrollIntoView({ block: 'center' });
}
