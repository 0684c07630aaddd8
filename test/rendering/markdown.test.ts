import { Parser, type Node } from 'commonmark';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentMark, DocumentNode } from '../../shared/authoring/document';
import { inlineText, inlineTree, type InlineNode } from '../../shared/rendering/inline-tree';
import { markdownBlocks } from '../../shared/rendering/markdown-blocks';
import { markdownInline } from '../../shared/rendering/markdown-inline';
import { block, content, output, paragraph, text, translated } from './release-fixture';

const options = { headingLevel: 3, foreignBlocks: new Set<string>(), foreignLang: 'en' };

/** A node of the reference parser as nested lists: what a reader of the Markdown sees. */
function seen(node: Node): readonly unknown[] {
  const children: unknown[] = [];
  for (let child = node.firstChild; child; child = child.next) {
    const last = children.at(-1);
    // The parser cuts text wherever something might have begun.
    if (child.type === 'text' && Array.isArray(last) && last[0] === 'text') {
      children[children.length - 1] = ['text', `${String(last[1])}${child.literal ?? ''}`];
    } else children.push(seen(child));
  }
  const own = node.literal ?? node.destination ?? (node.type === 'heading' ? node.level : undefined);
  return own === undefined || own === null ? [node.type, ...children] : [node.type, own, ...children];
}

const parsed = (markdown: string): readonly unknown[] => seen(new Parser().parse(markdown));

/** The text of a paragraph as the reference parser sees it, and the marks over each character. */
function markedCharacters(markdown: string): readonly string[] {
  const characters: string[] = [];
  const marks: string[] = [];
  const walker = new Parser().parse(markdown).walker();
  for (let event = walker.next(); event; event = walker.next()) {
    const { node, entering } = event;
    const name = markName(node);
    if (node.type === 'text' || node.type === 'code') {
      const own = node.type === 'code' ? [...marks, 'code'] : marks;
      for (const character of node.literal ?? '')
        characters.push(`${character} ${[...own].sort().join('+')}`);
    } else if (node.type === 'linebreak') characters.push('\n');
    else if (node.type === 'softbreak') characters.push('soft');
    else if (node.type === 'html_inline') {
      const tag = /^<(\/?)(strong|em|del)>$/.exec(node.literal ?? '');
      if (!tag) characters.push(`unexpected ${node.literal ?? ''}`);
      else if (tag[1] === '/') marks.pop();
      else marks.push({ strong: 'bold', em: 'italic', del: 'strike' }[tag[2] as 'strong' | 'em' | 'del']);
    } else if (name !== undefined) {
      if (entering) marks.push(name);
      else marks.pop();
    } else if (!['document', 'paragraph'].includes(node.type)) characters.push(`unexpected ${node.type}`);
  }
  return characters;
}

function markName(node: Node): string | undefined {
  if (node.type === 'strong') return 'bold';
  if (node.type === 'emph') return 'italic';
  return node.type === 'link' ? `link ${node.destination ?? ''}` : undefined;
}

function expectedCharacters(nodes: readonly InlineNode[], marks: readonly string[] = []): readonly string[] {
  return nodes.flatMap((node): readonly string[] => {
    if (node.kind === 'break') return ['\n'];
    if ('text' in node) {
      const own = node.kind === 'code' ? [...marks, 'code'] : marks;
      return [...node.text].map((character) => `${character} ${[...own].sort().join('+')}`);
    }
    const name = node.kind === 'link' ? `link ${node.href}` : node.kind;
    return expectedCharacters(node.children, [...marks, name]);
  });
}

const awkward = fc.array(
  fc.constantFrom(
    'a',
    'B',
    '7',
    'é',
    '日',
    '。',
    ' ',
    '*',
    '_',
    '`',
    '[',
    ']',
    '(',
    ')',
    '<',
    '>',
    '!',
    '~',
    '&',
    '#',
    '-',
    '+',
    '=',
    '|',
    '\\',
    '.',
    '1.',
    '&amp;',
    '![',
    'http://x.example',
    '😀',
    '“',
  ),
  { minLength: 1, maxLength: 8 },
);
const mark: fc.Arbitrary<DocumentMark> = fc.oneof(
  fc.constantFrom<DocumentMark>({ type: 'bold' }, { type: 'italic' }, { type: 'strike' }, { type: 'code' }),
  fc.constant<DocumentMark>({ type: 'link', attrs: { href: 'https://docs.example/a_b?c=(d)' } }),
);
const run: fc.Arbitrary<DocumentNode> = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .record({ words: awkward, marks: fc.uniqueArray(mark, { selector: ({ type }) => type, maxLength: 3 }) })
      .map(({ words, marks }) => text(words.join(''), ...marks)),
  },
  { weight: 1, arbitrary: fc.constant<DocumentNode>({ type: 'hardBreak' }) },
);

describe('inline Markdown', () => {
  it('reads as the very text with the very marks, by the reference parser, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 6 }), (runs) => {
        const tree = inlineTree(runs);
        // A break at an edge and blank lines mean nothing in a paragraph.
        fc.pre(
          inlineText(tree)
            .split('\n')
            .every((line) => line.trim() === line && line !== ''),
        );
        expect(markedCharacters(markdownInline(tree))).toEqual(expectedCharacters(tree));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['4.2.0 is a version', '4.2.0 is a version'],
    ['- no list', '\\- no list'],
    ['snake_case stays plain', 'snake_case stays plain'],
    ['AT&T &amp; co', 'AT&T \\&amp; co'],
  ])('writes %s without needless noise', (words, markdown) => {
    expect(markdownInline(inlineTree([text(words)]))).toBe(markdown);
  });
});

describe('Markdown blocks', () => {
  it('nests lists, code and quotes as the reference parser reads them back', () => {
    const markdown = markdownBlocks(
      [
        block(
          'orderedList',
          [
            block('listItem', [
              paragraph('a', 'First'),
              block('codeBlock', [text('x = 1\n\n  y = ```2```')], { language: 'sh' }),
              block('bulletList', [block('listItem', [paragraph('b', 'Inner')])]),
            ]),
            block('listItem', [paragraph('c', 'Second')]),
          ],
          { start: 3 },
        ),
        block('blockquote', [paragraph('d', 'Said'), paragraph('e', 'twice')]),
        block('horizontalRule', []),
      ],
      options,
    );
    expect(parsed(markdown)).toEqual([
      'document',
      [
        'list',
        [
          'item',
          ['paragraph', ['text', 'First']],
          ['code_block', 'x = 1\n\n  y = ```2```\n'],
          ['list', ['item', ['paragraph', ['text', 'Inner']]]],
        ],
        ['item', ['paragraph', ['text', 'Second']]],
      ],
      ['block_quote', ['paragraph', ['text', 'Said']], ['paragraph', ['text', 'twice']]],
      ['thematic_break'],
    ]);
  });

  it('keeps two lists in a row apart', () => {
    const list = (words: string): DocumentNode =>
      block('bulletList', [block('listItem', [paragraph(words, words)])]);
    const types = parsed(markdownBlocks([list('one'), list('two')], options)).slice(1);
    expect(types.map((node) => (node as readonly unknown[])[0])).toEqual(['list', 'html_block', 'list']);
  });

  it('writes a table as one HTML block, which no blank line inside can end', () => {
    const table = block('table', [
      block('tableRow', [
        block('tableCell', [block('codeBlock', [text('a\n\nb <i>')])]),
        block('tableCell', [paragraph('p', '*x*')]),
      ]),
    ]);
    const nodes = parsed(
      markdownBlocks([paragraph('before', 'Before'), table, paragraph('after', 'After')], options),
    );
    expect(nodes.slice(1).map((node) => (node as readonly unknown[])[0])).toEqual([
      'paragraph',
      'html_block',
      'paragraph',
    ]);
    expect(JSON.stringify(nodes)).toContain('a&#10;&#10;b &lt;i&gt;');
  });
});

describe('a release as Markdown', () => {
  it('has its title, facts, sections and changes where a parser finds them', () => {
    const nodes = parsed(
      output(translated(content(), 'de'), 'markdown', 'de', 'administrator'),
    ) as readonly (readonly unknown[])[];
    const headings = nodes
      .filter((node) => node[0] === 'heading')
      .map(([, level, ...words]) => [level, JSON.stringify(words)]);
    expect(headings.map(([level]) => level)).toEqual([1, 2, 2, 3, 3, 2]);
    expect(headings[0]?.[1]).toContain('«Faster exports & safer sign-in»');
    const lists = nodes.filter((node) => node[0] === 'list').map((node) => JSON.stringify(node));
    expect(lists[0]).toContain('2026-03-14 02:00–04:00 (Europe/Berlin, UTC+01:00)');
    expect(lists.at(-1)).toContain('["strong",["text","Inkompatibel:"]]');
    expect(lists.at(-1)).toContain('["code","basic"]');
  });
});
