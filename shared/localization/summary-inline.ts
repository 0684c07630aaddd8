import type { DocumentNode } from '../authoring/document';

/** A change's summary as inline nodes. `` `code` `` is its only markup; a lone backtick is text. */
export function summaryToInline(summary: string): readonly DocumentNode[] {
  const nodes: DocumentNode[] = [];
  let end = 0;
  for (const match of summary.matchAll(/`([^`]+)`/g)) {
    if (match.index > end) nodes.push({ type: 'text', text: summary.slice(end, match.index) });
    nodes.push({ type: 'text', text: match[1] ?? '', marks: [{ type: 'code' }] });
    end = match.index + match[0].length;
  }
  if (end < summary.length) nodes.push({ type: 'text', text: summary.slice(end) });
  return nodes;
}

/** Writes inline nodes back as a summary. */
export function inlineToSummary(nodes: readonly DocumentNode[]): string {
  return nodes
    .map((node) => {
      const text = node.type === 'text' ? (node.text ?? '') : ' ';
      return (node.marks ?? []).some((mark) => mark.type === 'code') ? `\`${text}\`` : text;
    })
    .join('');
}
