import type { SourceLine } from './changelog-lines';

/** What a single line is, before its neighbours are looked at. */
export type Block =
  | { readonly kind: 'blank' }
  | { readonly kind: 'rule' }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'bullet'; readonly indent: number; readonly text: string }
  | { readonly kind: 'text'; readonly indent: number; readonly text: string };

/**
 * Says what a line is. `next` is the line below, which makes a heading of it when it is underlined.
 * Every pattern here is tried on a bounded head of the line or is linear: a line may be megabytes long.
 */
export function blockOf(line: SourceLine, next: SourceLine | undefined): Block {
  if (line.code) return { kind: 'code', text: line.text.trim() };
  const text = line.text.trim();
  if (text === '') return { kind: 'blank' };
  const indent = indentOf(line.text);
  if (isRule(text)) return { kind: 'rule' };
  const heading = indent <= 3 ? /^(#{1,6})(?:\s+|(?=[[v\d]))/.exec(text.slice(0, 500)) : null;
  if (heading !== null && !/^#\d/.test(text)) {
    return {
      kind: 'heading',
      level: (heading[1] ?? '').length,
      text: withoutClosing(text.slice(heading[0].length)),
    };
  }
  const bullet = /^(?:[*+-]|\d{1,9}[.)])(?:\s+|$)/.exec(text.slice(0, 500));
  if (bullet !== null) return { kind: 'bullet', indent, text: text.slice(bullet[0].length) };
  const underline = underlineOf(next);
  if (underline !== null && indent <= 3) return { kind: 'heading', level: underline, text };
  return { kind: 'text', indent, text: text.replace(/^(?:>\s?){1,9}/, '') };
}

/** The level of a heading that the line underlines: 1 for `===`, 2 for `---`, `null` if it underlines nothing. */
function underlineOf(line: SourceLine | undefined): number | null {
  if (line === undefined || line.code || line.text.length > 300) return null;
  const text = line.text.trim();
  if (/^={3,}$/.test(text)) return 1;
  return /^-{3,}$/.test(text) ? 2 : null;
}

function isRule(text: string): boolean {
  return text.length <= 300 && /^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|={3,})$/.test(text);
}

/** Columns of white space at the start; a tab goes to the next multiple of four. */
function indentOf(text: string): number {
  let columns = 0;
  for (const char of text.slice(0, 100)) {
    if (char === ' ') columns += 1;
    else if (char === '\t') columns += 4 - (columns % 4);
    else break;
  }
  return columns;
}

/** `## Title ##` may close with signs of its own. */
function withoutClosing(text: string): string {
  let end = text.length;
  while (text[end - 1] === '#') end -= 1;
  return end === 0 || /\s/.test(text[end - 1] ?? '') ? text.slice(0, end).trim() : text.trim();
}
