/**
 * Languages in their own words, for the links between the language versions of a page. A fixed list, because
 * `Intl.DisplayNames` says other things in other versions; a language that is missing is shown by its tag.
 */
const names: Readonly<Record<string, string>> = {
  ar: 'العربية',
  bg: 'български',
  ca: 'català',
  cs: 'čeština',
  da: 'dansk',
  de: 'Deutsch',
  el: 'Ελληνικά',
  en: 'English',
  es: 'español',
  et: 'eesti',
  fa: 'فارسی',
  fi: 'suomi',
  fr: 'français',
  he: 'עברית',
  hi: 'हिन्दी',
  hr: 'hrvatski',
  hu: 'magyar',
  id: 'Indonesia',
  it: 'italiano',
  ja: '日本語',
  ko: '한국어',
  lt: 'lietuvių',
  lv: 'latviešu',
  nb: 'norsk bokmål',
  nl: 'Nederlands',
  pl: 'polski',
  pt: 'português',
  ro: 'română',
  ru: 'русский',
  sk: 'slovenčina',
  sl: 'slovenščina',
  sr: 'српски',
  sv: 'svenska',
  th: 'ไทย',
  tr: 'Türkçe',
  uk: 'українська',
  ur: 'اردو',
  vi: 'Tiếng Việt',
  zh: '中文',
};

/** The name of a locale in its own language, with the tag when that says more than the language. */
export function languageName(locale: string): string {
  const [language = '', ...rest] = locale.split('-');
  const name = Object.hasOwn(names, language.toLowerCase()) ? names[language.toLowerCase()] : undefined;
  if (name === undefined) return locale;
  return rest.length === 0 ? name : `${name} (${locale})`;
}
