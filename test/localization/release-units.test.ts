import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../shared/authoring/document';
import { inlinePlainText } from '../../shared/localization/inline-text';
import { localizeContent } from '../../shared/localization/localize-content';
import { releaseUnits } from '../../shared/localization/segment-release';
import { isRecordId } from '../../shared/journal/record-id';
import { unitRecord } from '../../shared/release/record-ids';
import { block, bold, code, link, sampleContent, sha256, text } from './release-fixture';

const units = releaseUnits(sampleContent(), sha256);
const idOf = (source: string): string => units.find((unit) => unit.source === source)?.id ?? '';

describe('the units of a release (7.2)', () => {
  test('come in the order of the template, with ids that name block and words', () => {
    expect(units.map(({ id, record, section, source }) => [id, record, section, source])).toEqual([
      [
        `title-${sha256('Portal 2.1. Faster search').slice(0, 12)}`,
        'release/r1',
        'title',
        'Portal 2.1. Faster search',
      ],
      [
        expect.stringMatching(/^p1-/),
        'release/r1/section/summary',
        'summary',
        'Search is ⟦1⟧twice as fast.⟦/1⟧',
      ],
      [
        expect.stringMatching(/^p1-/),
        'release/r1/section/summary',
        'summary',
        '⟦1⟧It⟦/1⟧ also reads ⟦2⟧config.yaml⟦/2⟧.',
      ],
      [
        expect.stringMatching(/^p1-/),
        'release/r1/section/summary',
        'summary',
        '⟦1⟧Read more⟦/1⟧⟦2/⟧about it.',
      ],
      [
        expect.stringMatching(/^change-c-early-/),
        'release/r1/change/c-early',
        'changes',
        'Added ⟦1⟧--dry-run⟦/1⟧.',
      ],
      [
        expect.stringMatching(/^change-c-early-/),
        'release/r1/change/c-early',
        'changes',
        'It changes nothing.',
      ],
      [
        expect.stringMatching(/^change-c-late-/),
        'release/r1/change/c-late',
        'changes',
        'The export no longer fails.',
      ],
      [expect.stringMatching(/^p3-/), 'release/r1/section/rollback', 'rollback', 'Stop the service.'],
      [expect.stringMatching(/^p4-/), 'release/r1/section/rollback', 'rollback', 'Version'],
    ]);
  });

  test('the same words twice in a block are two units; a block without an id has one all the same', () => {
    const content = sampleContent({
      sections: {
        summary: {
          blocks: [
            block('paragraph', 'p1', text('Restart it. Restart it. Restart it.')),
            { type: 'paragraph', content: [text('No id here.')] },
            block('paragraph', '../odd id/', text('Odd id here.')),
            block('paragraph', 'p1', text('Restart it.')),
          ],
        },
      },
    });
    const ids = releaseUnits(content, sha256).filter(({ section }) => section === 'summary');
    const base = `p1-${sha256('Restart it.').slice(0, 12)}`;
    expect(ids.map(({ id }) => id)).toEqual([
      base,
      `${base}-2`,
      `${base}-3`,
      expect.stringMatching(/^x[0-9a-f]{16}-[0-9a-f]{12}$/),
      expect.stringMatching(/^x[0-9a-f]{16}-[0-9a-f]{12}$/),
      `${base}-4`,
    ]);
    expect(ids.every(({ id }) => isRecordId(unitRecord('r1', id, 'de')))).toBe(true);
  });
});

describe('a release in another locale', () => {
  test('has the targets in the document, with marks, links and breaks of the source', () => {
    const de = {
      [idOf('Portal 2.1. Faster search')]: 'Portal 2.1: schneller suchen',
      [idOf('Search is ⟦1⟧twice as fast.⟦/1⟧')]: 'Die Suche ist ⟦1⟧doppelt so schnell⟦/1⟧.',
      [idOf('⟦1⟧It⟦/1⟧ also reads ⟦2⟧config.yaml⟦/2⟧.')]: '⟦2⟧config.yaml⟦/2⟧ liest ⟦1⟧sie⟦/1⟧ auch.',
      [idOf('⟦1⟧Read more⟦/1⟧⟦2/⟧about it.')]: '⟦1⟧Mehr⟦/1⟧⟦2/⟧dazu.',
      [idOf('Added ⟦1⟧--dry-run⟦/1⟧.')]: 'Neu: ⟦1⟧--dry-run⟦/1⟧.',
      [idOf('It changes nothing.')]: 'Es ändert nichts.',
      [idOf('Version')]: 'Fassung',
    };
    const localized = localizeContent(sampleContent({ translations: { de } }), 'de', sha256);
    expect(localized.title).toBe('Portal 2.1: schneller suchen');
    expect(localized.sections['summary']?.blocks).toEqual([
      block(
        'paragraph',
        'p1',
        text('Die Suche ist '),
        text('doppelt so schnell', bold),
        text('.'),
        text(' ', bold),
        text('config.yaml', code),
        text(' liest '),
        text('sie', bold),
        text(' auch. '),
        text('Mehr', link('https://example.com/search')),
        { type: 'hardBreak' },
        text('dazu.'),
      ),
    ]);
    expect(localized.changes.map(({ change }) => change.summary)).toEqual([
      'The export no longer fails.',
      'Neu: `--dry-run`. Es ändert nichts.',
      'Moved to a new build.',
    ]);
    expect(localized.untranslated).toEqual([idOf('The export no longer fails.'), idOf('Stop the service.')]);
    const [list, codeBlock, table] = localized.sections['rollback']?.blocks ?? [];
    const source = sampleContent().sections['rollback']?.blocks ?? [];
    expect([list, codeBlock]).toEqual(source.slice(0, 2));
    expect(words(table)).toEqual(['Fassung', '2.0.4']);
  });

  test('sentences of a language without spaces stand side by side, and get their spaces the other way round', () => {
    const pair = (
      source: string,
      ids: string,
      target: readonly string[],
      from: string,
      to: string,
    ): string => {
      const base = sampleContent({
        sections: { summary: { blocks: [block('paragraph', ids, text(source))] } },
      });
      const content = { ...base, header: { ...base.header, sourceLocale: from } };
      const inSummary = releaseUnits(content, sha256).filter(({ section }) => section === 'summary');
      const translations = {
        [to]: Object.fromEntries(inSummary.map(({ id }, index) => [id, target[index] ?? ''])),
      };
      return words(
        localizeContent({ ...content, translations }, to, sha256).sections['summary']?.blocks[0],
      ).join('');
    };
    expect(pair('It is done. Restart it.', 'a', ['完了。', '再起動します。'], 'en', 'ja')).toBe(
      '完了。再起動します。',
    );
    expect(pair('完了。再起動します。', 'a', ['Done.', 'Restart.'], 'ja', 'de')).toBe('Done. Restart.');
  });

  test('in the source locale, and without any translation, the words are the source', () => {
    const content = sampleContent();
    expect(localizeContent(content, 'en', sha256)).toMatchObject({
      title: content.header.title,
      untranslated: [],
    });
    const untouched = localizeContent(content, 'ja', sha256);
    expect(untouched.sections).toEqual(content.sections);
    expect(untouched.changes).toEqual(content.changes);
    expect(untouched.untranslated).toEqual(units.map(({ id }) => id));
  });

  test('translating every unit by itself gives the same words back, for any paragraph', () => {
    const mark = fc.constantFrom([], [bold], [code], [link('https://a.example/?b=c.')]);
    const words = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('One. Two. ', 'Dr. X', 'fin.', ' ', 'A b c! ', '⟦1⟧', 'v2.1. ', '。', 'それ。'),
    );
    const nodes = fc.array(
      fc.tuple(words, mark).map(([said, marks]) => text(said, ...marks)),
      { minLength: 1 },
    );
    fc.assert(
      fc.property(nodes, (content) => {
        const release = sampleContent({
          sections: { summary: { blocks: [block('paragraph', 'p', ...content)] } },
        });
        const same = Object.fromEntries(releaseUnits(release, sha256).map(({ id, source }) => [id, source]));
        const localized = localizeContent({ ...release, translations: { fr: same } }, 'fr', sha256);
        const spoken = (blocks: readonly DocumentNode[] | undefined): string =>
          (blocks ?? []).map((each) => inlinePlainText(each.content ?? [])).join('');
        const before = spoken(release.sections['summary']?.blocks);
        // Where the source has no space after a full-width stop, a French text keeps it so.
        expect(spoken(localized.sections['summary']?.blocks)).toBe(before);
        expect(localized.untranslated).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});

function words(node: DocumentNode | undefined): readonly string[] {
  if (node?.content === undefined) return node?.text === undefined ? [] : [node.text];
  return node.content.flatMap(words);
}
