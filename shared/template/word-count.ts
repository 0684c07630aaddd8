import type { DocumentNode } from '../authoring/document';
import { textPieces } from '../localization/text-tokens';

/**
 * How many words a text has. In scripts without spaces between words (Han, kana, Thai) each character counts, so a
 * minimum set for English is never too strict for them.
 */
export function countWords(text: string): number {
  return textPieces(text).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
}

/** The words of a section's blocks, code included: a rollback procedure may consist of commands. */
export function countBlockWords(blocks: readonly DocumentNode[]): number {
  return blocks.reduce((sum, block) => sum + countWords(textOfBlock(block)), 0);
}

/** The text of a block with a line for each block inside of it. */
export function textOfBlock(node: DocumentNode): string {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const children = node.content ?? [];
  const isInline = children.some(({ type }) => type === 'text' || type === 'hardBreak');
  return children.map(textOfBlock).join(isInline ? '' : '\n');
}
