import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentMark, DocumentNode } from '../../shared/authoring/document';
import { joinText, sortMarks } from '../../shared/localization/inline-text';
import {
  decodeInline,
  encodeInline,
  placeholderInfos,
  unitWords,
} from '../../shared/localization/placeholders';
import { bold, code, link, text } from './release-fixture';

const italic: DocumentMark = { type: 'italic' };

describe('inline marks as placeholders', () => {
  test.each<readonly [string, readonly DocumentNode[], string]>([
    ['plain', [text('Plain.')], 'Plain.'],
    ['a mark', [text('a '), text('b', bold), text(' c')], 'a ⟦1⟧b⟦/1⟧ c'],
    ['a hard break', [text('a'), { type: 'hardBreak' }, text('b')], 'a⟦1/⟧b'],
    [
      'the farther mark outside',
      [text('a ', italic), text('b', bold, italic), text(' c', italic)],
      '⟦1⟧a ⟦2⟧b⟦/2⟧ c⟦/1⟧',
    ],
    [
      'marks that overlap',
      [text('a', bold), text('b', bold, italic), text('c', italic)],
      '⟦1⟧a⟦2⟧b⟦/2⟧⟦/1⟧⟦3⟧c⟦/3⟧',
    ],
    ['two links side by side', [text('a', link('x:1')), text('b', link('x:2'))], '⟦1⟧a⟦/1⟧⟦2⟧b⟦/2⟧'],
    ['a literal bracket', [text('the ⟦1⟧ key')], 'the ⟦[⟧1⟦]⟧ key'],
    ['text split by a foreign tool', [text('a', bold), text('b', bold)], '⟦1⟧ab⟦/1⟧'],
  ])('%s', (_name, nodes, expected) => {
    const encoded = encodeInline(nodes);
    expect(encoded.text).toBe(expected);
    expect(decodeInline(encoded.text, encoded.meanings)).toEqual(normal(nodes));
  });

  test('the meanings say what a pair is, so that a window can show it', () => {
    const { meanings } = encodeInline([
      text('a', code),
      text('b', link('https://x.example')),
      { type: 'hardBreak' },
    ]);
    expect(placeholderInfos(meanings)).toEqual([
      { number: 1, kind: 'code' },
      { number: 2, kind: 'link', href: 'https://x.example' },
      { number: 3, kind: 'hardBreak' },
    ]);
  });

  test('a target may move a pair, and can bring in nothing that the source does not have', () => {
    const { meanings } = encodeInline([text('a', link('https://good.example')), text(' b')]);
    expect(decodeInline('x ⟦1⟧y⟦/1⟧', meanings)).toEqual([
      text('x '),
      text('y', link('https://good.example')),
    ]);
    expect(decodeInline('⟦7⟧x⟦/7⟧ ⟦1/⟧⟦2/⟧ ⟦z', meanings)).toEqual([text('x  ⟦z')]);
  });

  const marks = fc.subarray<DocumentMark>([
    bold,
    italic,
    code,
    { type: 'strike' },
    link('https://a.example'),
    link('b:c'),
  ]);
  const node: fc.Arbitrary<DocumentNode> = fc.oneof(
    {
      weight: 5,
      arbitrary: fc
        .tuple(
          fc.oneof(
            fc.string({ unit: 'grapheme', minLength: 1 }),
            fc.constantFrom('⟦', '⟧', '⟦1⟧', '⟦/1⟧', '⟦2/⟧', '⟦[⟧', ' '),
          ),
          marks,
        )
        .map(([words, chosen]) => withMarks({ type: 'text', text: words }, chosen)),
    },
    { weight: 1, arbitrary: marks.map((chosen) => withMarks({ type: 'hardBreak' }, chosen)) },
  );

  test('any run of inline nodes comes back from its text', () => {
    fc.assert(
      fc.property(fc.array(node), (nodes) => {
        const encoded = encodeInline(nodes);
        expect(decodeInline(encoded.text, encoded.meanings)).toEqual(normal(nodes));
        expect(unitWords(encoded.text)).toBe(nodes.map((each) => each.text ?? ' ').join(''));
      }),
      { numRuns: 500 },
    );
  });

  test('the order in which a tool lists marks does not make another unit', () => {
    fc.assert(
      fc.property(fc.array(node), (nodes) => {
        const reversed = nodes.map((each) =>
          each.marks ? { ...each, marks: [...each.marks].reverse() } : each,
        );
        expect(encodeInline(reversed).text).toBe(encodeInline(nodes).text);
      }),
    );
  });
});

/** Two links at once can't be: the editor's schema lets a mark exclude itself. */
function withMarks(node: DocumentNode, marks: readonly DocumentMark[]): DocumentNode {
  const links = marks.filter(({ type }) => type === 'link');
  const kept = marks.filter((mark) => mark.type !== 'link' || mark === links[0]);
  return kept.length === 0 ? node : { ...node, marks: kept };
}

function normal(nodes: readonly DocumentNode[]): readonly DocumentNode[] {
  return joinText(nodes.map((node) => (node.marks ? { ...node, marks: sortMarks(node.marks) } : node)));
}
