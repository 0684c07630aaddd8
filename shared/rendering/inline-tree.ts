import type { DocumentMark, DocumentNode } from '../authoring/document';
import { cleanInline } from './clean-text';
import { safeLink } from './safe-link';

/** Inline text as a tree, the form in which every markup language wants it. Links are safe, text is clean. */
export type InlineNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly InlineNode[] }
  | EmphasisNode;

/** Text that stands out from its surroundings. */
export interface EmphasisNode {
  readonly kind: 'bold' | 'italic' | 'strike';
  readonly children: readonly InlineNode[];
}

/** Outermost first. Code is innermost because in Markdown nothing can stand inside of it. */
const nesting = ['link', 'bold', 'italic', 'strike'] as const;

interface Run {
  readonly leaf: InlineNode;
  /** The marks around the leaf as `type` or `link address`, outermost first. */
  readonly marks: readonly string[];
}

/** Groups ProseMirror's flat runs: neighbours under the same mark share one element. */
export function inlineTree(nodes: readonly DocumentNode[]): readonly InlineNode[] {
  return trimEdges(nest(nodes.map(toRun), 0));
}

/** The text of a tree without any markup. */
export function inlineText(nodes: readonly InlineNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'break') return '\n';
      return 'text' in node ? node.text : inlineText(node.children);
    })
    .join('');
}

function toRun(node: DocumentNode): Run {
  const marks = node.marks ?? [];
  const keys = nesting.flatMap((type) => marks.filter((mark) => mark.type === type).flatMap(markKey));
  if (node.type !== 'text') return { leaf: { kind: 'break' }, marks: keys };
  const kind = marks.some((mark) => mark.type === 'code') ? 'code' : 'text';
  return { leaf: { kind, text: cleanInline(node.text ?? '') }, marks: keys };
}

/** A link that leads nowhere safe is no link. */
function markKey(mark: DocumentMark): readonly string[] {
  if (mark.type !== 'link') return [mark.type];
  const href = safeLink(mark.attrs?.['href']);
  return href === undefined ? [] : [`link ${href}`];
}

function nest(runs: readonly Run[], depth: number): readonly InlineNode[] {
  const nodes: InlineNode[] = [];
  let index = 0;
  while (index < runs.length) {
    const key = runs[index]?.marks[depth];
    let end = index + 1;
    while (end < runs.length && runs[end]?.marks[depth] === key) end += 1;
    const group = runs.slice(index, end);
    if (key === undefined) nodes.push(...joined(group));
    else nodes.push(wrap(key, nest(group, depth + 1)));
    index = end;
  }
  return nodes;
}

function wrap(key: string, children: readonly InlineNode[]): InlineNode {
  if (key.startsWith('link ')) return { kind: 'link', href: key.slice('link '.length), children };
  return { kind: key as EmphasisNode['kind'], children };
}

/** Leaves with neighbouring texts (and neighbouring codes) as one. */
function joined(runs: readonly Run[]): readonly InlineNode[] {
  const nodes: InlineNode[] = [];
  for (const { leaf } of runs) {
    const last = nodes.at(-1);
    if (last && 'text' in last && 'text' in leaf && last.kind === leaf.kind) {
      nodes[nodes.length - 1] = { kind: last.kind, text: last.text + leaf.text };
    } else if (!('text' in leaf) || leaf.text !== '') {
      nodes.push(leaf);
    }
  }
  return nodes;
}

/** White space at the edges of a block means nothing, and in Markdown it would mean something else. */
function trimEdges(nodes: readonly InlineNode[]): readonly InlineNode[] {
  return trimEdge(trimEdge(nodes, 'start'), 'end');
}

function trimEdge(nodes: readonly InlineNode[], edge: 'start' | 'end'): readonly InlineNode[] {
  const at = edge === 'start' ? 0 : nodes.length - 1;
  const node = nodes[at];
  if (node?.kind !== 'text') return nodes;
  const text = edge === 'start' ? node.text.trimStart() : node.text.trimEnd();
  return nodes.flatMap((other, index) => {
    if (index !== at) return [other];
    return text === '' ? [] : [{ kind: 'text', text } as const];
  });
}
