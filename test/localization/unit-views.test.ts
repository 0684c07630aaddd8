import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localeProgress } from '../../shared/localization/progress';
import { repeatIndex } from '../../shared/localization/repeats';
import { releaseUnits } from '../../shared/localization/segment-release';
import { similarity } from '../../shared/localization/similarity';
import { targetsByUnit, type StoredTranslation } from '../../shared/localization/stored-translation';
import { unitViews } from '../../shared/localization/unit-views';
import type { StoredUnitState, UnitView } from '../../shared/localization/unit';
import { wordDiff } from '../../shared/localization/word-diff';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import { block, sampleContent, sha256, text } from './release-fixture';

const paragraph = (words: string): ReleaseContent =>
  sampleContent({ sections: { summary: { blocks: [block('paragraph', 'p1', text(words))] } }, changes: [] });

/** What a translator saved while the release said `words`. */
function saved(
  words: string,
  targets: readonly string[],
  state: StoredUnitState = 'translated',
): readonly StoredTranslation[] {
  const units = releaseUnits(paragraph(words), sha256).filter(({ section }) => section === 'summary');
  return targets.map((target, index) => {
    const unit = units[index];
    if (!unit) throw new Error(`no unit ${String(index)}`);
    const translation = { source: unit.source, target, state, origin: 'human' as const };
    return { unit: unit.id, translation, parents: [`head-${String(index)}`], inConflict: false };
  });
}

function viewsOf(words: string, stored: readonly StoredTranslation[]): readonly UnitView[] {
  const input = { content: paragraph(words), locale: 'de', stored, repeats: repeatIndex([]), sha256 };
  return unitViews(input).filter(({ section }) => section === 'summary');
}

describe('what a translator sees (7.2)', () => {
  test('an edited sentence keeps its target as outdated, with the words that it translates', () => {
    const stored = saved('It keeps logs for 30 days. Restart it.', [
      'Es behält Protokolle 30 Tage.',
      'Neu starten.',
    ]);
    const [edited, untouched, added] = viewsOf('It keeps logs for 90 days. Restart it. Drink tea.', stored);
    expect(edited).toMatchObject({
      state: 'outdated',
      target: 'Es behält Protokolle 30 Tage.',
      previousSource: 'It keeps logs for 30 days.',
      parents: [],
      problems: [{ code: 'number-missing', detail: '90' }],
    });
    expect(untouched).toMatchObject({ state: 'translated', parents: ['head-1'], problems: [] });
    expect(added).toMatchObject({ state: 'initial', target: '', problems: [] });
  });

  test('an old target serves one unit, the most similar, and undoing the edit brings the translation back', () => {
    const stored = saved('Open the search page.', ['Die Suchseite öffnen.'], 'reviewed');
    const views = viewsOf('Open the new search page. Open the search pages.', stored);
    expect(views.map(({ state }) => state)).toEqual(['outdated', 'initial']);
    expect(viewsOf('Open the search page.', stored)[0]).toMatchObject({ state: 'reviewed' });
  });

  test('of two former versions the more similar one is offered, the reviewed one if both are alike', () => {
    const old = saved('Wait for 5 minutes.', ['alt']);
    const reviewed = saved('Wait for 7 minutes.', ['geprüft'], 'reviewed');
    expect(viewsOf('Wait for 9 minutes.', [...old, ...reviewed])[0]?.target).toBe('geprüft');
    expect(viewsOf('Wait for 5 full minutes.', [...reviewed, ...old])[0]?.target).toBe('alt');
  });

  test('a wholly different sentence starts afresh', () => {
    const stored = saved('It keeps logs for 30 days.', ['Es behält Protokolle 30 Tage.']);
    expect(viewsOf('Nothing else matters here.', stored)[0]).toMatchObject({ state: 'initial' });
  });

  test('a record whose source is not the unit’s is outdated, whatever its id says', () => {
    const [stored] = saved('Restart it.', ['Neu starten.']);
    if (!stored?.translation) throw new Error('no translation');
    const forged = { ...stored, translation: { ...stored.translation, source: 'Delete it.' } };
    expect(viewsOf('Restart it.', [forged])[0]).toMatchObject({
      state: 'outdated',
      previousSource: 'Delete it.',
    });
  });

  test('a deleted record is empty, and its heads are still named by the next save', () => {
    const [stored] = saved('Restart it.', ['Neu starten.']);
    const deleted = { unit: stored?.unit ?? '', translation: null, parents: ['grave'], inConflict: false };
    expect(viewsOf('Restart it.', [deleted])[0]).toMatchObject({ state: 'initial', parents: ['grave'] });
    expect(targetsByUnit([deleted])).toEqual({});
  });

  test('a target used before for the very same source is offered, the reviewed one first', () => {
    const repeats = repeatIndex([
      { source: 'Restart it.', target: 'Neu starten!', state: 'translated', release: 'r9' },
      { source: 'Restart it.', target: 'Neu starten.', state: 'reviewed', release: 'r8' },
      { source: 'Restart it.', target: 'Neustarten.', state: 'reviewed', release: 'r7' },
    ]);
    const views = unitViews({
      content: paragraph('Restart it. Restart them.'),
      locale: 'de',
      stored: [],
      repeats,
      sha256,
    });
    expect(views.find(({ source }) => source === 'Restart it.')?.repeat).toEqual({
      target: 'Neu starten.',
      release: 'r8',
    });
    expect(views.find(({ source }) => source === 'Restart them.')).not.toHaveProperty('repeat');
  });

  test('progress counts states, errors of current targets and conflicts', () => {
    const first = saved('Use v2.1.0. Restart it. Wait here.', ['Nutzen Sie v2.2.0.', 'Neu starten.']);
    const [bad, good] = first;
    if (!bad || !good) throw new Error('no translations');
    const views = viewsOf('Use v2.1.0. Restart it. Wait here.', [bad, { ...good, inConflict: true }]);
    expect(localeProgress(views)).toEqual({
      total: 3,
      states: { initial: 1, draft: 0, translated: 2, reviewed: 0, outdated: 0 },
      withErrors: 1,
      inConflict: 1,
    });
  });
});

describe('likeness and difference of texts', () => {
  test.each([
    ['Open the page.', 'Open the page.', 100],
    ['Open the page.', 'open the page', 75],
    ['Open the page.', 'Open a page.', 75],
    ['', '', 100],
    ['a', '', 0],
    ['検索が速くなりました。', '検索が遅くなりました。', 90],
  ])('%s / %s: %d', (left, right, score) => {
    expect(similarity(left, right)).toBe(score);
    expect(similarity(right, left)).toBe(score);
  });

  test('a difference shows words, and holds both texts whole', () => {
    expect(wordDiff('It keeps logs for 30 days.', 'It keeps all logs for 90 days.')).toEqual([
      { kind: 'same', text: 'It keeps ' },
      { kind: 'added', text: 'all ' },
      { kind: 'same', text: 'logs for ' },
      { kind: 'removed', text: '30' },
      { kind: 'added', text: '90' },
      { kind: 'same', text: ' days.' },
    ]);
    const words = fc.array(fc.constantFrom('one ', 'two ', 'three', '. ', '⟦1⟧', '日本', ' '), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const parts = wordDiff(before.join(''), after.join(''));
        const without = (kind: string): string =>
          parts
            .filter((part) => part.kind !== kind)
            .map(({ text: said }) => said)
            .join('');
        expect(without('added')).toBe(before.join(''));
        expect(without('removed')).toBe(after.join(''));
      }),
    );
  });

  test('a very long text is compared roughly, and still whole', () => {
    const before = 'a b c '.repeat(3000);
    const after = `a b c ${'x y '.repeat(3000)}a b c `;
    const parts = wordDiff(before, after);
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
    expect(
      parts
        .filter(({ kind }) => kind !== 'added')
        .map(({ text: said }) => said)
        .join(''),
    ).toBe(before);
  });
});
