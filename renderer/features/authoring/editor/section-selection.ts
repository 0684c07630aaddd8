import { Fragment, Slice, type Node as ProseMirrorNode, type ResolvedPos } from '@tiptap/pm/model';
import { Selection, SelectionRange, TextSelection, type Transaction } from '@tiptap/pm/state';
import type { Mappable } from '@tiptap/pm/transform';

interface Range {
  readonly from: number;
  readonly to: number;
}

/** The part of each prose section that lies between two positions, first to last. */
function partsBetween(doc: ProseMirrorNode, from: number, to: number): readonly Range[] {
  const parts: Range[] = [];
  doc.forEach((section, offset) => {
    if (section.type.name !== 'section') return;
    const part = { from: Math.max(from, offset + 1), to: Math.min(to, offset + section.nodeSize - 1) };
    if (part.from <= part.to) parts.push(part);
  });
  return parts;
}

/** Whether two positions are in different parts of the page. */
export function isAcrossSections($anchor: ResolvedPos, $head: ResolvedPos): boolean {
  return $anchor.depth === 0 || $head.depth === 0 || $anchor.index(0) !== $head.index(0);
}

/** Empties a part of one section and leaves at least a paragraph in it. */
function clearPart(tr: Transaction, { from, to }: Range): void {
  const $from = tr.doc.resolve(from);
  const section = $from.node(1);
  const start = $from.start(1);
  const end = start + section.content.size;
  const $first = Selection.findFrom(tr.doc.resolve(start), 1, true)?.$from;
  const $last = Selection.findFrom(tr.doc.resolve(end), -1, true)?.$to;
  const isWhole = from <= ($first?.pos ?? start) && to >= ($last?.pos ?? end);
  const paragraph = section.type.schema.nodes['paragraph'];
  if (isWhole && paragraph !== undefined) tr.replaceWith(start, end, paragraph.create());
  else if (from < to) tr.deleteRange(from, to);
}

/** Puts the caret behind what was put in at a position since a number of steps. */
function standAfter(tr: Transaction, position: number, steps: number): void {
  const after = tr.mapping.slice(steps).map(position, 1);
  tr.setSelection(Selection.near(tr.doc.resolve(after), -1));
}

/** The blocks of sections without the sections around them: what is copied and pasted is text, never a section. */
export function withoutSections(slice: Slice): Slice {
  const blocks: ProseMirrorNode[] = [];
  const isPart = (node: ProseMirrorNode | null): boolean =>
    node?.type.name === 'section' || node?.type.name === 'slot';
  if (!isPart(slice.content.firstChild) && !isPart(slice.content.lastChild)) return slice;
  slice.content.forEach((node) => {
    if (node.type.name === 'section') node.forEach((block) => blocks.push(block));
    else if (!isPart(node)) blocks.push(node);
  });
  const openness = (node: ProseMirrorNode | null, open: number): number =>
    node?.type.name === 'section' ? Math.max(0, open - 1) : 0;
  return new Slice(
    Fragment.from(blocks),
    openness(slice.content.firstChild, slice.openStart),
    openness(slice.content.lastChild, slice.openEnd),
  );
}

/**
 * A selection that reaches over the border of a section. Deleting, cutting, typing and pasting empty the selected part of
 * each section and leave all sections where they are; what comes in goes to the first of them.
 */
export class SectionsSelection extends Selection {
  constructor($anchor: ResolvedPos, $head: ResolvedPos) {
    const doc = $anchor.doc;
    const parts = partsBetween(doc, Math.min($anchor.pos, $head.pos), Math.max($anchor.pos, $head.pos));
    const ranges = parts.map(({ from, to }) => new SelectionRange(doc.resolve(from), doc.resolve(to)));
    super($anchor, $head, ranges.length > 0 ? ranges : [new SelectionRange($anchor, $anchor)]);
    this.visible = true;
  }

  /** Everything in the document, from the first word to the last; undefined if there is no word to stand at. */
  static all(doc: ProseMirrorNode): Selection | undefined {
    const first = Selection.findFrom(doc.resolve(0), 1, true);
    const last = Selection.findFrom(doc.resolve(doc.content.size), -1, true);
    if (first === null || last === null) return undefined;
    return selectionBetween(first.$from, last.$to);
  }

  override map(doc: ProseMirrorNode, mapping: Mappable): Selection {
    const $anchor = doc.resolve(mapping.map(this.anchor));
    const $head = doc.resolve(mapping.map(this.head));
    if (!$anchor.parent.inlineContent || !$head.parent.inlineContent) return Selection.near($head);
    return selectionBetween($anchor, $head);
  }

  override eq(other: Selection): boolean {
    return other instanceof SectionsSelection && other.anchor === this.anchor && other.head === this.head;
  }

  override content(): Slice {
    return withoutSections(
      this.$from.doc.slice(this.$anchor.min(this.$head).pos, this.$anchor.max(this.$head).pos, true),
    );
  }

  override replace(tr: Transaction, content: Slice = Slice.empty): void {
    const at = this.clear(tr);
    const cleared = tr.steps.length;
    if (content.size > 0) tr.replaceRange(at, at, content);
    standAfter(tr, at, cleared);
  }

  override replaceWith(tr: Transaction, node: ProseMirrorNode): void {
    const at = this.clear(tr);
    const cleared = tr.steps.length;
    tr.replaceRangeWith(at, at, node);
    standAfter(tr, at, cleared);
  }

  override toJSON(): { readonly type: string; readonly anchor: number; readonly head: number } {
    return { type: 'sections', anchor: this.anchor, head: this.head };
  }

  static override fromJSON(doc: ProseMirrorNode, json: { anchor: number; head: number }): Selection {
    return selectionBetween(doc.resolve(json.anchor), doc.resolve(json.head));
  }

  /** Empties every part and answers with the position in the first where text may go on. */
  private clear(tr: Transaction): number {
    const [first] = this.ranges;
    // From the last to the first, so that the earlier positions stay right.
    for (const { $from, $to } of [...this.ranges].reverse()) clearPart(tr, { from: $from.pos, to: $to.pos });
    const start = Math.min(first?.$from.pos ?? 0, tr.doc.content.size);
    return Selection.near(tr.doc.resolve(start), 1).from;
  }
}
Selection.jsonID('sections', SectionsSelection);

/** The selection between two positions: over the border of a section, one that respects it. */
export function selectionBetween($anchor: ResolvedPos, $head: ResolvedPos): Selection {
  return isAcrossSections($anchor, $head)
    ? new SectionsSelection($anchor, $head)
    : TextSelection.between($anchor, $head);
}
