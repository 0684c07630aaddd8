import * as z from 'zod';
import { maxSectionBlocks } from './content-rules';

/** A mark on a run of text: emphasis, inline code or a link with its address in `attrs.href`. */
export interface DocumentMark {
  readonly type: 'bold' | 'italic' | 'strike' | 'code' | 'link';
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
}

/** A node of a section's text in ProseMirror's JSON form. Every block carries a stable `attrs.id`. */
export interface DocumentNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>> | undefined;
  readonly content?: readonly DocumentNode[] | undefined;
  readonly text?: string | undefined;
  readonly marks?: readonly DocumentMark[] | undefined;
}

/** The value of a record `release/<id>/section/<key>`: the blocks of one prose section, in order. */
export interface SectionDocument {
  readonly blocks: readonly DocumentNode[];
}

/** Nodes that hold text or blocks of their own and so carry an id. */
export const blockTypes = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'codeBlock',
  'blockquote',
  'table',
  'tableRow',
  'tableHeader',
  'tableCell',
  'horizontalRule',
] as const;
export type BlockType = (typeof blockTypes)[number];

/** Nodes inside a text block. */
export const inlineTypes = ['text', 'hardBreak'] as const;

const markSchema: z.ZodType<DocumentMark> = z.strictObject({
  type: z.enum(['bold', 'italic', 'strike', 'code', 'link']),
  attrs: z.record(z.string(), z.unknown()).optional(),
});

const nodeSchema: z.ZodType<DocumentNode> = z.lazy(() =>
  z.strictObject({
    type: z.enum([...blockTypes, ...inlineTypes]),
    attrs: z.record(z.string(), z.unknown()).optional(),
    content: z.array(nodeSchema).optional(),
    text: z.string().optional(),
    marks: z.array(markSchema).optional(),
  }),
);

/** The shape of a section's value. What ProseMirror's schema demands beyond it is checked in `validate-section.ts`. */
export const sectionDocumentSchema: z.ZodType<SectionDocument> = z.strictObject({
  blocks: z.array(nodeSchema).max(maxSectionBlocks),
});

/** The stable id of a block, or '' where a foreign tool left it out. */
export function blockId(node: DocumentNode): string {
  const id = node.attrs?.['id'];
  return typeof id === 'string' ? id : '';
}
