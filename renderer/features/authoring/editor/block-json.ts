import type { Mark, Node as ProseMirrorNode, Schema } from '@tiptap/pm/model';
import type { DocumentMark, DocumentNode } from '../../../../shared/authoring/document';

// ProseMirror's nodes never change, so what was made from one is kept with it: at every key only one block is new.
const known = new WeakMap<ProseMirrorNode, DocumentNode>();

/** Attributes that say something: a default is left out, so that the same words are the same bytes. */
function attributesOf(node: ProseMirrorNode): Record<string, unknown> | undefined {
  const specs = node.type.spec.attrs ?? {};
  const said = Object.entries(node.attrs).filter(
    ([name, value]) => value !== null && (name === 'level' || value !== specs[name]?.default),
  );
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

function markOf({ type, attrs }: Mark): DocumentMark {
  const name = type.name as DocumentMark['type'];
  return name === 'link' ? { type: name, attrs: { href: attrs['href'] as unknown } } : { type: name };
}

/** A node of the editor as the journal keeps it. The same node gives the same object. */
export function toDocumentNode(node: ProseMirrorNode): DocumentNode {
  const kept = known.get(node);
  if (kept !== undefined) return kept;
  const attrs = attributesOf(node);
  const content = node.content.content.map(toDocumentNode);
  const made: DocumentNode = {
    type: node.type.name,
    ...(attrs === undefined ? {} : { attrs }),
    ...(content.length === 0 ? {} : { content }),
    ...(node.isText ? { text: node.text ?? '' } : {}),
    ...(node.marks.length === 0 ? {} : { marks: node.marks.map(markOf) }),
  };
  known.set(node, made);
  return made;
}

const weights = new WeakMap<ProseMirrorNode, number>();
const utf8 = new TextEncoder();

/** How many bytes a block takes in the journal. */
export function bytesOf(block: ProseMirrorNode): number {
  const kept = weights.get(block);
  if (kept !== undefined) return kept;
  const bytes = utf8.encode(JSON.stringify(toDocumentNode(block))).length + 1;
  weights.set(block, bytes);
  return bytes;
}

/**
 * A block of the journal as a node of the editor. It must have passed `validateSection`; anything else is thrown as a bug.
 * Marks are put into the schema's order, which the journal does not prescribe.
 */
export function fromDocumentNode(block: DocumentNode, schema: Schema): ProseMirrorNode {
  if (block.type === 'text') return schema.text(block.text ?? '', marksFrom(block, schema));
  const type = schema.nodes[block.type];
  if (type === undefined) throw new Error(`The editor has no “${block.type}”.`);
  const content = (block.content ?? []).map((child) => fromDocumentNode(child, schema));
  return type.create(block.attrs ?? null, content, marksFrom(block, schema));
}

function marksFrom({ marks = [] }: DocumentNode, schema: Schema): readonly Mark[] {
  return marks.reduce<readonly Mark[]>(
    (set, { type, attrs }) => schema.mark(type, attrs ?? null).addToSet(set),
    [],
  );
}
