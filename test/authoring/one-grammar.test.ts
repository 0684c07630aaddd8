import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDocumentNode, toDocumentNode } from '../../renderer/features/authoring/editor/block-json';
import { blockTypes, type DocumentNode } from '../../shared/authoring/document';
import { markTypes } from '../../shared/authoring/content-rules';
import { validateSection } from '../../shared/authoring/validate-section';
import { blockKinds } from '../../shared/template/template';
import { schema } from './editor-fixture';

/** Blocks of all kinds in all kinds, right and wrong, but with good ids and attributes: this is about their grammar. */
const anyBlock: fc.Arbitrary<DocumentNode> = fc.letrec<{ block: DocumentNode; inline: DocumentNode }>(
  (tie) => ({
    inline: fc.oneof(
      fc.record({
        type: fc.constant('text'),
        text: fc.string({ minLength: 1, maxLength: 4 }),
        marks: fc
          .uniqueArray(fc.constantFrom(...markTypes), { maxLength: 3 })
          .map((names) =>
            names.map((type) =>
              type === 'link' ? { type, attrs: { href: 'https://example.com/' } } : { type },
            ),
          ),
      }),
      fc.constant({ type: 'hardBreak' }),
    ),
    block: fc
      .tuple(
        fc.constantFrom(...blockTypes),
        fc.array(fc.oneof({ maxDepth: 4 }, tie('inline'), tie('block'), tie('block')), { maxLength: 3 }),
      )
      .map(([type, content]) => ({ type, content, ...(type === 'heading' ? { attrs: { level: 3 } } : {}) })),
  }),
).block;

function withIds(node: DocumentNode, next: () => number): DocumentNode {
  if (node.type === 'text' || node.type === 'hardBreak') return node;
  const attrs = { ...node.attrs, id: `b${next()}` };
  return { ...node, attrs, content: (node.content ?? []).map((child) => withIds(child, next)) };
}

function numbered(block: DocumentNode): DocumentNode {
  let count = 0;
  return withIds(block, () => (count += 1));
}

/** Whether ProseMirror itself finds the block right, in a section. */
function fitsSchema(block: DocumentNode): boolean {
  try {
    const section = schema.nodes['section']?.create({ key: 's' }, fromDocumentNode(block, schema));
    section?.check();
    return section !== undefined;
  } catch {
    return false;
  }
}

describe('editor and engine keep the same grammar (3.1)', () => {
  it('finds right what the schema finds right, and wrong what it finds wrong', () => {
    const seen = { right: 0, wrong: 0 };
    fc.assert(
      fc.property(anyBlock.map(numbered), (block) => {
        const fits = fitsSchema(block);
        seen[fits ? 'right' : 'wrong'] += 1;
        return validateSection([block], { allowedBlocks: blockKinds }).ok === fits;
      }),
      { numRuns: 3000, seed: 1 },
    );
    // A generator that makes only one of the two would prove nothing.
    expect(Math.min(seen.right, seen.wrong)).toBeGreaterThan(100);
  });

  it('writes into the journal what it would read from it', () => {
    fc.assert(
      fc.property(anyBlock.map(numbered), (block) => {
        fc.pre(fitsSchema(block));
        const written = toDocumentNode(fromDocumentNode(block, schema));
        expect(validateSection([written], { allowedBlocks: blockKinds }).ok).toBe(true);
        expect(toDocumentNode(fromDocumentNode(written, schema))).toEqual(written);
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});
