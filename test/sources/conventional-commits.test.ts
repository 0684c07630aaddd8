import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitReferences, parseCommitMessage, parseHeader } from '../../shared/sources/conventional-commits';
import { linearBudget } from './git-fixture';

const subjects: readonly [subject: string, expected: object | null][] = [
  ['feat: add export', { type: 'feat', scopes: [], exclamation: false, description: 'add export' }],
  ['feat(api): x', { type: 'feat', scopes: ['api'], exclamation: false, description: 'x' }],
  ['feat(api)!: x', { type: 'feat', scopes: ['api'], exclamation: true, description: 'x' }],
  ['feat!: x', { type: 'feat', scopes: [], exclamation: true, description: 'x' }],
  ['FIX(Auth): x', { type: 'fix', scopes: ['Auth'], exclamation: false, description: 'x' }],
  ['fix(auth, ui): x', { type: 'fix', scopes: ['auth', 'ui'], exclamation: false, description: 'x' }],
  ['fix(): x', { type: 'fix', scopes: [], exclamation: false, description: 'x' }],
  [
    'feat(lang): add Polish: twice',
    { type: 'feat', scopes: ['lang'], exclamation: false, description: 'add Polish: twice' },
  ],
  ['✨ feat: sparkle', { type: 'feat', scopes: [], exclamation: false, description: 'sparkle' }],
  [':bug: fix: crash', { type: 'fix', scopes: [], exclamation: false, description: 'crash' }],
  ['PROJ-12 fix: crash', { type: 'fix', scopes: [], exclamation: false, description: 'crash' }],
  ['[PROJ-12] fix: crash', { type: 'fix', scopes: [], exclamation: false, description: 'crash' }],
  ['fix:no space', { type: 'fix', scopes: [], exclamation: false, description: 'no space' }],
  ['scsi: lpfc: Fix it', { type: 'scsi', scopes: [], exclamation: false, description: 'lpfc: Fix it' }],
  ['see http://example.com', null],
  ['http://example.com', null],
  ['fix :x', null],
  ['fix:', null],
  ['feat(a(b)): x', null],
  ['Add a thing', null],
  ['', null],
];

describe('the subject of a commit (3.3, Conventional Commits 1.0)', () => {
  it.each(subjects)('%j', (subject, expected) => {
    expect(parseHeader(subject)).toEqual(expected);
  });
});

// The examples of https://www.conventionalcommits.org/en/v1.0.0/ and what the wild adds to them.
const messages: readonly [name: string, message: string, expected: object][] = [
  [
    'a breaking footer',
    'feat: allow config to extend\n\nBREAKING CHANGE: `extends` key now means extending',
    { breaking: true, breakingNotes: ['`extends` key now means extending'], body: '', footers: [] },
  ],
  [
    'an exclamation mark and a breaking footer',
    'feat!: drop Node 6\n\nBREAKING CHANGE: uses features of Node 8',
    { breaking: true, breakingNotes: ['uses features of Node 8'] },
  ],
  [
    'paragraphs and footers',
    'fix: prevent racing\n\nIntroduce a request id.\n\nRemove timeouts.\n\nReviewed-by: Z\nRefs: #123',
    {
      breaking: false,
      body: 'Introduce a request id.\n\nRemove timeouts.',
      footers: [
        { token: 'Reviewed-by', value: 'Z' },
        { token: 'Refs', value: '#123' },
      ],
    },
  ],
  ['the hyphenated token', 'fix: x\n\nBREAKING-CHANGE: y', { breaking: true, breakingNotes: ['y'] }],
  ['a lower-case breaking note is text', 'fix: x\n\nbreaking change: y', { breaking: false }],
  [
    'a breaking note of several paragraphs before trailers',
    'feat: x\n\nBREAKING CHANGE: one\nmore\n\ntwo\n\nSigned-off-by: A <a@b.c>',
    {
      breaking: true,
      breakingNotes: ['one\nmore\n\ntwo'],
      footers: [{ token: 'Signed-off-by', value: 'A <a@b.c>' }],
    },
  ],
  [
    'a breaking note on the next line',
    'feat: x\n\nBREAKING CHANGE:\n\nThe text',
    { breakingNotes: ['The text'] },
  ],
  [
    'a footer with the number sign',
    'fix: x\n\nFixes #12',
    { footers: [{ token: 'Fixes', value: '#12' }], body: '' },
  ],
  [
    'a note in the middle of the body is body',
    'fix: x\n\nNote: this is text\n\nand goes on',
    { footers: [], body: 'Note: this is text\n\nand goes on' },
  ],
  [
    'a footer over two lines',
    'fix: x\n\nRefs: #1,\n #2\nAcked-by: B',
    {
      footers: [
        { token: 'Refs', value: '#1,\n #2' },
        { token: 'Acked-by', value: 'B' },
      ],
    },
  ],
  [
    'carriage returns',
    'feat: x\r\n\r\nbody\r\n\r\nRefs: #1\r\n',
    { subject: 'feat: x', body: 'body', footers: [{ token: 'Refs', value: '#1' }] },
  ],
  ['blank lines before the subject', '\n\nfeat: x', { subject: 'feat: x' }],
  ['nothing', '', { subject: '', header: null, body: '', footers: [], breaking: false }],
];

describe('a whole commit message (3.3)', () => {
  it.each(messages)('%s', (_name, message, expected) => {
    expect(parseCommitMessage(message)).toMatchObject(expected);
  });
});

const references: readonly [message: string, expected: readonly string[]][] = [
  ['fix: a (#12)', ['#12']],
  ['fix: a\n\nCloses #1, #2 and acme/app#3', ['#1', '#2', 'acme/app#3']],
  ['fix: a\n\nRefs: 17, PROJ-4', ['PROJ-4', '#17']],
  ['PROJ-9: fix a', ['PROJ-9']],
  ['fix: a\n\nPR-URL: https://example.com/pull/7', ['https://example.com/pull/7']],
  ['fix: CVE-2026-12345 in parser', ['CVE-2026-12345']],
  ['fix: a\n\nGHSA-abcd-2345-wxyz is not one, GHSA-h2j7-7w4m-r9qv is', ['GHSA-h2j7-7w4m-r9qv']],
  ['fix: UTF-8 and SHA-256 by ISO-8601', []],
  ['fix: colour `#123` and C#7 and &#39; and a/b/#4', []],
  ['fix: a\n\nSigned-off-by: A <a@b.c>\nCo-authored-by: B <b@c.d>', []],
  ['fix: a\n\nThis reverts commit 0123456789abcdef0123456789abcdef01234567.', []],
];

describe('what a commit refers to (3.3)', () => {
  it.each(references)('%j', (message, expected) => {
    expect(commitReferences(parseCommitMessage(message))).toEqual(expected);
  });
});

describe('any message at all', () => {
  it('is parsed without throwing, and its subject is its first line that is not blank', () => {
    const word = fc.constantFrom(
      'feat',
      'fix',
      '(',
      ')',
      '!',
      ':',
      ' ',
      '\n',
      '\n\n',
      'BREAKING CHANGE',
      '#',
      '1',
      'Refs',
      '"',
      'x',
      '\u0000',
      '🎉',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 60 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (message) => {
        const parsed = parseCommitMessage(message);
        const first = message.split(/\r\n?|\n/).find((line) => line.trim() !== '');
        expect(parsed.subject).toBe((first ?? '').trim());
        commitReferences(parsed);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['brackets', '('],
    ['colons', 'a: '],
    ['number signs', '#1'],
    ['footers', '\n\nRefs: #1'],
    ['quotes', 'Revert "'],
    ['capitals', 'A-'],
    ['dashes and slashes', '-/'],
  ])('5 MB of %s take seconds, not hours', (_name, unit) => {
    const message = unit.repeat(Math.ceil((5 * 1024 * 1024) / unit.length));
    const start = performance.now();
    commitReferences(parseCommitMessage(message));
    expect(performance.now() - start).toBeLessThan(linearBudget);
  });
});
