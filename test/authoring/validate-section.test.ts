import { describe, expect, it } from 'vitest';
import type { DocumentNode } from '../../shared/authoring/document';
import { validateSection } from '../../shared/authoring/validate-section';
import { blockKinds, type BlockKind } from '../../shared/template/template';

const everything = { allowedBlocks: blockKinds };

const text = (words: string, marks?: DocumentNode['marks']): DocumentNode => ({
  type: 'text',
  text: words,
  ...(marks ? { marks } : {}),
});
const block = (type: string, id: string, content?: readonly DocumentNode[]): DocumentNode => ({
  type,
  attrs: { id },
  ...(content ? { content } : {}),
});
const paragraph = (id: string, words = 'Words'): DocumentNode => block('paragraph', id, [text(words)]);
const item = (id: string): DocumentNode => block('listItem', id, [paragraph(`${id}-p`)]);
const cell = (type: string, id: string, attrs: object = {}): DocumentNode => ({
  ...block(type, id, [paragraph(`${id}-p`)]),
  attrs: { id, ...attrs },
});
const table = (...cells: readonly DocumentNode[]): DocumentNode =>
  block('table', 't', [block('tableRow', 'r', cells)]);
const link = (href: unknown, more: object = {}): DocumentNode =>
  block('paragraph', 'a', [text('here', [{ type: 'link', attrs: { href, ...more } }])]);

const sample: readonly DocumentNode[] = [
  paragraph('p'),
  block('paragraph', 'empty'),
  block('paragraph', 'broken', [text('one'), { type: 'hardBreak' }, text('two')]),
  { type: 'heading', attrs: { id: 'h3', level: 3 }, content: [text('Title', [{ type: 'bold' }])] },
  block('bulletList', 'l', [item('i1'), item('i2')]),
  { ...block('orderedList', 'o', [item('o1')]), attrs: { id: 'o', start: 3 } },
  { ...block('codeBlock', 'code', [text('ls -l')]), attrs: { id: 'code', language: 'sh' } },
  block('blockquote', 'q', [paragraph('qp')]),
  table(cell('tableHeader', 'h', { colspan: 2, rowspan: 1 }), cell('tableCell', 'c', { colwidth: null })),
  block('horizontalRule', 'hr'),
  link('https://example.com/', { target: null }),
];

function nestedList(levels: number): DocumentNode {
  let list = block('bulletList', 'deep', [item('deepest')]);
  for (let level = 1; level < levels; level += 1) {
    list = block('bulletList', `l${level}`, [block('listItem', `i${level}`, [paragraph(`p${level}`), list])]);
  }
  return list;
}

describe('what a section may hold (3.1)', () => {
  it('is what the editor makes', () => {
    expect(validateSection(sample, everything)).toEqual({ ok: true, value: null });
    expect(validateSection([nestedList(9)], everything).ok).toBe(true);
  });

  it.each<[string, readonly DocumentNode[], string, string]>([
    ['a list item outside of a list', [item('i')], 'block-misplaced', 'i'],
    ['text outside of a block', [text('loose')], 'block-misplaced', '#1'],
    ['a section in a section', [block('section', 's')], 'block-unknown', 's'],
    ['a paragraph right in a list', [block('bulletList', 'l', [paragraph('p')])], 'block-misplaced', 'p'],
    [
      'a list in a list item without words',
      [block('bulletList', 'l', [block('listItem', 'i', [block('bulletList', 'm', [item('n')])])])],
      'block-misplaced',
      'm',
    ],
    [
      'a heading in a quotation',
      [block('blockquote', 'q', [{ type: 'heading', attrs: { id: 'h', level: 3 } }])],
      'block-misplaced',
      'h',
    ],
    [
      'a table in a table',
      [table(block('tableCell', 'c', [{ ...table(cell('tableCell', 'd')), attrs: { id: 'u' } }]))],
      'block-misplaced',
      'u',
    ],
    ['a block in a paragraph', [block('paragraph', 'p', [paragraph('q')])], 'block-misplaced', 'p'],
    ['something in a rule', [block('horizontalRule', 'hr', [paragraph('q')])], 'block-misplaced', 'hr'],
    ['an empty list', [block('bulletList', 'l', [])], 'block-empty', 'l'],
    ['a row without cells', [table()], 'block-empty', 'r'],
    ['a heading without a level', [block('heading', 'h', [text('x')])], 'bad-attribute', 'h'],
    [
      'a heading of the first level',
      [{ type: 'heading', attrs: { id: 'h', level: 1 } }],
      'bad-attribute',
      'h',
    ],
    [
      'an attribute that nobody knows',
      [{ type: 'paragraph', attrs: { id: 'p', style: 'x' } }],
      'bad-attribute',
      'p',
    ],
    [
      'an attribute named like a method',
      [{ type: 'codeBlock', attrs: { id: 'p', toString: 'x' } }],
      'bad-attribute',
      'p',
    ],
    ['an endless span', [table(cell('tableCell', 'c', { colspan: 1e9 }))], 'bad-attribute', 'c'],
    [
      'a list that starts with a half',
      [{ ...block('orderedList', 'o', [item('i')]), attrs: { id: 'o', start: 0.5 } }],
      'bad-attribute',
      'o',
    ],
    [
      'a language with a quote in it',
      [{ type: 'codeBlock', attrs: { id: 'p', language: '"><' } }],
      'bad-attribute',
      'p',
    ],
    ['two blocks with one id', [paragraph('p'), paragraph('p')], 'block-twice', 'p'],
    ['an id twice, once inside', [paragraph('i'), block('bulletList', 'l', [item('i')])], 'block-twice', 'i'],
    ['a block without an id', [{ type: 'paragraph' }], 'block-without-id', '#1'],
    ['an id that is a path', [paragraph('a/b')], 'block-without-id', 'a/b'],
    ['a link that runs a script', [link('javascript:alert(1)')], 'bad-link', 'a'],
    ['a script behind a capital and a tab', [link('JavaScript:\talert(1)')], 'bad-link', 'a'],
    ['a link to a file', [link('file:///etc/passwd')], 'bad-link', 'a'],
    ['a link with a name before its host', [link('https://bank.example@evil.example/')], 'bad-link', 'a'],
    ['a link that leads nowhere', [link(undefined)], 'bad-link', 'a'],
    ['a link that opens a window', [link('https://example.com/', { target: '_blank' })], 'bad-mark', 'a'],
    [
      'one mark twice',
      [block('paragraph', 'p', [text('x', [{ type: 'bold' }, { type: 'bold' }])])],
      'bad-mark',
      'p',
    ],
    ['marks in code', [block('codeBlock', 'p', [text('x', [{ type: 'bold' }])])], 'bad-mark', 'p'],
    ['a break in code', [block('codeBlock', 'p', [{ type: 'hardBreak' }])], 'block-misplaced', 'p'],
    ['empty text', [block('paragraph', 'p', [text('')])], 'bad-text', 'p'],
    ['half a character', [block('paragraph', 'p', [text('\ud83d')])], 'bad-text', 'p'],
    [
      'text with blocks in it',
      [block('paragraph', 'p', [{ ...text('x'), content: [paragraph('q')] }])],
      'bad-text',
      'p',
    ],
    ['a paragraph that is text as well', [{ ...paragraph('p'), text: 'x' }], 'bad-text', 'p'],
    ['nesting without end', [nestedList(60)], 'too-deep', 'p50'],
  ])('is not %s', (_what, blocks, code, name) => {
    expect(validateSection(blocks, everything)).toMatchObject({
      ok: false,
      error: { code: `authoring/${code}`, params: { block: name } },
    });
  });

  it('is no kind of block that the template does not allow there, however deep', () => {
    const quoted = [block('blockquote', 'q', [block('bulletList', 'l', [item('i')])])];
    expect(validateSection(quoted, { allowedBlocks: ['blockquote'] })).toEqual({
      ok: false,
      error: { code: 'authoring/block-not-allowed', params: { block: 'q', kind: 'bulletList' } },
    });
  });

  it('is a kind that the same block held before, so that nobody loses words to a stricter template', () => {
    const kept = new Map<string, ReadonlySet<BlockKind>>([['l', new Set(['bulletList'])]]);
    const rules = { allowedBlocks: [], tolerated: (id: string) => kept.get(id) ?? new Set<BlockKind>() };
    expect(validateSection([block('bulletList', 'l', [item('i')])], rules).ok).toBe(true);
    expect(validateSection([block('bulletList', 'other', [item('i')])], rules).ok).toBe(false);
    expect(validateSection([block('orderedList', 'l', [item('i')])], rules).ok).toBe(false);
  });
});
