import { Fragment, Slice, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model';
import type { BlockKind } from '../../../../shared/template/template';
import { forbiddenKinds } from './allowed-blocks';

function paragraphOf(content: Fragment | readonly ProseMirrorNode[], schema: Schema): ProseMirrorNode {
  const type = schema.nodes['paragraph'];
  if (type === undefined) throw new Error('The schema has no paragraph.');
  return type.create(null, Fragment.from(content));
}

/** A row of a table as one line: its cells beside each other. */
function lineOfRow(row: ProseMirrorNode, schema: Schema): ProseMirrorNode {
  let line = Fragment.empty;
  row.forEach((cell, _offset, index) => {
    if (index > 0) line = line.addToEnd(schema.text(' \u2013 '));
    cell.descendants((node) => {
      if (!node.isTextblock) return true;
      const isFirst = line.lastChild === null || line.lastChild.text === ' \u2013 ';
      const gap = isFirst ? Fragment.empty : Fragment.from(schema.text(' '));
      line = line.append(gap).append(node.type.spec.code === true ? textOf(node, schema) : node.content);
      return false;
    });
  });
  return paragraphOf(line, schema);
}

function textOf(node: ProseMirrorNode, schema: Schema): Fragment {
  return node.textContent === '' ? Fragment.empty : Fragment.from(schema.text(node.textContent));
}

/** The words of a block as paragraphs: what is left of a list, a table or a heading where none is allowed. */
function paragraphsOf(
  node: ProseMirrorNode,
  allowed: readonly BlockKind[],
  schema: Schema,
): readonly ProseMirrorNode[] {
  if (node.type.spec.code === true) {
    return node.textContent
      .split('\n')
      .map((line) => paragraphOf(line === '' ? [] : [schema.text(line)], schema));
  }
  if (node.isTextblock) return [paragraphOf(node.content, schema)];
  if (node.type.name === 'tableRow') return [lineOfRow(node, schema)];
  const blocks: ProseMirrorNode[] = [];
  node.forEach((child) => {
    // What stands in a forbidden block may itself be allowed, such as a list in a quotation.
    const isWrapper = child.type.name === 'listItem' || child.type.name === 'tableRow';
    const isFine = !isWrapper && forbiddenKinds(child, allowed).size === 0;
    blocks.push(...(isFine ? [child] : paragraphsOf(child, allowed, schema)));
  });
  return blocks;
}

/** Turns blocks that a section does not allow into paragraphs and keeps their words. */
export function downgradeFragment(
  fragment: Fragment,
  allowed: readonly BlockKind[],
  schema: Schema,
): Fragment {
  const blocks: ProseMirrorNode[] = [];
  let hasChanged = false;
  fragment.forEach((node) => {
    const isFine = node.isInline || forbiddenKinds(node, allowed).size === 0;
    hasChanged ||= !isFine;
    blocks.push(...(isFine ? [node] : paragraphsOf(node, allowed, schema)));
  });
  return hasChanged ? Fragment.from(blocks) : fragment;
}

/** A slice with nothing in it that a section does not allow; the very same one if there was nothing. */
export function downgradeSlice(slice: Slice, allowed: readonly BlockKind[], schema: Schema): Slice {
  const content = downgradeFragment(slice.content, allowed, schema);
  if (content === slice.content) return slice;
  const isOpen = (node: ProseMirrorNode | null): number => (node?.isTextblock === true ? 1 : 0);
  return new Slice(
    content,
    Math.min(slice.openStart, isOpen(content.firstChild)),
    Math.min(slice.openEnd, isOpen(content.lastChild)),
  );
}
