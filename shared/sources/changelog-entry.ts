import type { LinkDefinitions } from './markdown-inline';
import { inlineToText } from './markdown-inline';

/** A bullet while its lines are read: its own text first, then that of the bullets inside it. */
export interface EntryDraft {
  readonly indent: number;
  readonly line: number;
  readonly items: string[];
}

/** A bullet as plain text. */
export interface FinishedEntry {
  readonly scope: string;
  readonly text: string;
  readonly breaking: boolean;
  readonly addresses: readonly string[];
  /** Whether text was cut off at the limit. */
  readonly tooLong: boolean;
}

/** Characters of Markdown of one entry that are read; a summary holds 2,000. */
const lengthLimit = 20_000;

/**
 * Makes one line of an entry. Bullets inside a bullet are enumerated after it ("Export: CSV; PDF"), what stands in
 * bold before a colon is the part of the product, and a marker of a breaking change becomes that fact.
 */
export function finishedEntry(draft: EntryDraft, definitions: LinkDefinitions): FinishedEntry {
  const { markdown, tooLong } = bounded(draft.items);
  const [own = '', ...inner] = markdown;
  const mark = breakingMark(own);
  const unmarked = own.slice(mark.length);
  const scope =
    /^(?:\*\*|__)([^*_:]{1,60}):\s{0,3}(?:\*\*|__)\s{1,3}|^(?:\*\*|__)([^*_:]{1,60})(?:\*\*|__):\s{1,3}/.exec(
      unmarked,
    );
  const texts = [unmarked.slice(scope?.[0].length ?? 0), ...inner].map((item) =>
    inlineToText(item, definitions),
  );
  return {
    scope: (scope?.[1] ?? scope?.[2] ?? '').trim(),
    text: enumerated(texts.map(({ text }) => text.replace(/\s+/g, ' ').trim())),
    breaking: mark !== '',
    addresses: texts.flatMap(({ addresses }) => addresses),
    tooLong,
  };
}

/**
 * The marker of a breaking change at the start of an entry, '' if there is none: in bold or brackets, before a colon,
 * or in capitals. As a sentence's first word ("Breaking long lines works again") it is no marker.
 */
function breakingMark(text: string): string {
  const marked =
    /^(?:(?:\*\*|__|\[|\()\s{0,3}breaking(?:[ -]changes?)?\s{0,3}:?\s{0,3}(?:\*\*|__|\]|\))\s{0,3}[:\u2013\u2014-]?|breaking(?:[ -]changes?)?\s{0,3}:)\s{1,3}/i;
  return (marked.exec(text) ?? /^BREAKING(?:[ -]CHANGES?)?\s{1,3}/.exec(text))?.[0] ?? '';
}

function bounded(items: readonly string[]): {
  readonly markdown: readonly string[];
  readonly tooLong: boolean;
} {
  let left = lengthLimit;
  const markdown: string[] = [];
  for (const item of items) {
    if (left <= 0) break;
    markdown.push(item.slice(0, left));
    left -= item.length;
  }
  return { markdown, tooLong: left < 0 || markdown.length < items.length };
}

function enumerated(texts: readonly string[]): string {
  const [own = '', ...inner] = texts.filter((text) => text !== '');
  if (inner.length === 0) return own;
  return `${own.replace(/[.:]$/, '')}: ${inner.map((text) => text.replace(/[.;]$/, '')).join('; ')}`;
}
