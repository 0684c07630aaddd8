import type { TextTag } from './clean-block';
import { attribute, styleOf, tagOf, type HtmlNode } from './html-node';
import type { Marks } from './inline-runs';

/** Elements that are gone with all that they hold: programs, pictures, form fields, what a page needs but no reader. */
const droppedTags = new Set(
  (
    'script style meta link title head template noscript iframe frame object embed applet svg math canvas img picture ' +
    'audio video source track map input button select option textarea datalist progress meter xml base dialog'
  ).split(' '),
);

/** Whether nothing of an element is kept. Also what Word hides, its comments, its table of contents and its shapes. */
export function isDropped(node: HtmlNode): boolean {
  const tag = tagOf(node);
  if (droppedTags.has(tag) || /^(?:v|m|w10):/.test(tag)) return true;
  const style = styleOf(node);
  if (style.get('display') === 'none' || style.get('visibility') === 'hidden' || style.has('mso-hide'))
    return true;
  if (/comment/.test(style.get('mso-element') ?? '') || style.has('mso-comment-reference')) return true;
  // Word puts the bullet or the number of a list paragraph into a span that is to be ignored.
  if (style.get('mso-list') === 'ignore') return true;
  return /(?:^|\s)Mso(?:Toc|Comment)/.test(attribute(node, 'class')) || isDeletion(node);
}

/** A deletion under Word's change tracking. On the web `del` is text that is struck through. */
function isDeletion(node: HtmlNode): boolean {
  return tagOf(node) === 'del' && attribute(node, 'cite').startsWith('mailto:');
}

/** The marks inside an inline element: those around it, and what its name and its style add or take away. */
export function marksInside(node: HtmlNode, around: Marks): Marks {
  const tag = tagOf(node);
  const style = styleOf(node);
  const weight = style.get('font-weight') ?? '';
  const slant = style.get('font-style') ?? '';
  const line = `${style.get('text-decoration') ?? ''} ${style.get('text-decoration-line') ?? ''}`;
  return {
    // Google Docs wraps everything into <b style="font-weight:normal">.
    bold: decided(
      /^(?:bold|bolder|[6-9]\d\d)$/,
      /^(?:normal|lighter|[1-5]\d\d)$/,
      weight,
      around.bold || isOne(tag, 'b strong'),
    ),
    italic: decided(/^(?:italic|oblique)/, /^normal$/, slant, around.italic || isOne(tag, 'i em cite dfn')),
    strike: decided(/line-through/, /^$/, line, around.strike || isOne(tag, 's strike del')),
    code: around.code || isOne(tag, 'code kbd samp tt var'),
    href: around.href === '' && tag === 'a' ? pastedHref(attribute(node, 'href')) : around.href,
  };
}

function isOne(tag: string, tags: string): boolean {
  return tags.split(' ').includes(tag);
}

function decided(on: RegExp, off: RegExp, value: string, otherwise: boolean): boolean {
  if (on.test(value)) return true;
  return off.test(value) ? false : otherwise;
}

/** An address that a note may link to, '' for any other: scripts, files of the writer's disk, places in the page. */
export function pastedHref(raw: string): string {
  // The parser drops line breaks inside an address as browsers do, so `java\nscript:` is seen for what it is.
  const address = raw.length <= 2000 ? raw : '';
  if (!URL.canParse(address)) return '';
  const { protocol, href } = new URL(address);
  return protocol === 'https:' || protocol === 'http:' || protocol === 'mailto:' ? href : '';
}

/** What a paragraph is by Word's style names and outline levels, or by its tag. */
export function textTagOf(node: HtmlNode): TextTag {
  const tag = tagOf(node);
  if (/^h[1-6]$/.test(tag)) return tag as TextTag;
  const named = /(?:^|\s)Mso(Title|Subtitle|Heading([1-6]))(?:\s|$)/.exec(attribute(node, 'class'));
  if (named?.[1] === 'Title') return 'h1';
  if (named?.[1] === 'Subtitle') return 'h2';
  const level = named?.[2] ?? styleOf(node).get('mso-outline-level') ?? '';
  return /^[1-6]$/.test(level) ? (`h${level}` as TextTag) : 'p';
}

/** The list and level that a paragraph of Word says it belongs to (`mso-list:l0 level2 lfo1`); `null` if to none. */
export function wordListOf(node: HtmlNode): { readonly list: string; readonly level: number } | null {
  const match = /^(l\d{1,6})\s+level([1-9])\b/.exec(styleOf(node).get('mso-list') ?? '');
  return match === null ? null : { list: match[1] ?? '', level: Number(match[2]) };
}

/** Whether a block shows code as editors copy it: one element per line, in a typewriter face, white space kept. */
export function isCodeBlock(node: HtmlNode): boolean {
  const style = styleOf(node);
  return (
    /^pre/.test(style.get('white-space') ?? '') &&
    /mono|courier|consolas|menlo/.test(style.get('font-family') ?? '')
  );
}
