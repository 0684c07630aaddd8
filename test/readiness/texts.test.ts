import { describe, expect, test } from 'vitest';
import { createI18n } from '../../shared/i18n';

/** Every code of a blocker with parameters as the code that makes it gives them. */
const blockers: readonly (readonly [code: string, params: Readonly<Record<string, string | number>>])[] = [
  ['missing-title', {}],
  ['placeholder-in-title', { text: 'TODO' }],
  ['missing-version', {}],
  ['bad-version', { version: '1/2' }],
  ['missing-deployment', { section: 'Deployment' }],
  ['deployment-ends-before-start', { region: 'EU', timeZone: 'x' }],
  ['deployment-unknown-zone', { region: 'EU', timeZone: 'Mars/Olympus' }],
  ['deployment-region-twice', { region: 'EU' }],
  ['section-empty', { section: 'Summary' }],
  ['section-too-short', { section: 'Summary', words: 2, minimum: 8 }],
  ['block-not-allowed', { section: 'Summary', kind: 'table' }],
  ['placeholder-text', { section: 'Summary', text: 'TBD' }],
  ['too-few-changes', { section: 'Changes', count: 0, minimum: 1 }],
  ['change-without-summary', {}],
  ['internal-without-reason', { summary: 'New build' }],
  ['placeholder-in-change', { text: '???' }],
  ['change-reaches-nobody', { summary: 'New build' }],
  ['conflict', { record: 'release/r1' }],
  ['merge-unreviewed', { record: 'release/r1' }],
  ...[1, 5].flatMap((count) =>
    [
      'units-untranslated',
      'units-outdated',
      'units-with-errors',
      'units-unreviewed',
      'units-with-warnings',
    ].map((code) => [code, { count, locale: 'de' }] as const),
  ),
  ['journal-suspect', { device: 'd1' }],
  ['checklist-open', { question: 'Is it so?' }],
  ['checklist-evidence-missing', { question: 'Is it so?' }],
  ['checklist-refused', { question: 'Is it so?' }],
  ['signature-missing', { role: 'compliance', locales: 'en, de' }],
  ['signature-void', { role: 'security', locales: 'en', name: 'Ada' }],
  ['statement-unreadable', {}],
];

describe.each(['en', 'de', 'ar-XB'])('the sentences of readiness in %s', (language) => {
  const i18n = createI18n(language);
  const say = (key: string, params: Readonly<Record<string, unknown>>): string =>
    (i18n.t as (key: string, params: object) => string)(key, params);

  test.each(blockers)('%s %o', (code, params) => {
    const sentence = say(`readiness:${code}`, params);
    expect(sentence).not.toBe(code);
    expect(sentence).not.toMatch(/[{}]|\$t\(|readiness:|template:|approval:/);
    for (const [name, value] of Object.entries(params)) {
      const isKey =
        ['role', 'kind', 'timeZone'].includes(name) || (code === 'missing-deployment' && name === 'section');
      if (!isKey) expect(sentence).toContain(String(value));
    }
  });

  test('a role stands there by its name', () => {
    expect(say('readiness:signature-missing', { role: 'localization', locales: 'de' })).not.toContain(
      '(approval',
    );
    if (language === 'de') {
      expect(say('readiness:signature-missing', { role: 'localization', locales: 'de' })).toContain(
        'Lokalisierung',
      );
    }
  });

  test('what a writer typed is shown and never looked up as a text', () => {
    const sentence = say('readiness:placeholder-text', {
      section: '$t(template:missing-title)',
      text: 'TBD',
    });
    expect(sentence).toContain('$t(template:missing-title)');
  });
});
