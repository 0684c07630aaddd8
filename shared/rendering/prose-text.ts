import type { DocumentNode } from '../authoring/document';
import { cleanText } from './clean-text';
import { inlineText, inlineTree } from './inline-tree';

/** The text of a code block: its line feeds are kept, nothing else is markup. */
export function codeText(node: DocumentNode): string {
  return cleanText((node.content ?? []).map((child) => child.text ?? '').join(''));
}

/** Whether a node holds words itself and not blocks. */
export function isTextBlock(node: DocumentNode): boolean {
  return node.type === 'paragraph' || node.type === 'heading';
}

/** Whether blocks hold nothing that anybody could read. */
export function isEmptyProse(blocks: readonly DocumentNode[]): boolean {
  return blocks.every((block) => {
    if (block.type === 'codeBlock') return codeText(block).trim() === '';
    if (isTextBlock(block)) return inlineText(inlineTree(block.content ?? [])).trim() === '';
    return isEmptyProse(block.content ?? []);
  });
}

/** An attribute that must be a whole number of at least `minimum`; else the fallback. */
export function countAttribute(node: DocumentNode, name: string, fallback: number, minimum = 1): number {
  const value = node.attrs?.[name];
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= 1_000_000
    ? value
    : fallback;
}
