import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { segmentText } from '../../shared/localization/segment-text';

/** `|` marks where a sentence must end; everything else is the text. */
const cases: readonly (readonly [locale: string, marked: string])[] = [
  // The five lines on which other splitters failed (research/localization.md, section 6).
  ['en', 'Thanks to Dr. Smith for the report.| The export is fixed.'],
  ['en', 'See https://example.com/a?c=d. |Then restart.'],
  ['en', 'The U.K. English texts changed.| So did the icons.'],
  ['en', 'Requires Node.js 20 or later.| Older versions stop at start-up.'],
  ['en', 'Upgrade to v2.1.| It is safe.'],
  ['en', '<b>Note.</b>| The queue restarts.'],
  ['en', 'It is done.| <b>Note</b> the time.'],
  // Abbreviations, initials, lists, versions, file names.
  ['en', 'Use a proxy, e.g. Squid, i.e. a cache.| Done.'],
  ['en', 'Written by J. R. Hartley of Acme Inc. in 2026.'],
  ['en', 'It was built in the U.S.| The team moved.'],
  ['en', 'Files, folders, etc. Windows shows them.'],
  ['en', 'Files, folders, etc.| The list is sorted.'],
  ['en', '1. Stop the service.| 2. Start it again.'],
  ['en', 'Fixed in 2.1.| 3 issues remain.'],
  ['en', 'See No. 5 of the list.| No.| Really.'],
  ['en', 'Edit config.yaml.| Run npm.| Wait… and see.| Wait...| Then see.'],
  ['en', 'Yahoo! is back.| Really?!| Yes!'],
  ['en', 'He said “Stop.”| Then it stopped. (It did.)| End'],
  ['en', 'The queue at 5 p.m. Berlin time.| Use {name}. |Then %s.| Done.'],
  ['en', 'Run `a. B`.| `npm i` now works.'],
  ['en', 'First line\n\nSecond block'],
  ['en', 'One line\nthe same sentence.\n|Next one.'],
  ['de', 'Das gilt z. B. für Dr. Müller.| Am 3. März endet es.| Siehe Nr. 5 und Abb. 2.'],
  ['de', 'Seit 1. Januar gilt bzw. Galt das.| Die Frist, d. h. Sonntag, usw.| Es gilt.'],
  ['fr', 'M. Dupont a signé.| Attention !| Le service redémarre. « Voilà. »| Fin.'],
  ['es', 'Lo dijo la Sra. López.| ¿Funciona?| ¡Sí!| Fin.'],
  ['ja', '修正しました。|v2.1.0を入れてください！|「完了。」|以上です。'],
  ['zh', '已修复。|请升级到 2.1 版？|好。'],
  ['ko', '수정했습니다. |다시 시작하세요.'],
  ['ar', 'تم إصلاح الخطأ. |هل تعمل الخدمة؟ |نعم.'],
  ['hi', 'यह ठीक है।| यह नया है।'],
  ['fi', 'Voimassa 1. tammikuuta alkaen.| Se toimii.'],
];

const sentences = (locale: string, text: string): readonly string[] =>
  segmentText(text, { locale }).map(({ start, end }) => text.slice(start, end));

describe('sentences of release notes (7.2)', () => {
  test.each(cases)('%s: %s', (locale, marked) => {
    const expected = marked.split(/\||\n\n| (?=\(It)| (?=«)/).map((sentence) => sentence.trim());
    expect(sentences(locale, marked.replaceAll('|', ''))).toEqual(expected);
  });

  test('a full stop inside of code that the caller names ends nothing', () => {
    const text = 'Run a. B now. Done.';
    expect(segmentText(text, { locale: 'en', keepWhole: [{ start: 4, end: 8 }] })).toEqual([
      { start: 0, end: 13 },
      { start: 14, end: 19 },
    ]);
  });

  test('spans are in order and only white space stands between them, for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '. ',
        '.',
        '。',
        '? ',
        '\n\n',
        ' ',
        'Dr. ',
        'v2.1. ',
        'U.K. ',
        '⟦1⟧',
        '`a. B`',
        'A',
        'https://a.b/?c=d. ',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece), fc.constantFrom('en', 'de', 'fr', 'ja', 'ar'), (pieces, locale) => {
        const text = pieces.join('');
        let end = 0;
        for (const span of segmentText(text, { locale })) {
          expect(text.slice(end, span.start).trim()).toBe('');
          expect(span.end).toBeGreaterThan(span.start);
          const words = text.slice(span.start, span.end);
          expect(words).toBe(words.trim());
          end = span.end;
        }
        expect(text.slice(end).trim()).toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

describe('hostile text', () => {
  test.each([
    ['dots', '.'.repeat(200_000) + 'x'],
    ['one word', 'a'.repeat(200_000)],
    ['abbreviations', 'Dr. '.repeat(50_000)],
    ['comments', '<!--'.repeat(50_000)],
    ['braces', '{'.repeat(200_000)],
    ['line feeds', '\n '.repeat(100_000) + 'x'],
    ['addresses', 'http:.'.repeat(30_000)],
    ['versions', '1.'.repeat(100_000)],
    ['quotes', '."'.repeat(100_000) + 'x'],
  ])(
    '200,000 characters of %s are cut in well under the 2 s that a person would notice',
    (_name, hostile) => {
      const start = performance.now();
      segmentText(hostile, { locale: 'en' });
      expect(performance.now() - start).toBeLessThan(2000);
    },
  );
});
