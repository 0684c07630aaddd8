import type { BlockType, DocumentMark } from './document';

/**
 * What a kind of block may hold. `text` holds words, breaks and marks, `plain` words alone, `nothing` stands for itself;
 * otherwise the blocks named in `of`, at least one, beginning with `first` where there is one.
 */
export type ContentRule =
  'text' | 'plain' | 'nothing' | { readonly of: readonly BlockType[]; readonly first?: BlockType };

const nested: readonly BlockType[] = ['paragraph', 'bulletList', 'orderedList', 'codeBlock'];

/** What may stand in a section, at its top. */
export const sectionBlocks: readonly BlockType[] = [
  ...nested,
  'heading',
  'blockquote',
  'table',
  'horizontalRule',
];

/**
 * The one table of what may stand in what. The editor's schema is made from it and the engine checks drafts against it, so
 * that the two can't differ. Headings and tables stand at the top of a section only: every output can show them there.
 */
export const contentRules: Readonly<Record<BlockType, ContentRule>> = {
  paragraph: 'text',
  heading: 'text',
  codeBlock: 'plain',
  horizontalRule: 'nothing',
  bulletList: { of: ['listItem'] },
  orderedList: { of: ['listItem'] },
  listItem: { first: 'paragraph', of: [...nested, 'blockquote'] },
  blockquote: { of: nested },
  table: { of: ['tableRow'] },
  tableRow: { of: ['tableCell', 'tableHeader'] },
  tableHeader: { of: nested },
  tableCell: { of: nested },
};

/** The levels of headings inside a section, whose own heading is the second. */
export const headingLevels = [3, 4] as const;

/** Blocks inside of blocks, at most; canonical JSON ends at 64 levels, of which each block takes two. */
export const maxBlockDepth = 20;

/** The most blocks at the top of one section. */
export const maxSectionBlocks = 20_000;

/**
 * The most that one section may weigh, in bytes of JSON. A line of the journal may have 2 MiB; the rest is for what stands
 * around the text, and for what a signature or a merge adds to it.
 */
export const maxSectionBytes = 1_900_000;

/** The longest table side and span; a table beyond it is data and belongs into a file. */
export const maxTableSpan = 1000;

/** Every kind of mark. */
export const markTypes: readonly DocumentMark['type'][] = ['bold', 'italic', 'strike', 'code', 'link'];

/** A content rule as ProseMirror writes it: `paragraph (paragraph | bulletList)*`. */
export function contentExpression(rule: ContentRule): string {
  if (rule === 'text') return '(text | hardBreak)*';
  if (rule === 'plain') return 'text*';
  if (rule === 'nothing') return '';
  const names = `(${rule.of.join(' | ')})`;
  return rule.first === undefined ? `${names}+` : `${rule.first} ${names}*`;
}
