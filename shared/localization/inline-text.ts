import type { DocumentMark, DocumentNode } from '../authoring/document';

/** A half-open range of UTF-16 offsets. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/**
 * Marks in the order in which the editor's schema ranks them. Marks that arrive in another order (a foreign tool)
 * are the same marks, so they must give the same unit.
 */
const markRank: readonly DocumentMark['type'][] = ['link', 'bold', 'code', 'italic', 'strike'];

/** The text that stands for a node that is not text: a hard break is white space, anything else an object. */
const objectReplacement = '\ufffc';

/** The plain text of one inline node, as long as the node counts in the offsets of {@link sliceInline}. */
export function inlineNodeText(node: DocumentNode): string {
  if (node.type === 'text') return node.text ?? '';
  return node.type === 'hardBreak' ? '\n' : objectReplacement;
}

/** The plain text of a run of inline nodes. */
export function inlinePlainText(nodes: readonly DocumentNode[]): string {
  return nodes.map(inlineNodeText).join('');
}

/** The inline nodes between two offsets of {@link inlinePlainText}; text nodes at the edges are cut. */
export function sliceInline(nodes: readonly DocumentNode[], span: TextSpan): readonly DocumentNode[] {
  const sliced: DocumentNode[] = [];
  let offset = 0;
  for (const node of nodes) {
    const text = inlineNodeText(node);
    const from = Math.max(span.start - offset, 0);
    const to = Math.min(span.end - offset, text.length);
    if (from < to) sliced.push(to - from === text.length ? node : { ...node, text: text.slice(from, to) });
    offset += text.length;
  }
  return sliced;
}

/** The offsets of the runs that carry a mark. */
export function markedSpans(nodes: readonly DocumentNode[], type: DocumentMark['type']): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  let offset = 0;
  for (const node of nodes) {
    const end = offset + inlineNodeText(node).length;
    if ((node.marks ?? []).some((mark) => mark.type === type)) spans.push({ start: offset, end });
    offset = end;
  }
  return spans;
}

/** The marks of a node in the one order that units are made from. */
export function rankedMarks(node: DocumentNode): readonly DocumentMark[] {
  return sortMarks(node.marks ?? []);
}

/** Marks in the one order that units are made from. */
export function sortMarks(marks: readonly DocumentMark[]): readonly DocumentMark[] {
  return [...marks].sort((a, b) => markRank.indexOf(a.type) - markRank.indexOf(b.type));
}

/** Whether two marks do the same: bold is bold, but two links may lead to different places. */
export function sameMark(a: DocumentMark, b: DocumentMark): boolean {
  return a.type === b.type && attrsKey(a.attrs) === attrsKey(b.attrs);
}

/** Joins neighbouring text nodes that carry the same marks and drops empty ones, as the editor itself does. */
export function joinText(nodes: readonly DocumentNode[]): readonly DocumentNode[] {
  const joined: DocumentNode[] = [];
  for (const node of nodes) {
    if (node.type === 'text' && (node.text ?? '') === '') continue;
    const last = joined.at(-1);
    if (last?.type === 'text' && node.type === 'text' && sameMarks(last, node)) {
      joined[joined.length - 1] = { ...last, text: `${last.text ?? ''}${node.text ?? ''}` };
    } else {
      joined.push(node);
    }
  }
  return joined;
}

function sameMarks(a: DocumentNode, b: DocumentNode): boolean {
  const left = rankedMarks(a);
  const right = rankedMarks(b);
  return (
    left.length === right.length &&
    left.every((mark, index) => {
      const other = right[index];
      return other !== undefined && sameMark(mark, other);
    })
  );
}

/** Attributes as text, whatever the order of their keys; absent and null attributes are the same. */
function attrsKey(attrs: DocumentMark['attrs']): string {
  const entries = Object.entries(attrs ?? {}).filter(([, value]) => value !== undefined && value !== null);
  return JSON.stringify(entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
