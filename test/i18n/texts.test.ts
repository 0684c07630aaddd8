import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeLanguage, createI18n, direction } from '../../shared/i18n';
import { failureText } from '../../shared/i18n/failure-text';
import { bestLanguage } from '../../shared/i18n/languages';
import type { TextTree } from '../../shared/i18n/pseudo-locale';
import { english, german } from '../../shared/i18n/resources';

const root = path.resolve(import.meta.dirname, '../..');

/** Every text of a table by `namespace:path.to.key`. */
function flat(tables: Readonly<Record<string, TextTree>>): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  const walk = (prefix: string, tree: TextTree): void => {
    for (const [key, value] of Object.entries(tree)) {
      if (typeof value === 'string') texts.set(prefix + key, value);
      else walk(`${prefix}${key}.`, value);
    }
  };
  for (const [namespace, tree] of Object.entries(tables)) walk(`${namespace}:`, tree);
  return texts;
}

const en = flat(english);
const de = flat(german);

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{\s*([^},\s]+)[^}]*\}\}/g)].map((match) => match[1] ?? '').sort();

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** Without the plural's category: what both languages must agree on, for their categories may differ. */
const stems = (texts: ReadonlyMap<string, string>): ReadonlySet<string> =>
  new Set([...texts.keys()].map((key) => key.replace(pluralSuffix, '')));

describe('the texts of the interface', () => {
  it('exist in German for every English key, and for no other', () => {
    expect([...stems(de)].sort()).toEqual([...stems(en)].sort());
  });

  it('hold the same placeholders in both languages', () => {
    const different = [...en]
      .filter(([key, text]) => {
        const other = de.get(key);
        return other !== undefined && placeholders(text).join() !== placeholders(other).join();
      })
      // A singular may spell the number out.
      .filter(([key]) => !key.endsWith('_one'))
      .map(([key]) => key);
    expect(different).toEqual([]);
  });

  it.each([
    ['en', en],
    ['de', de],
  ])('have every plural category that %s needs', (language, texts) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const missing = [...texts.keys()]
      .filter((key) => key.endsWith('_other'))
      .map((key) => key.slice(0, -'_other'.length))
      .flatMap((stem) => pluralCategories.map((category) => `${stem}_${category}`))
      .filter((key) => !texts.has(key));
    expect(missing).toEqual([]);
  });

  it('are never empty and never untranslated by an oversight', () => {
    const empty = [...en, ...de].filter(([, text]) => text.trim() === '').map(([key]) => key);
    expect(empty).toEqual([]);
    // Long sentences that are word for word the same were copied and forgotten.
    const copied = [...en]
      .filter(([key, text]) => text.length > 40 && !text.startsWith('$t(') && de.get(key) === text)
      .map(([key]) => key);
    expect(copied).toEqual([]);
  });
});

/** The source files of the app, without tests. */
function sources(): readonly string[] {
  return ['shared', 'electron', 'renderer'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => path.join(root, folder, file)),
  );
}

/** Codes that the code can return: `err('capability/what'` and `code: 'capability/what'` literals. */
function failureCodes(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  const literal = /(?:\berr\(\s*|\bcode:\s*)'([a-z][a-z0-9-]*\/[a-z0-9-]+)'/g;
  for (const file of sources()) {
    for (const match of readFileSync(file, 'utf8').matchAll(literal)) {
      codes.set(match[1] ?? '', path.relative(root, file));
    }
  }
  return codes;
}

describe('failures', () => {
  it('have a text for every code that the code returns', () => {
    const codes = failureCodes();
    expect(codes.size).toBeGreaterThan(20);
    const nameless = [...codes].filter(([code]) => !(code in english.failures));
    expect(nameless).toEqual([]);
  });

  it('have texts for every family of codes that the code puts together', () => {
    const family = /\berr\(\s*`([a-z][a-z0-9-]*\/[a-z0-9-]+)\$\{/g;
    const families = sources().flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(family)].map((match) => match[1] ?? ''),
    );
    expect(families).toContain('workspace/read-only-');
    const nameless = families.filter(
      (prefix) => !Object.keys(english.failures).some((code) => code.startsWith(prefix)),
    );
    expect(nameless).toEqual([]);
  });

  it('are told with their parameters, lists as the language joins them', () => {
    const failure = { code: 'identity/slow-down', params: { seconds: 8 } };
    expect(failureText(createI18n('en'), failure)).toContain('8 s');
    expect(failureText(createI18n('de'), failure)).toContain('8');
    const listed = { code: 'approval/unknown-signer', params: { devices: ['a', 'b'] } };
    expect(failureText(createI18n('en'), listed)).toContain('a and b');
    expect(failureText(createI18n('de'), listed)).toContain('a und b');
  });

  it('without a text show their code, never nothing', () => {
    expect(failureText(createI18n('en'), { code: 'no/such-code' })).toBe('no/such-code');
  });
});

describe('languages', () => {
  it('read in the direction of their script', () => {
    const expected = {
      en: 'ltr',
      de: 'ltr',
      ja: 'ltr',
      ar: 'rtl',
      'ar-XB': 'rtl',
      he: 'rtl',
      fa: 'rtl',
      'az-Arab': 'rtl',
      'no tag': 'ltr',
    };
    expect(Object.fromEntries(Object.keys(expected).map((tag) => [tag, direction(tag)]))).toEqual(expected);
  });

  it('are chosen by what the system prefers, in its order', () => {
    expect(bestLanguage(['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
    expect(bestLanguage(['fr'])).toBe('en');
    expect(bestLanguage([])).toBe('en');
  });

  it('speak from the first call on, and after a change', async () => {
    const instance = createI18n('de');
    expect(instance.t('app:nav.people')).toBe('Personen');
    await changeLanguage(instance, 'en');
    expect(instance.t('app:nav.people')).toBe('People');
    expect(createI18n('fr').t('app:nav.people')).toBe('People');
  });
});

describe('pseudo-languages', () => {
  it('en-XA is accented and at least a third longer, with its placeholders whole', () => {
    const instance = createI18n('en-XA');
    const text = instance.t('app:session.lock', { name: 'Jo' });
    expect(text).toContain('Jo');
    expect(text).toMatch(/^\[.*\]$/);
    expect(text.length).toBeGreaterThan(createI18n('en').t('app:session.lock', { name: 'Jo' }).length * 1.3);
  });

  it('ar-XB turns every word around, with its placeholders whole, in all six plural categories', () => {
    const instance = createI18n('ar-XB');
    expect(instance.t('app:nav.people')).toBe('\u200f\u202ePeople\u202c\u200f');
    expect(instance.t('app:session.lock', { name: 'Jo' })).toContain(' Jo');
    for (const count of [0, 1, 2, 3, 11, 100]) {
      expect(instance.t('app:status.entries', { count })).toMatch(/^\u200f/);
    }
  });

  it('come into being when somebody changes to them', async () => {
    const instance = createI18n('en');
    await changeLanguage(instance, 'ar-XB');
    expect(instance.t('app:nav.people')).toContain('\u202e');
  });
});
