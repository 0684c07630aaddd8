/** A tree of texts: what a namespace file holds. */
export interface TextTree {
  readonly [key: string]: string | TextTree;
}

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const accented = 'åƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ';
const accents = new Map([...plain].map((letter, index) => [letter, [...accented][index] ?? letter]));

/** What must stay as it is: `{{placeholders}}`, `$t(nesting)` and `<tags>`. */
const untouchable = /(\{\{[^}]*\}\}|\$t\([^)]*\)|<[^>]*>)/;

const padding = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** Accents every letter and makes the text at least a third longer, in brackets that show where it is cut off. */
function accent(text: string): string {
  const parts = text
    .split(untouchable)
    .map((part, index) =>
      index % 2 === 1 ? part : [...part].map((letter) => accents.get(letter) ?? letter).join(''),
    );
  const words = padding.slice(0, Math.max(1, Math.ceil(text.length / 3 / 5)));
  return `[${parts.join('')} ${words.join(' ')}]`;
}

const rightToLeftMark = '\u200f';
const rightToLeftOverride = '\u202e';
const popDirection = '\u202c';

/** Makes every Latin word read from right to left, as Arabic would, and leaves placeholders alone. */
function mirror(text: string): string {
  const parts = text
    .split(untouchable)
    .map((part, index) =>
      index % 2 === 1
        ? part
        : part.replace(/[\p{L}\p{N}]+/gu, (word) => `${rightToLeftOverride}${word}${popDirection}`),
    );
  return `${rightToLeftMark}${parts.join('')}${rightToLeftMark}`;
}

/** Arabic has all six plural categories, so a plural text of English has to answer to each of them. */
const pluralCategories = ['zero', 'one', 'two', 'few', 'many'];

function transform(tree: TextTree, change: (text: string) => string): TextTree {
  const entries = Object.entries(tree).flatMap(([key, value]): [string, string | TextTree][] => {
    if (typeof value !== 'string') return [[key, transform(value, change)]];
    const changed: [string, string] = [key, change(value)];
    if (!key.endsWith('_other')) return [changed];
    const stem = key.slice(0, -'_other'.length);
    const missing = pluralCategories
      .map((category) => `${stem}_${category}`)
      .filter((name) => !(name in tree));
    return [changed, ...missing.map((name): [string, string] => [name, change(value)])];
  });
  return Object.fromEntries(entries);
}

/** The texts of a pseudo-language, made from the English ones. */
export function pseudoTexts(english: TextTree, language: 'en-XA' | 'ar-XB'): TextTree {
  return transform(english, language === 'en-XA' ? accent : mirror);
}
