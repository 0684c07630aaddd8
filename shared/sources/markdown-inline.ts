import { withoutControls } from './plain-text';

/** Link reference definitions of a document: normalized label → address. */
export type LinkDefinitions = ReadonlyMap<string, string>;

/** A piece of Markdown as plain text, and the addresses that its links pointed to. */
export interface InlineText {
  readonly text: string;
  readonly addresses: readonly string[];
}

/** A label as CommonMark compares it: white space and letter case make no difference. */
export function normalizedLabel(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Longer addresses and labels are not read as such; the bound keeps the parser linear on hostile input. */
const lookahead = 2000;
const entities: ReadonlyMap<string, string> = new Map([
  ['&amp;', '&'],
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&apos;', "'"],
  ['&nbsp;', ' '],
]);

/** One token of output. A bracket or an emphasis marker is emptied when its partner is found. */
interface Piece {
  text: string;
}

/**
 * Makes plain text of inline Markdown: emphasis goes, links become their text (the address is reported), images
 * their alternative text, escapes and entities the character. Code spans stay as they are, in backticks, and HTML
 * stays as the text that it is. Works in linear time, never fails.
 */
export function inlineToText(markdown: string, definitions: LinkDefinitions): InlineText {
  const reader = new InlineReader(withoutControls(markdown), definitions);
  return reader.read();
}

class InlineReader {
  private readonly pieces: Piece[] = [];
  private readonly addresses: string[] = [];
  /** Where `[` stand in `pieces`, for the `]` to come. */
  private readonly brackets: { readonly piece: number; readonly start: number }[] = [];
  /** Markers that may open emphasis, by character and length. */
  private readonly openers = new Map<string, number[]>();
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly definitions: LinkDefinitions,
  ) {}

  read(): InlineText {
    while (this.at < this.source.length) this.step();
    return { text: this.pieces.map(({ text }) => text).join(''), addresses: this.addresses };
  }

  private step(): void {
    const char = this.source[this.at] ?? '';
    if (char === '`') this.codeSpan();
    else if (char === '\\') this.escape();
    else if (char === '[' || (char === '!' && this.source[this.at + 1] === '[')) this.openBracket(char);
    else if (char === ']') this.closeBracket();
    else if (char === '<') this.autolink();
    else if (char === '&') this.entity();
    else if (char === '*' || char === '_' || char === '~') this.emphasis(char);
    else this.plain();
  }

  private push(text: string, length: number): void {
    this.pieces.push({ text });
    this.at += length;
  }

  private plain(): void {
    // A bounded look for the next special character: long runs of plain text go in few steps.
    const run = /[^`\\[\]!<&*_~]{1,4096}/y;
    run.lastIndex = this.at;
    const text = run.exec(this.source)?.[0] ?? this.source[this.at] ?? '';
    this.push(text, text.length);
  }

  private codeSpan(): void {
    const fence = runLength(this.source, this.at, '`');
    const marker = '`'.repeat(fence);
    const end = this.endOfCode(fence);
    if (end === -1) return this.push(marker, fence);
    const code = this.source
      .slice(this.at + fence, end)
      .replace(/\s+/g, ' ')
      .trim();
    // One pair of backticks is the only markup of a summary, so a longer fence becomes one where that is possible.
    this.push(code.includes('`') ? `${marker}${code}${marker}` : `\`${code}\``, end + fence - this.at);
  }

  private endOfCode(fence: number): number {
    const limit = Math.min(this.source.length, this.at + fence + lookahead);
    for (let from = this.at + fence; from < limit;) {
      const next = this.source.indexOf('`', from);
      if (next === -1 || next >= limit) return -1;
      const length = runLength(this.source, next, '`');
      if (length === fence) return next;
      from = next + length;
    }
    return -1;
  }

  private escape(): void {
    const next = this.source[this.at + 1] ?? '';
    if (/[!-/:-@[-`{-~]/.test(next)) this.push(next, 2);
    else this.push('\\', 1);
  }

  private openBracket(char: string): void {
    const length = char === '!' ? 2 : 1;
    this.brackets.push({ piece: this.pieces.length, start: this.at + length });
    this.push(char === '!' ? '![' : '[', length);
  }

  private closeBracket(): void {
    const open = this.brackets.pop();
    if (open === undefined) return this.push(']', 1);
    const target = this.targetAfter(this.at + 1, open.start);
    if (target === null) return this.push(']', 1);
    const bracket = this.pieces[open.piece];
    if (bracket !== undefined) bracket.text = '';
    this.addresses.push(target.address);
    this.at = target.end;
  }

  /** What a `]` links to: `(address "title")`, `[label]`, or the text itself as a label. */
  private targetAfter(
    from: number,
    textStart: number,
  ): { readonly address: string; readonly end: number } | null {
    const next = this.source[from];
    if (next === '(') {
      const inline = readDestination(this.source, from + 1);
      if (inline !== null) return inline;
    }
    const own = this.source.slice(textStart, Math.min(this.at, textStart + 400));
    if (next === '[') {
      const close = this.source.slice(from + 1, from + 401).indexOf(']');
      const label = close === -1 ? null : this.source.slice(from + 1, from + 1 + close) || own;
      const address = label === null ? undefined : this.definitions.get(normalizedLabel(label));
      if (address !== undefined) return { address, end: from + close + 2 };
    }
    const address = this.definitions.get(normalizedLabel(own));
    return address === undefined ? null : { address, end: from };
  }

  private autolink(): void {
    const text = this.source.slice(this.at, this.at + lookahead);
    const address = /^<(https?:\/\/[^\s<>]+)>/.exec(text)?.[1];
    if (address === undefined) return this.push('<', 1);
    this.addresses.push(address);
    this.push(address, address.length + 2);
  }

  private entity(): void {
    const entity = /^&#?\w{1,8};/.exec(this.source.slice(this.at, this.at + 12))?.[0] ?? '';
    const text = entities.get(entity);
    if (text === undefined) this.push('&', 1);
    else this.push(text, entity.length);
  }

  private emphasis(char: string): void {
    const length = runLength(this.source, this.at, char);
    const text = char.repeat(length);
    const before = this.source[this.at - 1] ?? ' ';
    const after = this.source[this.at + length] ?? ' ';
    const key = `${char}${length}`;
    const marks = length <= (char === '~' ? 2 : 3) && !(char === '~' && length === 1);
    // Underscores inside a word are part of a name: `snake_case`.
    const inWord = char === '_' && isWordCharacter(before) && isWordCharacter(after);
    const opener = this.openers.get(key)?.at(-1);
    if (marks && !inWord && opener !== undefined && !/\s/.test(before)) {
      this.openers.get(key)?.pop();
      const opening = this.pieces[opener];
      if (opening !== undefined) opening.text = '';
      return this.push('', length);
    }
    if (marks && !inWord && !/\s/.test(after)) {
      this.openers.set(key, this.openers.get(key) ?? []);
      this.openers.get(key)?.push(this.pieces.length);
    }
    this.push(text, length);
  }
}

function runLength(source: string, from: number, char: string): number {
  let end = from;
  while (source[end] === char) end += 1;
  return end - from;
}

function isWordCharacter(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}

/** Reads `address "title")`; brackets inside the address must balance. `null` if it is not a link. */
function readDestination(
  source: string,
  from: number,
): { readonly address: string; readonly end: number } | null {
  const text = source.slice(from, from + lookahead);
  const pattern =
    /^\s{0,9}(?:<([^<>\n]*)>|((?:[^\s()<\\]|\\.|\((?:[^\s()\\]|\\.)*\))*))(?:\s{1,9}(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s{0,9}\)/;
  const match = pattern.exec(text);
  if (match === null) return null;
  return {
    address: (match[1] ?? match[2] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1'),
    end: from + match[0].length,
  };
}
