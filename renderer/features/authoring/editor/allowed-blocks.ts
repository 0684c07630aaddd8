import { Fragment, type Node as ProseMirrorNode, type Schema } from '@tiptap/pm/model';
import { blockKinds, type BlockKind } from '../../../../shared/template/template';

const kinds: ReadonlySet<string> = new Set(blockKinds);

/** The first kind of block in a node that is not allowed there; undefined if everything is. */
export function disallowedKind(node: ProseMirrorNode, allowed: readonly BlockKind[]): string | undefined {
  let found: string | undefined;
  node.descendants((block) => {
    if (found !== undefined || !block.isBlock) return false;
    const name = block.type.name;
    if (kinds.has(name) && !allowed.includes(name as BlockKind)) found = name;
    return found === undefined;
  });
  return found;
}

/** The text of a block as paragraphs: what is left of a list, a table or a heading where none is allowed. */
function paragraphsOf(node: ProseMirrorNode, schema: Schema): readonly ProseMirrorNode[] {
  const paragraph = schema.nodes['paragraph'];
  if (paragraph === undefined) return [];
  if (node.isTextblock) {
    const content = node.type.spec.code === true ? Fragment.from(textNode(node, schema)) : node.content;
    return [paragraph.create(null, content)];
  }
  const paragraphs: ProseMirrorNode[] = [];
  node.forEach((child) => paragraphs.push(...paragraphsOf(child, schema)));
  return paragraphs;
}

function textNode(node: ProseMirrorNode, schema: Schema): readonly ProseMirrorNode[] {
  return node.textContent === '' ? [] : [schema.text(node.textContent)];
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
    const isForbidden = kinds.has(node.type.name) && !allowed.includes(node.type.name as BlockKind);
    if (node.isBlock && (isForbidden || disallowedKind(node, allowed) !== undefined)) {
      hasChanged = true;
      blocks.push(...paragraphsOf(node, schema));
    } else {
      blocks.push(node);
    }
  });
  return hasChanged ? Fragment.from(blocks) : fragment;
}
