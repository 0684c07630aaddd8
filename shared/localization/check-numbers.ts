import { maskSpans } from './protected-spans';
import { asciiNumber, numberFormatOf, numberValue } from './number-format';
import type { UnitProblem } from './unit';

/** A date or a time of day as its numbers; each list holds the spellings that will do. */
type Alternatives = readonly (readonly string[])[];

const isoDate = /(?<![\p{L}\p{N}.-])(\d{4})-(\d{2})-(\d{2})(?![\p{N}-])/gu;
const numericDate = /(?<![\p{L}\p{N}.])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\p{N}])/gu;
const clock = /(?<![\p{L}\p{N}.:])(\d{1,2}):(\d{2})(?!\d)/gu;
/** A number with its separators; `OAuth2` and `IPv6` hold none. */
const writtenNumber =
  /(?<![\p{Script=Latin}\p{N}_])\p{Nd}+(?:[.,٫٬'’]\p{Nd}+|[\u0020\u00a0\u2009\u202f]\p{Nd}{3}(?!\p{Nd}))*/gu;
const targetNumber = /\p{Nd}+(?:[.,٫٬'’]\p{Nd}+|[\u0020\u00a0\u2009\u202f]\p{Nd}{3}(?!\p{Nd}))*/gu;

/**
 * Numbers of the source that the target lacks. A target may write them in its own digits and with its own
 * separators, or exactly as the source does; dates and times of day may change their order and hours their clock.
 * Both texts come without code, addresses, versions and placeholders.
 */
export function checkNumbers(
  source: string,
  target: string,
  sourceLocale: string,
  targetLocale: string,
): readonly UnitProblem[] {
  const found = numbersOf(target, targetLocale);
  const missing = (detail: string): UnitProblem => ({ code: 'number-missing', severity: 'warning', detail });
  const dates = [...datesIn(source), ...timesIn(source)];
  const lost = dates.filter(
    ({ needs }) => !needs.every((spellings) => spellings.some((number) => found.has(number))),
  );
  const spans = dates.map(({ start, text }) => ({ start, end: start + text.length }));
  const rest = maskSpans(source, spans, () => ' ');
  const format = numberFormatOf(sourceLocale);
  const numbers = new Set(
    [...rest.matchAll(writtenNumber)].map(([written]) => ungrouped(written, format.group)).flat(),
  );
  const lostNumbers = [...numbers].filter((written) => {
    const value = numberValue(written, format);
    return !found.has(asciiNumber(written)) && (value === undefined || !found.has(value));
  });
  return [...lost.map(({ text }) => missing(text)), ...lostNumbers.map(missing)];
}

/** A space groups digits only where the locale says so; elsewhere `2026 100` are two numbers. */
function ungrouped(written: string, group: string): readonly string[] {
  return group === ' ' ? [written] : written.split(/[\u0020\u00a0\u2009\u202f]/u);
}

/** All that the numbers of a target can mean: as written, their value in its locale, and the parts of dates. */
function numbersOf(target: string, locale: string): ReadonlySet<string> {
  const format = numberFormatOf(locale);
  const found = new Set<string>();
  const ascii = target.replace(/\p{Nd}/gu, (digit) => asciiNumber(digit));
  for (const { needs } of [...datesIn(ascii), ...timesIn(ascii)]) {
    for (const spellings of needs) spellings.forEach((number) => found.add(number));
  }
  for (const [written] of target.matchAll(targetNumber)) {
    for (const number of [written, ...ungrouped(written, '')]) {
      found.add(asciiNumber(number));
      const value = numberValue(number, format);
      if (value !== undefined) found.add(value);
    }
  }
  return found;
}

interface WrittenTime {
  readonly text: string;
  readonly start: number;
  readonly needs: Alternatives;
}

/** Dates: year and day must be there; the month may become a word. */
function datesIn(text: string): readonly WrittenTime[] {
  const iso = [...text.matchAll(isoDate)].map((match) => {
    const [whole, year = '', , day = ''] = match;
    return { text: whole, start: match.index, needs: [[year], [day, plain(day)]] };
  });
  const numeric = [...text.matchAll(numericDate)].map((match) => {
    const [whole, first = '', , second = '', year = ''] = match;
    // Which of the two is the day depends on the writer; one of them must be there.
    return { text: whole, start: match.index, needs: [[year], [first, plain(first), second, plain(second)]] };
  });
  return [...iso, ...numeric];
}

/** Times of day: the hour by either clock, and the minutes unless there are none. */
function timesIn(text: string): readonly WrittenTime[] {
  return [...text.matchAll(clock)].map((match) => {
    const [whole, hour = '', minutes = ''] = match;
    const hours = [hour, plain(hour), String(Number(hour) % 12), String((Number(hour) % 12) + 12)];
    return {
      text: whole,
      start: match.index,
      needs: Number(minutes) === 0 ? [hours] : [hours, [minutes, plain(minutes)]],
    };
  });
}

function plain(digits: string): string {
  return String(Number(digits));
}
