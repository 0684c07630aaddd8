import type { DocumentMark, DocumentNode } from '../authoring/document';
import { joinText, rankedMarks, sameMark, sortMarks } from './inline-text';
import type { PlaceholderInfo } from './unit';

/**
 * What the placeholders of one unit stand for, by number: a pair of placeholders for a mark, a standalone one for a
 * node (a hard break). Derived from the source every time and never stored, so a translation can't smuggle in a
 * link of its own.
 */
export type PlaceholderMeaning =
  | { readonly kind: 'mark'; readonly mark: DocumentMark }
  | { readonly kind: 'node'; readonly node: DocumentNode };

/** A unit's text with its inline marks as placeholders, and what these stand for. */
export interface EncodedInline {
  readonly text: string;
  readonly meanings: ReadonlyMap<number, PlaceholderMeaning>;
}

/** What the placeholders stand for, in a form that crosses to the window. */
export function placeholderInfos(meanings: EncodedInline['meanings']): readonly PlaceholderInfo[] {
  return [...meanings].map(([number, meaning]) => {
    if (meaning.kind === 'node') return { number, kind: meaning.node.type };
    const { type, attrs } = meaning.mark;
    const href = attrs?.['href'];
    return typeof href === 'string' ? { number, kind: type, href } : { number, kind: type };
  });
}

/** A piece of a unit's text: words, or a placeholder that opens, closes or stands alone. */
export type UnitToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'open' | 'close' | 'alone'; readonly number: number; readonly text: string };

const placeholderPattern = /⟦(?:(\d{1,4})(\/?)|\/(\d{1,4})|([[\]]))⟧/g;

/** Writes a literal `⟦` or `⟧` of the text so that it is never read as a placeholder. */
function escapeBrackets(text: string): string {
  return text.replace(/[⟦⟧]/g, (bracket) => (bracket === '⟦' ? '⟦[⟧' : '⟦]⟧'));
}

/** Takes a unit's text apart. What looks like half a placeholder is text: a translator may type anything. */
export function unitTokens(text: string): readonly UnitToken[] {
  const tokens: UnitToken[] = [];
  let end = 0;
  const addText = (words: string): void => {
    const last = tokens.at(-1);
    if (words === '') return;
    if (last?.kind === 'text') tokens[tokens.length - 1] = { kind: 'text', text: last.text + words };
    else tokens.push({ kind: 'text', text: words });
  };
  for (const match of text.matchAll(placeholderPattern)) {
    const [whole, opened, alone, closed, literal] = match;
    addText(text.slice(end, match.index));
    end = match.index + whole.length;
    if (literal !== undefined) addText(literal === '[' ? '⟦' : '⟧');
    else if (closed !== undefined) tokens.push({ kind: 'close', number: Number(closed), text: whole });
    else tokens.push({ kind: alone === '/' ? 'alone' : 'open', number: Number(opened), text: whole });
  }
  addText(text.slice(end));
  return tokens;
}

/** The words of a unit without its placeholders, for counting and comparing. */
export function unitWords(text: string): string {
  return unitTokens(text)
    .map((token) => (token.kind === 'text' ? token.text : token.kind === 'alone' ? ' ' : ''))
    .join('');
}

/** Writes inline nodes as a unit's text: `⟦1⟧bold⟦/1⟧`, `⟦2/⟧` for a hard break, numbered in reading order. */
export function encodeInline(inline: readonly DocumentNode[]): EncodedInline {
  const nodes = joinText(inline);
  const meanings = new Map<number, PlaceholderMeaning>();
  const open: { readonly mark: DocumentMark; readonly number: number }[] = [];
  let text = '';
  const closeDownTo = (depth: number): void => {
    while (open.length > depth) text += `⟦/${String(open.pop()?.number)}⟧`;
  };
  nodes.forEach((node, index) => {
    const marks = rankedMarks(node);
    const keep = open.findIndex((held) => !marks.some((mark) => sameMark(mark, held.mark)));
    closeDownTo(keep === -1 ? open.length : keep);
    const fresh = marks.filter((mark) => !open.some((held) => sameMark(held.mark, mark)));
    for (const mark of longestFirst(fresh, nodes.slice(index))) {
      const number = meanings.size + 1;
      meanings.set(number, { kind: 'mark', mark });
      open.push({ mark, number });
      text += `⟦${String(number)}⟧`;
    }
    if (node.type === 'text') {
      text += escapeBrackets(node.text ?? '');
    } else {
      const number = meanings.size + 1;
      const { marks: _carriedByThePairs, ...bare } = node;
      meanings.set(number, { kind: 'node', node: bare });
      text += `⟦${String(number)}/⟧`;
    }
  });
  closeDownTo(0);
  return { text, meanings };
}

/** The mark that reaches farthest becomes the outer pair, which keeps the number of pairs small. */
function longestFirst(
  marks: readonly DocumentMark[],
  nodes: readonly DocumentNode[],
): readonly DocumentMark[] {
  const reach = (mark: DocumentMark): number => {
    const end = nodes.findIndex((node) => !(node.marks ?? []).some((other) => sameMark(mark, other)));
    return end === -1 ? nodes.length : end;
  };
  return [...marks].sort((a, b) => reach(b) - reach(a));
}

/**
 * Reads a unit's text back into inline nodes. Placeholders without a meaning are left out, an unclosed pair reaches
 * to the end: such a target is reported by the checks and blocks the release, here it must only do no harm.
 */
export function decodeInline(text: string, meanings: EncodedInline['meanings']): readonly DocumentNode[] {
  const nodes: DocumentNode[] = [];
  const active = new Map<number, DocumentMark>();
  const withMarks = (node: DocumentNode): DocumentNode => {
    const marks = sortMarks([...active.values()]);
    return marks.length === 0 ? node : { ...node, marks };
  };
  for (const token of unitTokens(text)) {
    if (token.kind === 'text') {
      nodes.push(withMarks({ type: 'text', text: token.text }));
      continue;
    }
    const meaning = meanings.get(token.number);
    if (token.kind === 'close') active.delete(token.number);
    else if (token.kind === 'open' && meaning?.kind === 'mark') active.set(token.number, meaning.mark);
    else if (token.kind === 'alone' && meaning?.kind === 'node') nodes.push(withMarks(meaning.node));
  }
  return joinText(nodes);
}
