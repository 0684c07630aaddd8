import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Changelog } from '../../shared/sources/changelog';
import { parseChangelog } from '../../shared/sources/keep-a-changelog';
import { linearBudget } from './git-fixture';

function parsed(markdown: string): Changelog {
  const result = parseChangelog(markdown);
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

/** Versions with their entries as `category: text`. */
function outline(markdown: string): Record<string, readonly string[]> {
  return Object.fromEntries(
    parsed(markdown).versions.map(({ version, entries }) => [
      version,
      entries.map(({ category, text }) => `${category.key}: ${text}`),
    ]),
  );
}

// The example of https://keepachangelog.com/en/1.1.0/, shortened, with every category.
const standard = `# Changelog

All notable changes to this project will be documented in this file.

The format is based on [Keep a Changelog](https://keepachangelog.com/en/1.1.0/).

## [Unreleased]

### Added

- v1.1 Brazilian Portuguese translation.
- Support for \`*.md\` and **bold** text
  over two lines.

### Removed

- Trademark sign previously shown after the project description in version
  0.3.0

## [1.1.1] - 2023-03-05

### Security

- Escape *all* input ([#12](https://example.com/issues/12)).

## [0.0.5] - 2014-08-09 [YANKED]

### Fixed
* Fix typos
+ And more [typos][more]

### Changed
1. First
2. Second

### Deprecated
- Old

[unreleased]: https://example.com/compare/v1.1.1...HEAD
[1.1.1]: https://example.com/compare/v0.0.5...v1.1.1
[more]: https://example.com/more
`;

describe('a changelog as Keep a Changelog 1.1 shows it (3.3)', () => {
  const changelog = parsed(standard);

  it('reads title, versions, dates, yanked releases and links', () => {
    expect(changelog.title).toBe('Changelog');
    expect(changelog.problems).toEqual([]);
    expect(changelog.versions.map(({ entries: _entries, notes: _notes, ...facts }) => facts)).toEqual([
      {
        version: 'unreleased',
        date: null,
        yanked: false,
        link: 'https://example.com/compare/v1.1.1...HEAD',
        line: 7,
      },
      {
        version: '1.1.1',
        date: '2023-03-05',
        yanked: false,
        link: 'https://example.com/compare/v0.0.5...v1.1.1',
        line: 20,
      },
      { version: '0.0.5', date: '2014-08-09', yanked: true, link: '', line: 26 },
    ]);
  });

  it('reads every category and every kind of bullet', () => {
    expect(outline(standard)).toEqual({
      unreleased: [
        'added: v1.1 Brazilian Portuguese translation.',
        'added: Support for `*.md` and bold text over two lines.',
        'removed: Trademark sign previously shown after the project description in version 0.3.0',
      ],
      '1.1.1': ['security: Escape all input (#12).'],
      '0.0.5': [
        'fixed: Fix typos',
        'fixed: And more typos',
        'changed: First',
        'changed: Second',
        'deprecated: Old',
      ],
    });
  });

  it('reports the addresses of links', () => {
    const addresses = changelog.versions.flatMap(({ entries }) =>
      entries.flatMap((entry) => entry.addresses),
    );
    expect(addresses).toEqual(['https://example.com/issues/12', 'https://example.com/more']);
  });

  it('reads the same with a byte order mark and any line ends', () => {
    const { versions } = parsed(`\ufeff${standard}`);
    expect(versions).toEqual(changelog.versions);
    expect(parsed(standard.replaceAll('\n', '\r\n')).versions).toEqual(changelog.versions);
    expect(parsed(standard.replaceAll('\n', '\r')).versions).toEqual(changelog.versions);
  });
});

const headings: readonly [heading: string, version: string, date: string | null][] = [
  ['## [1.0.0] - 2017-06-20', '1.0.0', '2017-06-20'],
  ['## 1.0.0 (2017-06-20)', '1.0.0', '2017-06-20'],
  ['# v2.3.4 - 2017/06/20', '2.3.4', '2017-06-20'],
  ['### [1.0.1](https://example.com/compare) (2017-06-20)', '1.0.1', '2017-06-20'],
  ['# Version 3', '3', null],
  ['## Release 1.2 — June 3rd, 2017', '1.2', '2017-06-03'],
  ['## 1.2.3 / 3 Jun 2017', '1.2.3', '2017-06-03'],
  ['## 1.0.0-rc.1+build.5', '1.0.0-rc.1+build.5', null],
  ['## [2.0.0-beta.1]', '2.0.0-beta.1', null],
  ['## 2026.11', '2026.11', null],
  ['## 2017-06-20', '2017-06-20', '2017-06-20'],
  ['## imprimatur 1.2.0 (2017-06-20)', '1.2.0', '2017-06-20'],
  ['## @acme/app@1.2.0', '1.2.0', null],
  ['## 1.2.0 "Codename" - 2017-06-20', '1.2.0', '2017-06-20'],
  ['##\t1.2.0   ##', '1.2.0', null],
  ['##[1.2.0]', '1.2.0', null],
  ['1.2.0 - 2017-06-20\n------------------', '1.2.0', '2017-06-20'],
  ['v1.2.0\n======', '1.2.0', null],
  ['## Unreleased', 'unreleased', null],
  ['## [Unreleased](https://example.com) - yyyy-mm-dd', 'unreleased', null],
  ['## Unveröffentlicht', 'unreleased', null],
  ['## 1.0.0 - 2017-02-30', '1.0.0', null],
];

describe('the heading of a version in the forms seen in the wild', () => {
  it.each(headings)('%j', (heading, version, date) => {
    const [first] = parsed(`# Changelog\n\n${heading}\n\n### Added\n\n- x\n`).versions;
    expect(first).toMatchObject({ version, date });
  });

  it.each(['### 3 new commands', '### Python 3.8 support', '### Step 2: install'])(
    '%s is none',
    (heading) => {
      const { versions, problems } = parsed(`## 1.0.0\n\n${heading}\n\n- x\n`);
      expect(versions).toHaveLength(1);
      expect(problems).toMatchObject([{ code: 'unknown-category', line: 3 }]);
    },
  );
});

const bodies: readonly [name: string, body: string, expected: readonly string[]][] = [
  [
    'nested bullets',
    '### Added\n- Export:\n  - CSV\n  - PDF.\n- Next',
    ['added: Export: CSV; PDF', 'added: Next'],
  ],
  ['nested bullets by tab', '### Added\n* Export\n\t* CSV\n\t\t* deep', ['added: Export: CSV; deep']],
  ['a lazy continuation', '### Added\n- One\ntwo', ['added: One two']],
  ['a second paragraph of a bullet', '### Added\n- One\n\n  two', ['added: One two']],
  ['blank lines between bullets', '### Added\n\n- One\n\n- Two', ['added: One', 'added: Two']],
  ['bullets indented by one', '### Added\n - One\n - Two', ['added: One', 'added: Two']],
  ['a category in bold', '**Added**\n\n- One', ['added: One']],
  ['a category before a colon', 'Fixed:\n- One', ['fixed: One']],
  ['a category with a pictogram', '### 🐛 Bug Fixes\n- One', ['fixed: One']],
  ['a category in German', '### Hinzugefügt\n- Eins', ['added: Eins']],
  [
    'paragraphs instead of a list',
    '### Fixed\n\nOne\ngoes on.\n\nTwo.',
    ['fixed: One goes on.', 'fixed: Two.'],
  ],
  ['a version with a sentence alone', 'First release.', ['other: First release.']],
  ['bullets without a category', '- One', ['other: One']],
  [
    'a comment',
    '### Added\n- One <!-- not\nthis --> two\n<!-- ### Fixed -->\n- Three',
    ['added: One two', 'added: Three'],
  ],
  ['a comment as code', '### Added\n- Write `<!-- x -->` so', ['added: Write `<!-- x -->` so']],
  [
    'a block of code in a bullet',
    '### Added\n- Run\n  ```sh\n  # not a heading\n  - not a bullet\n  ```\n- Two',
    ['added: Run `# not a heading` `- not a bullet`', 'added: Two'],
  ],
  [
    'HTML stays text',
    '### Added\n- <script>alert(1)</script> &lt;b&gt;',
    ['added: <script>alert(1)</script> <b>'],
  ],
  ['escapes', '### Added\n- \\*not bold\\* and snake_case_name', ['added: *not bold* and snake_case_name']],
  [
    'links of all kinds',
    '### Added\n- [a](http://x "t"), [b][1], [c], <http://y>, ![alt](z.png)\n\n[1]: http://1\n[c]: http://c',
    ['added: a, b, c, http://y, alt'],
  ],
  ['what only looks like a link', '### Added\n- a [b] (c) [d]( and x[0]', ['added: a [b] (c) [d]( and x[0]']],
  ['emphasis that is none', '### Added\n- 2 * 3 * 4, **open, a~b', ['added: 2 * 3 * 4, **open, a~b']],
  ['nested emphasis', '### Added\n- **bold _and italic_** ~~gone~~', ['added: bold and italic gone']],
  [
    'code with backticks inside',
    '### Added\n- Use ``a`b`` and ` spaced `',
    ['added: Use ``a`b`` and `spaced`'],
  ],
];

describe('the entries of a version in the forms seen in the wild', () => {
  it.each(bodies)('%s', (_name, body, expected) => {
    expect(outline(`## 1.0.0\n\n${body}\n`)['1.0.0']).toEqual(expected);
  });

  it('reads what conventional-changelog writes', () => {
    const generated = [
      '<a name="1.2.0"></a>',
      '# [1.2.0](https://example.com/compare/v1.1.0...v1.2.0) (2017-06-20)',
      '',
      '### Bug Fixes',
      '',
      '* **parser:** keep tabs ([#12](https://example.com/12)) ([abc1234](https://example.com/c)), closes [#9](https://example.com/9)',
      '',
      '### BREAKING CHANGES',
      '',
      '* **api:** gone',
      '',
      '## 1.1.1 (2017-06-01)',
      '',
      '### Features',
      '',
      '* **Breaking:** new names',
    ].join('\n');
    const [newest, older] = parsed(generated).versions;
    expect(newest).toMatchObject({ version: '1.2.0', date: '2017-06-20' });
    expect(newest?.entries).toMatchObject([
      { scope: 'parser', text: 'keep tabs (#12) (abc1234), closes #9', breaking: false },
      { scope: 'api', text: 'gone', breaking: true },
    ]);
    expect(older?.entries).toMatchObject([{ text: 'new names', breaking: true, category: { key: 'added' } }]);
  });

  it('does not take a sentence that begins with "Breaking" for a marker', () => {
    const [version] = parsed('## 1.0.0\n### Fixed\n- Breaking long lines works again\n').versions;
    expect(version?.entries).toMatchObject([{ text: 'Breaking long lines works again', breaking: false }]);
  });

  it('keeps the remarks of a version beside its entries', () => {
    const [version] = parsed('## 1.0.0\n\nA big one.\n\nReally.\n\n### Added\n- x\n').versions;
    expect(version?.notes).toBe('A big one.\n\nReally.');
  });
});

const oddities: readonly [name: string, markdown: string, expected: object][] = [
  ['an unknown category', '## 1.0\n### Odds\n- x', { code: 'unknown-category', line: 2, text: 'Odds' }],
  ['bullets without a category', '## 1.0\n\n- x\n- y', { code: 'no-category', line: 3 }],
  [
    'a date that no calendar has',
    '## 1.0 - 2017-02-30\n- x',
    { code: 'bad-date', line: 1, text: '2017-02-30' },
  ],
  [
    'a date that can be read in two ways',
    '## 1.0 - 03.02.2017\n### Added\n- x',
    { code: 'bad-date', line: 1 },
  ],
  [
    'a version twice',
    '## 1.0\n### Added\n- x\n## 1.0\n### Added\n- y',
    { code: 'duplicate-version', line: 4 },
  ],
  [
    'text after a list',
    '## 1.0\n### Added\n- x\n\nThanks!',
    { code: 'text-outside-list', line: 5, text: 'Thanks!' },
  ],
  ['an open comment', '## 1.0\n### Added\n- x\n<!-- y', { code: 'unclosed-comment', line: 4 }],
  ['an open block of code', '## 1.0\n### Added\n- x\n\n```\n## 2.0', { code: 'unclosed-code', line: 5 }],
  ['a section of its own', '## 1.0\n### Added\n- x\n## Credits\n- all', { code: 'unknown-heading', line: 4 }],
  ['an endless entry', `## 1.0\n### Added\n- ${'x'.repeat(30_000)}`, { code: 'entry-too-long', line: 3 }],
];

describe('what is odd about a changelog names its line', () => {
  it.each(oddities)('%s', (_name, markdown, expected) => {
    expect(parsed(markdown).problems).toEqual(expect.arrayContaining([expect.objectContaining(expected)]));
  });

  it('refuses what has nothing to offer', () => {
    expect(parseChangelog(' \n\n')).toEqual({ ok: false, error: { code: 'sources/changelog-empty' } });
    expect(parseChangelog('# Notes\n\n- x\n')).toMatchObject({
      error: { code: 'sources/changelog-no-versions', params: { line: 4 } },
    });
    const endless = `## 1.0\n### Added\n${'- x\n'.repeat(20_010)}`;
    expect(parseChangelog(endless)).toMatchObject({
      error: { code: 'sources/changelog-too-long', params: { versions: 5000, entries: 20_000 } },
    });
  });
});

describe('any text at all', () => {
  it('is parsed without throwing, and every entry has a line of the file and a text', () => {
    const piece = fc.constantFrom(
      '## ',
      '1.0',
      '[',
      ']',
      '(',
      ')',
      '- ',
      '\n',
      '\n\n',
      '  ',
      '`',
      '*',
      '_',
      '<!--',
      '-->',
      '```',
      ':',
      'Added',
      '### ',
      '\\',
      '&amp;',
      '---',
      'x',
      '#',
      '>',
      '\t',
      '😀',
      '\ud800',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(piece, { maxLength: 80 }).map((pieces) => `## 1.0\n${pieces.join('')}`),
    );
    fc.assert(
      fc.property(text, (markdown) => {
        const result = parseChangelog(markdown);
        if (!result.ok) return;
        const lines = markdown.split(/\r\n|\n|\r/).length;
        for (const { text, line } of result.value.versions.flatMap(({ entries }) => entries)) {
          expect(text.trim()).not.toBe('');
          expect(line).toBeGreaterThan(0);
          expect(line).toBeLessThanOrEqual(lines);
        }
      }),
      { numRuns: 1000 },
    );
  });

  const units = [
    '[',
    '](',
    '[a](',
    '*',
    '**a ',
    '_a',
    '`',
    '`` ` ',
    '<!--',
    '<',
    '&',
    '\\',
    '- ',
    '  - x\n',
    '#',
    '> ',
    '- - ',
    '1. ',
    '~~',
    '![',
    '[x]: y\n',
    'x\n',
    'a`<!--',
    '\n',
    '## 1.0\n',
    '### Added\n',
    '```\n',
    '=',
    ' ',
  ];
  it.each(units)('5 MB of %j take seconds, not hours', (unit) => {
    const markdown = `## 1.0\n### Added\n- ${unit.repeat(Math.ceil((5 * 1024 * 1024) / unit.length))}`;
    const start = performance.now();
    parseChangelog(markdown);
    expect(performance.now() - start).toBeLessThan(linearBudget);
  });
});
