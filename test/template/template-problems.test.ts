import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../shared/authoring/document';
import type { ReleaseHeader, ReleaseKind } from '../../shared/release/release';
import { releaseKinds } from '../../shared/release/release';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import { defaultTemplates } from '../../shared/template/default-templates';
import { placeholderIn } from '../../shared/template/placeholder-text';
import { templateSchema } from '../../shared/template/template';
import { templateProblems } from '../../shared/template/template-problems';
import { countBlockWords, countWords } from '../../shared/template/word-count';
import { block, change, code, sampleContent, text } from '../localization/release-fixture';

const window = {
  region: 'EU',
  start: '2026-11-24T20:00:00Z',
  end: '2026-11-24T22:00:00Z',
  timeZone: 'Europe/Berlin',
};
const prose = (id: string, words: string): { readonly blocks: readonly DocumentNode[] } => ({
  blocks: [block('paragraph', id, text(words))],
});

function complete(kind: ReleaseKind = 'planned', header: Partial<ReleaseHeader> = {}): ReleaseContent {
  const base = sampleContent();
  const template = defaultTemplates.find(({ id }) => id === kind)?.template;
  if (!template) throw new Error(`no template for ${kind}`);
  return {
    ...base,
    template,
    header: { ...base.header, kind, version: '2.1.0', deployment: [window], ...header },
    sections: {
      summary: prose('s1', 'Search is twice as fast for everybody who uses it.'),
      'known-issues': prose('k1', 'No known issues.'),
      'rollback-procedure': prose('r1', 'Install the package of version 2.0.4 again.'),
    },
    changes: [{ id: 'c1', change: change('The export no longer fails.') }],
  };
}

const found = (content: ReleaseContent): readonly unknown[] =>
  templateProblems(content).map(({ code: name, section, focus }) => [
    name,
    section,
    ...(focus ? [focus] : []),
  ]);

describe('a release against its template (3.1)', () => {
  test.each(releaseKinds)('a complete %s has no problem', (kind) => {
    expect(found(complete(kind))).toEqual([]);
  });

  test.each<readonly [string, Partial<ReleaseHeader>, readonly unknown[]]>([
    ['no title', { title: ' ' }, [['missing-title', 'title']]],
    ['a title to be written', { title: 'TODO title' }, [['placeholder-in-title', 'title']]],
    ['no version', { version: '' }, [['missing-version', 'version']]],
    ['a version that no address can hold', { version: '2/1' }, [['bad-version', 'version']]],
    ['no window', { deployment: [] }, [['missing-deployment', 'deployment']]],
    [
      'a window that ends before it starts',
      { deployment: [{ ...window, end: window.start }] },
      [['deployment-ends-before-start', 'deployment', '0']],
    ],
    [
      'a zone that is none',
      { deployment: [window, { ...window, region: 'US', timeZone: 'US/Nowhere' }] },
      [['deployment-unknown-zone', 'deployment', '1']],
    ],
    [
      'a region twice',
      { deployment: [window, { ...window, region: ' eu' }] },
      [['deployment-region-twice', 'deployment', '1']],
    ],
  ])('%s', (_name, header, expected) => {
    expect(found(complete('planned', header))).toEqual(expected);
  });

  test.each<readonly [string, Partial<ReleaseContent['sections']>, readonly unknown[]]>([
    ['an empty section', { summary: { blocks: [] } }, [['section-empty', 'summary']]],
    [
      'a section of empty blocks',
      { 'known-issues': prose('k1', ' … ') },
      [['section-empty', 'known-issues']],
    ],
    ['too few words', { summary: prose('s1', 'Search is faster.') }, [['section-too-short', 'summary']]],
    [
      'a block that is not allowed, inside another',
      {
        summary: {
          blocks: [
            ...prose('s1', 'Search is twice as fast for everybody who uses it.').blocks,
            block('blockquote', 'q1', block('codeBlock', 'c1', text('rm -rf'))),
          ],
        },
      },
      [['block-not-allowed', 'summary', 'c1']],
    ],
    [
      'text to be replaced, deep inside',
      {
        'known-issues': {
          blocks: [
            block(
              'bulletList',
              'b1',
              block('listItem', 'i1', block('paragraph', 'p1', text('The export, TBD'))),
            ),
          ],
        },
      },
      [['placeholder-text', 'known-issues', 'b1']],
    ],
  ])('%s', (_name, sections, expected) => {
    const content = complete();
    expect(
      found({ ...content, sections: { ...content.sections, ...sections } as ReleaseContent['sections'] }),
    ).toEqual(expected);
  });

  test('changes: too few that customers see, no summary, internal without a reason, for nobody', () => {
    const internal = { id: 'c2', change: change('New build', { impact: 'internal' }) };
    expect(found({ ...complete(), changes: [internal] })).toEqual([
      ['too-few-changes', 'changes'],
      ['internal-without-reason', 'changes', 'c2'],
    ]);
    const reasoned = {
      id: 'c2',
      change: change('New build', { impact: 'internal', impactReason: 'No behaviour changes' }),
    };
    expect(found({ ...complete(), changes: [...complete().changes, reasoned] })).toEqual([]);
    const odd = [
      { id: 'c3', change: change('  ') },
      { id: 'c4', change: change('Fixed XXX') },
      { id: 'c5', change: change('For administrators', { audienceRoles: ['administrator'] }) },
    ];
    const forUsers = { ...complete('planned', { audienceRoles: ['end-user'] }), changes: odd };
    expect(found(forUsers)).toEqual([
      ['change-without-summary', 'changes', 'c3'],
      ['placeholder-in-change', 'changes', 'c4'],
      ['change-reaches-nobody', 'changes', 'c5'],
    ]);
  });

  test('a rollback needs no change; every problem says whether it blocks', () => {
    expect(found({ ...complete('rollback'), changes: [] })).toEqual([]);
    const problems = templateProblems(complete('planned', { deployment: [window, window], version: '' }));
    expect(problems.map(({ code: name, blocking }) => [name, blocking])).toEqual([
      ['missing-version', true],
      ['deployment-region-twice', false],
    ]);
  });

  test('the label in a sentence is in the language of the text', () => {
    const german = complete('planned', { sourceLocale: 'de-AT' });
    const [problem] = templateProblems({
      ...german,
      sections: { ...german.sections, summary: { blocks: [] } },
    });
    expect(problem?.params).toEqual({ section: 'Zusammenfassung' });
  });

  test('a release without a version is never complete, even if its template has no field for one', () => {
    const content = complete('planned', { version: '' });
    const sections = content.template.sections.filter(({ kind }) => kind !== 'field');
    expect(found({ ...content, template: { ...content.template, sections } })).toEqual([
      ['missing-version', 'version'],
    ]);
  });
});

describe('the templates of a new workspace', () => {
  test.each(defaultTemplates)('$id is valid and complete', ({ template, id }) => {
    expect(templateSchema.parse(template)).toEqual(template);
    expect(template.sections.map(({ key }) => key)).toEqual([
      'version',
      'deployment',
      'summary',
      'changes',
      'known-issues',
      'rollback-procedure',
    ]);
    for (const { label } of template.sections) {
      expect(Object.keys(label).sort()).toEqual(['ar', 'de', 'en', 'fr', 'ja']);
    }
    expect(template.checklist.length).toBeGreaterThanOrEqual(6);
    for (const { question, kinds } of template.checklist) {
      expect(question['de']).toMatch(/\?$/);
      expect(kinds).toContain(id);
    }
    expect(new Set(template.checklist.map(({ key }) => key)).size).toBe(template.checklist.length);
  });

  test('only the changes of a rollback are optional', () => {
    const optional = defaultTemplates.flatMap(({ id, template }) =>
      template.sections
        .filter(({ requiredFor }) => !requiredFor.includes(id))
        .map(({ key }) => `${id} ${key}`),
    );
    expect(optional).toEqual(['rollback changes']);
  });
});

describe('words and placeholders in text', () => {
  test.each([
    ['', 0],
    ['One two-three, don’t!', 3],
    ['Version 2.1.0 — ok', 3],
    ['検索が速い', 5],
    ['… !', 0],
  ])('%s has %d words', (words, count) => {
    expect(countWords(words)).toBe(count);
  });

  test('words of blocks do not run together', () => {
    expect(
      countBlockWords([
        block('paragraph', 'a', text('one'), { type: 'hardBreak' }, text('two')),
        block('paragraph', 'b', text('three')),
      ]),
    ).toBe(3);
  });

  test.each([
    'TODO',
    'see TBD.',
    'tbd',
    'FIXME later',
    'Lorem ipsum dolor',
    '??? users',
    '[insert date]',
    '<your name here>',
    'XXX',
  ])('still to be replaced: %s', (words) => {
    expect(placeholderIn(words)).toBeDefined();
  });

  test.each([
    'Para todo el mundo.',
    'Really?!',
    'Size XXL',
    'a [list] of <b>',
    'The next date is to be announced.',
    'Use {name}.',
  ])('nothing to be replaced: %s', (words) => {
    expect(placeholderIn(words)).toBeUndefined();
  });

  test('code is left alone: there the gap is for the reader', () => {
    const content = complete();
    const blocks = [
      ...prose('r1', 'Install the package of version 2.0.4 again.').blocks,
      block('paragraph', 'r2', text('TODO', code)),
      block('codeBlock', 'r3', text('login <your name>')),
    ];
    expect(
      found({ ...content, sections: { ...content.sections, 'rollback-procedure': { blocks } } }),
    ).toEqual([]);
  });
});
