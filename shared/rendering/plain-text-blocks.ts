import type { DocumentNode } from '../authoring/document';
import { inlineTree, type InlineNode } from './inline-tree';
import { codeText, countAttribute } from './prose-text';

/** Blocks as plain text for people: a blank line between blocks, no newline at the end. */
export function plainTextBlocks(blocks: readonly DocumentNode[]): string {
  return blocks
    .map(writeNode)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Inline text without markup; a link's address follows its words. */
export function plainTextInline(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'break') return '\n';
      if ('text' in node) return node.text;
      const text = plainTextInline(node.children);
      return node.kind === 'link' && node.href !== text ? `${text} <${node.href}>` : text;
    })
    .join('');
}

function writeNode(node: DocumentNode): string {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
    case 'heading':
      return plainTextInline(inlineTree(content));
    case 'bulletList':
      return writeItems(content, () => '- ');
    case 'orderedList': {
      const start = countAttribute(node, 'start', 1, 0);
      return writeItems(content, (index) => `${String(start + index)}. `);
    }
    case 'codeBlock':
      return indented(codeText(node), '    ', '    ');
    case 'blockquote':
      return indented(plainTextBlocks(content), '> ', '> ');
    case 'table':
      return content.map(writeRow).join('\n');
    case 'horizontalRule':
      return '* * *';
    default:
      return plainTextBlocks(content);
  }
}

function writeItems(items: readonly DocumentNode[], marker: (index: number) => string): string {
  return items
    .map((item, index) => {
      const mark = marker(index);
      return indented(plainTextBlocks(item.content ?? []), mark, ' '.repeat(mark.length));
    })
    .join('\n');
}

function writeRow(row: DocumentNode): string {
  const cells = (row.content ?? []).map((cell) =>
    plainTextBlocks(cell.content ?? []).replace(/\s*\n\s*/g, ' / '),
  );
  return cells.join(' | ');
}

function indented(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => ((index === 0 ? first : others) + line).trimEnd())
    .join('\n');
}
