import { escapeHtml } from './escape-html';
import { inlineText, type EmphasisNode, type InlineNode } from './inline-tree';

/** Inline text as CommonMark. Line breaks are hard ones; lines that would begin a block are escaped. */
export function markdownInline(nodes: readonly InlineNode[]): string {
  return escapeLineStarts(writeNodes(nodes));
}

/** Text as CommonMark that reads as that very text. */
export function markdownText(text: string): string {
  return escapeLineStarts(escapeInline(text));
}

/** A heading from Markdown text on one line; a `#` at its end would be taken for part of the markup. */
export function markdownHeading(level: number, text: string): string {
  return `${'#'.repeat(level)} ${text.replace(/#+$/, '\\$&')}`;
}

function writeNodes(nodes: readonly InlineNode[]): string {
  return nodes.map((node, index) => writeNode(node, nodes[index - 1], nodes[index + 1])).join('');
}

function writeNode(node: InlineNode, before: InlineNode | undefined, after: InlineNode | undefined): string {
  switch (node.kind) {
    case 'text':
      // An exclamation mark right before a link would make an image of it.
      return escapeInline(node.text).replace(/!$/, after ? '\\!' : '!');
    case 'code':
      return codeSpan(node.text);
    case 'break':
      return '\\\n';
    case 'link':
      return `[${writeNodes(node.children)}](<${encodeAddress(node.href)}>)`;
    default:
      return emphasis(node, before, after);
  }
}

/**
 * Emphasis with asterisks where CommonMark's flanking rules are sure to read it so, else with HTML elements: `**a.**b`
 * is no emphasis, nor is `**日本語。**です`.
 */
function emphasis(node: EmphasisNode, before: InlineNode | undefined, after: InlineNode | undefined): string {
  const inner = writeNodes(node.children);
  const text = inlineText(node.children);
  // Strike-through is no part of CommonMark.
  const isPlain = node.kind !== 'strike' && node.children.every(({ kind }) => kind === 'text');
  const canStart = wordEdge.test(text) || endsInSpace(before);
  const canEnd = wordEdge.test(text.slice(-1)) || startsWithSpace(after);
  const hasEdgeSpace = text === '' || text.trim() !== text;
  if (isPlain && canStart && canEnd && !hasEdgeSpace && isTextOrNothing(before) && isTextOrNothing(after)) {
    const delimiter = node.kind === 'bold' ? '**' : '*';
    return `${delimiter}${inner}${delimiter}`;
  }
  const element = elements[node.kind];
  return `<${element}>${inner}</${element}>`;
}

const elements = { bold: 'strong', italic: 'em', strike: 'del' } as const;

/**
 * A character that no edition of Unicode counts as punctuation or space. Ranges and not a property, for properties
 * differ between engines; a letter that is missing here is merely written with an HTML element.
 */
const wordEdge =
  /^[0-9A-Za-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0391-\u03A9\u03B1-\u03C9\u0400-\u0481\u048A-\u052F\u05D0-\u05EA\u0620-\u064A\u3041-\u3096\u30A1-\u30FA\u4E00-\u9FFF\uAC00-\uD7A3]/;

const isTextOrNothing = (node: InlineNode | undefined): boolean => node === undefined || node.kind === 'text';
const endsInSpace = (node: InlineNode | undefined): boolean =>
  node === undefined || (node.kind === 'text' && node.text.endsWith(' '));
const startsWithSpace = (node: InlineNode | undefined): boolean =>
  node === undefined || (node.kind === 'text' && node.text.startsWith(' '));

/** Escapes what means something anywhere in a line. An underscore inside of a word means nothing. */
function escapeInline(text: string): string {
  return text
    .replace(/[\\`*[\]<~|]/g, (character) => `\\${character}`)
    .replace(/(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])/g, '\\_')
    .replace(/&(?=#?[0-9A-Za-z]+;)/g, '\\&');
}

/** Escapes what would begin a heading, a list, a quote, a rule or an underline at the beginning of a line. */
function escapeLineStarts(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .replace(/^ +/, '')
        .replace(/^(\d{1,9})([.)])(?= |$)/, '$1\\$2')
        .replace(/^[#>+=-]/, '\\$&'),
    )
    .join('\n');
}

/** Code with a fence longer than any run of backticks in it. */
function codeSpan(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // One space on either side is taken away again by the reader, unless there is nothing but space.
  const isPadded = /^[` ]|[` ]$/.test(text) && text.trim() !== '';
  return isPadded ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** An address between angle brackets. `safeLink` has left nothing in it but what would escape or be an entity. */
function encodeAddress(href: string): string {
  return href.replace(/&(?=#?[0-9A-Za-z]+;)/g, '&amp;');
}

/** A language mark around a Markdown text, for words that still stand in another language. */
export function markdownLang(markdown: string, lang: string): string {
  return `<span lang="${escapeHtml(lang)}">${markdown}</span>`;
}
