/** Puts text at the caret, as typing does, so that the field's own undo takes it back. */
export function insertAtCaret(field: HTMLTextAreaElement | null, text: string): void {
  if (field === null || text === '') return;
  field.focus();
  // The one way to change a field that its undo history knows of.
  document.execCommand('insertText', false, text);
}

/** Replaces the whole text of a field, to be undone in one step. */
export function replaceText(field: HTMLTextAreaElement | null, text: string): void {
  field?.focus();
  field?.select();
  insertAtCaret(field, text);
}
