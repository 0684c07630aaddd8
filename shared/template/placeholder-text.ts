import type { DocumentNode } from '../authoring/document';
import { textOfBlock } from './word-count';

/**
 * What writers leave to be filled in later. `TODO` counts in capitals only: in Spanish and Portuguese it is a word.
 */
const leftovers: readonly RegExp[] = [
  /\b(?:TODO|FIXME|XXX+)\b/u,
  /\bTB[DCA]\b/iu,
  /\blorem ipsum\b/iu,
  /\?{3,}/u,
  /[[<{](?:insert|add|enter|replace|your|hier|einfügen|bitte)\s[^\]>}]{1,60}[\]>}]/iu,
];

/** The first words of a text that are still to be replaced, or undefined. */
export function placeholderIn(text: string): string | undefined {
  for (const pattern of leftovers) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return found;
  }
  return undefined;
}

/** {@link placeholderIn} for a block; words in code are left alone, there `<your name>` is meant for the reader. */
export function placeholderInBlock(block: DocumentNode): string | undefined {
  return placeholderIn(textOfBlock(withoutCode(block)));
}

function withoutCode(node: DocumentNode): DocumentNode {
  if (node.type === 'codeBlock') return { ...node, content: [] };
  if (node.content === undefined) return node;
  const content = node.content
    .filter((child) => !(child.marks ?? []).some(({ type }) => type === 'code'))
    .map(withoutCode);
  return { ...node, content };
}
