import { blockId, type DocumentNode } from '../authoring/document';

/** A block that holds words, with where it stands. */
export interface TextBlock {
  readonly id: string;
  /** The indexes from the section down to the block, for blocks that came without an id. */
  readonly position: string;
  readonly inline: readonly DocumentNode[];
}

const inlineTypeNames: ReadonlySet<string> = new Set(['text', 'hardBreak']);

/**
 * Rebuilds blocks with other words: `translate` gets each text block in reading order (paragraphs, headings, and the
 * paragraphs inside of list items, table cells and quotes) and returns its new inline nodes. Code blocks stay as
 * they are. Blocks in which nothing changed are the very same objects.
 */
export function mapTextBlocks(
  blocks: readonly DocumentNode[],
  translate: (block: TextBlock) => readonly DocumentNode[],
): readonly DocumentNode[] {
  return mapNodes(blocks, '', translate);
}

function mapNodes(
  nodes: readonly DocumentNode[],
  parent: string,
  translate: (block: TextBlock) => readonly DocumentNode[],
): readonly DocumentNode[] {
  const mapped = nodes.map((node, index) => mapNode(node, `${parent}/${String(index)}`, translate));
  return mapped.every((node, index) => node === nodes[index]) ? nodes : mapped;
}

function mapNode(
  node: DocumentNode,
  position: string,
  translate: (block: TextBlock) => readonly DocumentNode[],
): DocumentNode {
  const content = node.content;
  if (node.type === 'codeBlock' || content === undefined || content.length === 0) return node;
  const holdsText = content.some((child) => inlineTypeNames.has(child.type));
  const next = holdsText
    ? translate({ id: blockId(node), position, inline: content })
    : mapNodes(content, position, translate);
  return next === content ? node : { ...node, content: next };
}
