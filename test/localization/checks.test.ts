import { describe, expect, test } from 'vitest';
import { checkUnit } from '../../shared/localization/checks';
import type { PlaceholderInfo } from '../../shared/localization/unit';

const codePair: readonly PlaceholderInfo[] = [{ number: 1, kind: 'code' }];
const boldAndBreak: readonly PlaceholderInfo[] = [
  { number: 1, kind: 'bold' },
  { number: 2, kind: 'link', href: 'https://example.com' },
  { number: 3, kind: 'hardBreak' },
];

type Row = readonly [
  target: string,
  source: string,
  translation: string,
  findings: readonly string[],
  placeholders?: readonly PlaceholderInfo[],
];

/** Findings as `code detail`, warnings with a `~` before. An empty list is a text that must not be complained about. */
const rows: readonly Row[] = [
  // Numbers: digits and separators of the locale, or as the source has them.
  ['de', 'Up to 1,234.5 users.', 'Bis zu 1.234,5 Nutzer.', []],
  ['de', 'Up to 1,234.5 users.', 'Bis zu 1.243,5 Nutzer.', ['~number-missing 1,234.5']],
  ['de', 'Python 3.12 is needed.', 'Python 3.12 ist nötig.', []],
  ['de', 'It is 2.5 times faster.', 'Es ist 2,5-mal so schnell.', []],
  ['de', 'Over 2,000,000 rows.', 'Mehr als 2.000.000.', []],
  ['de', 'Over 2,000,000 rows.', 'Mehr als 2.100.000.', ['~number-missing 2,000,000']],
  ['de', 'It keeps 90 days of logs.', 'Es behält die Protokolle 30 Tage.', ['~number-missing 90']],
  ['fr', 'Over 20,000 rows and 50%.', 'Plus de 20 000 lignes et 50 %.', []],
  ['fr', 'Over 20,000 rows.', 'Plus de 2 000 lignes.', ['~number-missing 20,000']],
  ['ar-EG', 'Fixed 12 errors in 3,400 files.', 'أُصلح ١٢ خطأ في ٣٬٤٠٠ ملف.', []],
  ['ar', 'Fixed 12 errors.', 'أُصلح ١٣ خطأ.', ['~number-missing 12']],
  ['ja', 'Wait 15 minutes.', '15分お待ちください。', []],
  ['ja', 'Wait 15 minutes.', '５分お待ちください。', ['~number-missing 15']],
  ['zh', 'Wait 15 minutes.', '请等待１５分钟。', []],
  ['hi', '1,234,567 rows.', '12,34,567 पंक्तियाँ।', []],
  ['fa', '1,234.5 units.', '۱٬۲۳۴٫۵ واحد.', []],
  ['ru', 'From 10,000 to 20,000.', 'От 10 000 до 20 000.', []],
  ['ru', 'From 10,000 to 20,000.', 'От 10 000 до 30 000.', ['~number-missing 20,000']],
  ['de', 'OAuth2 and IPv6 now work.', 'OAuth und IP in Version sechs gehen jetzt.', []],
  // Dates and times of day.
  ['de', 'From 2026-11-24 on.', 'Ab dem 24. November 2026.', []],
  ['de', 'From 2026-11-24 on.', 'Ab dem 25. November 2026.', ['~number-missing 2026-11-24']],
  ['de', 'At 2:30 pm.', 'Um 14:30 Uhr.', []],
  ['fr', 'At 22:00.', 'À 22 h.', []],
  ['ja', 'At 14:30.', '午後2時30分に。', []],
  ['ja', 'At 14:30.', '午後2時15分に。', ['~number-missing 14:30']],
  // Versions and other things that every language leaves alone.
  ['de', 'Upgrade to v2.1.0 now.', 'Jetzt auf Version 2.1.0 aktualisieren.', []],
  ['de', 'Upgrade to v2.1.0 now.', 'Jetzt auf v2.1.1 aktualisieren.', ['version-missing v2.1.0']],
  ['de', 'Upgrade to 8.2.1 now.', 'Jetzt auf 8.2.10 aktualisieren.', ['version-missing 8.2.1']],
  ['ar', 'Upgrade to 8.2.1-rc.1.', 'حدّث إلى 8.2.1-rc.1.', []],
  ['ja', 'CVE-2026-1234 is fixed.', 'CVE-2026-1234を修正しました。', []],
  ['ja', 'CVE-2026-1234 is fixed.', '脆弱性を修正しました。', ['verbatim-missing CVE-2026-1234']],
  ['fr', 'Hello {name}, you have %d files.', 'Bonjour {name}, vous avez %d fichiers.', []],
  [
    'fr',
    'Hello {name}, you have %d files.',
    'Bonjour {nom}, vous avez %d fichiers.',
    ['verbatim-missing {name}'],
  ],
  [
    'de',
    'See https://example.com/en.',
    'Siehe https://example.com/de.',
    ['~verbatim-missing https://example.com/en'],
  ],
  // Placeholders.
  ['de', '⟦1⟧Bold⟦/1⟧ and ⟦2⟧here⟦/2⟧.⟦3/⟧', '⟦2⟧Hier⟦/2⟧ und ⟦1⟧fett⟦/1⟧.⟦3/⟧', [], boldAndBreak],
  ['de', '⟦1⟧Bold⟦/1⟧ text', 'Fetter Text', ['placeholder-missing ⟦1⟧…⟦/1⟧'], boldAndBreak],
  ['de', '⟦1⟧Bold⟦/1⟧ text', '⟦1⟧Fetter Text', ['placeholder-missing ⟦/1⟧'], boldAndBreak],
  ['de', 'One line⟦3/⟧two', 'Eine Zeile zwei', ['placeholder-missing ⟦3/⟧'], boldAndBreak],
  ['de', 'Bold text', '⟦1⟧Fetter⟦/1⟧ Text', ['placeholder-extra ⟦1⟧…⟦/1⟧'], boldAndBreak],
  ['de', 'a⟦3/⟧b', 'a⟦3/⟧⟦3/⟧c', ['placeholder-extra ⟦3/⟧'], boldAndBreak],
  [
    'ar',
    '⟦1⟧Bold⟦/1⟧ text',
    'نص⟦/1⟧ غامق⟦1⟧',
    ['placeholder-order ⟦/1⟧', 'placeholder-empty ⟦1⟧…⟦/1⟧'],
    boldAndBreak,
  ],
  ['de', '⟦1⟧a⟦/1⟧ ⟦2⟧b⟦/2⟧', '⟦1⟧c ⟦2⟧d⟦/1⟧ e⟦/2⟧', ['~placeholder-order ⟦/1⟧'], boldAndBreak],
  ['de', '⟦1⟧Bold⟦/1⟧ text', '⟦1⟧⟦/1⟧Fetter Text', ['placeholder-empty ⟦1⟧…⟦/1⟧'], boldAndBreak],
  ['ja', 'Press the ⟦[⟧1⟦]⟧ key.', '⟦[⟧1⟦]⟧キーを押します。', []],
  ['de', 'Run ⟦1⟧npm ci⟦/1⟧ first.', 'Zuerst ⟦1⟧npm ci⟦/1⟧ ausführen.', [], codePair],
  ['de', 'Run ⟦1⟧npm ci⟦/1⟧ first.', 'Zuerst ⟦1⟧npm zi⟦/1⟧ ausführen.', ['code-changed npm ci'], codePair],
  ['de', 'Set ⟦1⟧retries=3⟦/1⟧.', '⟦1⟧retries=3⟦/1⟧ setzen.', [], codePair],
  // The same words.
  ['de', 'The dashboard.', 'The dashboard.', ['~same-as-source The dashboard.']],
  ['en-GB', 'The dashboard.', 'The dashboard.', []],
  ['fr', 'OK 5', 'OK 5', ['~same-as-source OK 5']],
  ['fr', '3.5 %', '3,5 %', []],
  ['ja', '⟦1⟧Portal⟦/1⟧', '⟦1⟧Portal⟦/1⟧', ['~same-as-source Portal'], boldAndBreak],
  // Controls that turn the reading direction.
  ['ar', 'Use the menu.', 'استخدم \u2067القائمة\u2069 \u200fهنا.', []],
  ['ar', 'Use the menu.', 'استخدم \u202eالقائمة\u202c.', ['bidi-control U+202E']],
  ['he', 'Use the menu.', 'השתמשו \u2067בתפריט.', ['bidi-control U+2069']],
  ['he', 'Use the menu.', 'השתמשו בתפריט\u202c.', ['bidi-control U+202C']],
];

describe('checks of a target (7.2)', () => {
  test.each(rows.map((row) => ({ name: `${row[0]}: ${row[1]} → ${row[2]}`, row })))('$name', ({ row }) => {
    const [targetLocale, source, target, findings, placeholders = []] = row;
    const problems = checkUnit({ source, target, placeholders, sourceLocale: 'en', targetLocale });
    const said = problems.map(
      ({ code, severity, detail }) => `${severity === 'warning' ? '~' : ''}${code} ${detail}`,
    );
    expect(said).toEqual(findings);
  });

  test('a German source: its dates and separators are read as German', () => {
    const check = (source: string, target: string): readonly string[] =>
      checkUnit({ source, target, placeholders: [], sourceLocale: 'de', targetLocale: 'en' }).map(
        ({ code }) => code,
      );
    expect(check('Ab 24.11.2026 bis zu 1.234,5 Mal.', 'Up to 1,234.5 times from November 24, 2026.')).toEqual(
      [],
    );
    expect(check('Ab 24.11.2026.', 'From November 24, 2027.')).toEqual(['number-missing']);
    expect(check('Bis zu 1,5 Mal.', 'Up to 15 times.')).toEqual(['number-missing']);
    expect(check('Bis 2.000.000.', 'Up to 2,000,000.')).toEqual([]);
    expect(check('Ab 1.000.000-rc.1.', 'From 1,000,000-rc.1.')).toContain('version-missing');
  });
});
