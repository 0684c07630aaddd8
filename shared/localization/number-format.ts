/** How a locale writes numbers. */
export interface NumberFormat {
  readonly decimal: string;
  readonly group: string;
}

const known = new Map<string, NumberFormat>();

/**
 * The separators of a locale from the platform's CLDR data; `.` and `,` where it knows nothing. Only checks rest on
 * this, no identity and no output, so data of another age does no harm.
 */
export function numberFormatOf(locale: string): NumberFormat {
  const cached = known.get(locale);
  if (cached) return cached;
  const format = readFormat(locale);
  known.set(locale, format);
  return format;
}

function readFormat(locale: string): NumberFormat {
  try {
    const parts = new Intl.NumberFormat(locale, { useGrouping: true }).formatToParts(1_234_567.8);
    const valueOf = (type: string, fallback: string): string =>
      separator(parts.find((part) => part.type === type)?.value ?? fallback);
    return { decimal: valueOf('decimal', '.'), group: valueOf('group', ',') };
  } catch {
    return { decimal: '.', group: ',' };
  }
}

/** One character for all that look alike: the spaces, the apostrophes, and the Arabic separators' Latin twins. */
function separator(character: string): string {
  return character
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/’/g, "'")
    .replace(/٫/g, '.')
    .replace(/٬/g, ',');
}

/** A number's digits as ASCII and its separators as {@link separator} writes them. */
export function asciiNumber(text: string): string {
  const digits = text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)));
  return separator(digits);
}

/** Full-width and mathematical digits are ASCII ones in another dress (NFKC). Other decimal digits stand in runs of ten from zero to nine (Unicode, chapter 4.6), so zero is found by stepping down. */
function digitValue(digit: string): number {
  const code = digit.normalize('NFKC').codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

/** The value of a written number in one spelling (`1234.5`), or undefined where a locale wouldn't write it so. */
export function numberValue(written: string, { decimal, group }: NumberFormat): string | undefined {
  const ascii = asciiNumber(written);
  const [whole = '', fraction, ...rest] = ascii.split(decimal);
  if (rest.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const groups = whole.split(group);
  const wellGrouped =
    groups.length === 1 ||
    (/^\d{1,3}$/.test(groups[0] ?? '') &&
      /^\d{3}$/.test(groups.at(-1) ?? '') &&
      // Indian numbers group by two above the thousands.
      groups.slice(1, -1).every((digits) => /^\d{2,3}$/.test(digits)));
  const digits = groups.join('');
  if (!wellGrouped || !/^\d+$/.test(digits)) return undefined;
  const trimmedFraction = (fraction ?? '').replace(/0+$/, '');
  return digits.replace(/^0+(?=\d)/, '') + (trimmedFraction === '' ? '' : `.${trimmedFraction}`);
}
