import type { LinkDefinitions } from './markdown-inline';
import { inlineToText, normalizedLabel } from './markdown-inline';
import { unreleasedVersion } from './origin-key';

/** A heading that opens a version. */
export interface VersionHeading {
  /** As written, without brackets and a leading `v`; `unreleased` for what is not out. */
  readonly version: string;
  /** `YYYY-MM-DD`; `null` if there is none or it can't be understood. */
  readonly date: string | null;
  /** What stands where the date should be, if it is no date. */
  readonly badDate: string | null;
  readonly yanked: boolean;
  /** The address that the version links to: a comparison or a tag. '' if none. */
  readonly link: string;
}

const unreleasedWords =
  /^(?:unreleased|unveröffentlicht|non publié|no publicado|next release|next version|next|upcoming|work in progress|in development|master|main|head|tbd)$/i;
/**
 * A version at the start of a heading: `1.2.0`, `v2.0.0-rc.1`, `2026.11`, `Version 3`, `app 1.0`, `@scope/app@1.0`.
 * Groups: the name before it, the version.
 */
const versionStart =
  /^(?:(?:version|release|ver\.?|rel\.?)\s{1,9})?(@?[A-Za-z][\w./-]{0,60}(?:@|\s{1,9}))?(?:version\s{1,9})?v?(\d{1,9}(?:[.+-][0-9A-Za-z.+_-]{0,60})?)(?=$|[\s,:;(/\u2013\u2014])/i;

/**
 * Recognises the heading of a version by what it says and not by its level, because files in the wild use every
 * level from 1 to 3 for it. `null` if the heading is none.
 */
export function parseVersionHeading(heading: string, definitions: LinkDefinitions): VersionHeading | null {
  if (heading.length > 500) return null;
  const yanked = /\[yanked\]|\(yanked\)|\byanked\s*$/i.test(heading);
  const bare = heading.replace(/\[yanked\]|\(yanked\)|[-\u2013\u2014\s]{1,9}yanked\s*$/gi, ' ').trim();
  const inline = inlineToText(bare, definitions);
  const bracketed = /^\[([^\][]{1,80})\]/.exec(bare)?.[1]?.trim();
  const text = inline.text.trim();
  const version = bracketed === undefined ? versionIn(text) : named(bracketed);
  if (version === null) return null;
  const rest = text.slice(text.indexOf(version.written) + version.written.length);
  const { date, badDate } = dateIn(version.value, rest);
  const link = inline.addresses[0] ?? definitions.get(normalizedLabel(bracketed ?? version.value)) ?? '';
  return { version: version.value, date, badDate, yanked, link };
}

interface Written {
  readonly value: string;
  readonly written: string;
}

/** In brackets anything is a version, as the form is unmistakable. */
function named(bracketed: string): Written | null {
  if (unreleasedWords.test(bracketed)) return { value: unreleasedVersion, written: bracketed };
  const version = versionStart.exec(bracketed)?.[2];
  if (version !== undefined) return { value: version, written: bracketed };
  return /\d/.test(bracketed) ? { value: bracketed, written: bracketed } : null;
}

function versionIn(text: string): Written | null {
  const [first = ''] = text.split(/\s*(?:[-\u2013\u2014(:]|$)/, 1);
  if (unreleasedWords.test(first.trim())) return { value: unreleasedVersion, written: first };
  const match = versionStart.exec(text);
  if (match === null) return null;
  const [written, name = '', version = ''] = match;
  const rest = text.slice(written.length);
  // "3 new commands" and "Python 3.8 support" are sentences: after a plain number or a name stands a date or nothing.
  const surelyVersion = version.includes('.') && name === '';
  if (!surelyVersion && !/^\s*(?:$|[-\u2013\u2014([,/]|\d{4})/.test(rest)) return null;
  return { value: version.replace(/[.:-]$/, ''), written };
}

function dateIn(
  version: string,
  rest: string,
): { readonly date: string | null; readonly badDate: string | null } {
  const own = isoDate(version);
  const found = isoDate(rest) ?? writtenDate(rest);
  if (found !== null || own !== null) return { date: found ?? own, badDate: null };
  const unread = /\d{1,4}[-/.\s]\d{1,2}[-/.\s]\d{1,4}/.exec(rest)?.[0] ?? null;
  return { date: null, badDate: unread };
}

function isoDate(text: string): string | null {
  const match = /(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text);
  return match === null ? null : checkedDate(Number(match[1]), Number(match[3]), Number(match[4]));
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `May 3, 2026`, `3 May 2026`, `3rd of May, 2026`. Dates in figures with the year last are ambiguous and not read. */
function writtenDate(text: string): string | null {
  const monthFirst = /\b([a-z]{3,9})\.?\s{1,3}(\d{1,2})(?:st|nd|rd|th)?,?\s{1,3}(\d{4})\b/i.exec(text);
  if (monthFirst !== null) return monthDate(monthFirst[3], monthFirst[1], monthFirst[2]);
  const dayFirst =
    /\b(\d{1,2})(?:st|nd|rd|th)?\.?(?:\s{1,3}of)?\s{1,3}([a-z]{3,9})\.?,?\s{1,3}(\d{4})\b/i.exec(text);
  return dayFirst === null ? null : monthDate(dayFirst[3], dayFirst[2], dayFirst[1]);
}

function monthDate(year = '', month = '', day = ''): string | null {
  return checkedDate(Number(year), months.indexOf(month.slice(0, 3).toLowerCase()) + 1, Number(day));
}

/** The date as `YYYY-MM-DD`; `null` for the 30th of February and the like. */
function checkedDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const valid =
    date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return valid ? date.toISOString().slice(0, 10) : null;
}
