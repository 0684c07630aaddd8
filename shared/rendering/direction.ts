/** Languages that are written from right to left when the tag names no script (CLDR, `characterOrder`). */
const rightToLeftLanguages: ReadonlySet<string> = new Set([
  'ar',
  'arc',
  'azb',
  'bal',
  'bgn',
  'bqi',
  'ckb',
  'dv',
  'fa',
  'glk',
  'he',
  'iw',
  'khw',
  'ks',
  'lrc',
  'mzn',
  'nqo',
  'pnb',
  'ps',
  'rhg',
  'sd',
  'skr',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** Scripts that are written from right to left (ISO 15924, lower case). */
const rightToLeftScripts: ReadonlySet<string> = new Set([
  'adlm',
  'arab',
  'aran',
  'hebr',
  'mand',
  'mend',
  'nkoo',
  'rohg',
  'samr',
  'syrc',
  'thaa',
]);

export type TextDirection = 'ltr' | 'rtl';

/**
 * The direction of a locale's text, by its script if the tag names one, else by its language. Written out instead of
 * asking `Intl.Locale`, whose answer depends on the ICU that a Node or Electron happens to carry.
 */
export function textDirection(locale: string): TextDirection {
  const [language = '', ...rest] = locale.toLowerCase().split('-');
  const script = rest.find((part) => part.length === 4 && /^[a-z]+$/.test(part));
  const isRightToLeft =
    script === undefined ? rightToLeftLanguages.has(language) : rightToLeftScripts.has(script);
  return isRightToLeft ? 'rtl' : 'ltr';
}
