import type { TextSpan } from './inline-text';
import { maskSpans, protectedSpans } from './protected-spans';
import { exceptionsFor, type SentenceExceptions } from './sentence-exceptions';

export interface SegmentOptions {
  /** The language of the text: it decides which full stops are abbreviations. */
  readonly locale: string;
  /** Ranges that the caller knows to be no language (code marks). */
  readonly keepWhole?: readonly TextSpan[];
}

/** Private-use characters that stand for a closing tag and for everything else that is protected. */
const closingTag = '\ue001';
const protectedText = '\ue000';

// A French closing quote has a space before it, often a no-break one.
const closers = `(?:["')\\]}’”»›」』】）〉》${closingTag}]|[ \u00a0\u202f][»›])`;
const fullWidth = '。！？｡';
const others = '.!?…．؟۔।॥።։';
/** The end of a sentence: full-width marks alone, others only before white space or the end of the text. */
const terminator = new RegExp(
  `(?<![${others}${fullWidth}])(?:[${others}]*[${fullWidth}][${others}${fullWidth}]*${closers}*|[${others}]+${closers}*(?=\\s|$))`,
  'gu',
);
const longestWord = 64;
const hasFullWidth = new RegExp(`[${fullWidth}]`, 'u');
const breakingSpace = /[\t\n\r \u2000-\u2006\u2008-\u200a\u3000]/u;
const blankLine = /\n\s*\n/gu;
const startsLower = /^[\s"'“‘«‹„¿¡([{⟦]*\p{Ll}/u;

/**
 * Splits a text into sentences. The spans come in order, don't overlap, begin and end with something that is not
 * white space, and between them there is nothing but white space. The rules are our own, so that the same text gives
 * the same spans under every version of Unicode's data: unit ids hang on them (ADR 0007).
 */
export function segmentText(text: string, options: SegmentOptions): readonly TextSpan[] {
  const spansToMask = [...(options.keepWhole ?? []), ...protectedSpans(text)];
  const masked = maskSpans(text, spansToMask, (covered) =>
    covered.startsWith('</') ? closingTag : protectedText,
  );
  const exceptions = exceptionsFor(options.locale);
  const cuts = [...sentenceEnds(masked, exceptions), ...blankLineStarts(masked)].sort((a, b) => a - b);
  const spans: TextSpan[] = [];
  let start = 0;
  for (const cut of [...cuts, text.length]) {
    const span = trimmed(text, start, cut);
    if (span) spans.push(span);
    start = cut;
  }
  return spans;
}

function sentenceEnds(masked: string, exceptions: SentenceExceptions): readonly number[] {
  const ends: number[] = [];
  let sentenceStart = 0;
  for (const match of masked.matchAll(terminator)) {
    const end = match.index + match[0].length;
    // Only the last word matters; the bound keeps a text of abbreviations alone from taking quadratic time.
    const before = masked.slice(Math.max(sentenceStart, match.index - longestWord), match.index);
    if (endsSentence(before, match[0], masked.slice(end), exceptions)) {
      ends.push(end);
      sentenceStart = end;
    }
  }
  return ends;
}

/** Whether a terminator ends the sentence, from what stands before and after it. */
function endsSentence(
  before: string,
  terminated: string,
  after: string,
  exceptions: SentenceExceptions,
): boolean {
  if (hasFullWidth.test(terminated)) return true;
  // A no-break space says that what follows belongs here (`z. B.`, `Dr. Smith` as careful writers set them).
  const gap = /^\s*/u.exec(after)?.[0] ?? '';
  const next = after.slice(gap.length);
  if (next === '') return true;
  if (!breakingSpace.test(gap)) return false;
  // Yahoo! is …, approx. five …: no language of the lists begins a sentence with a small letter.
  if (startsLower.test(next)) return false;
  return terminated.startsWith('.') && !terminated.startsWith('..')
    ? fullStopEnds(before, next, exceptions)
    : true;
}

function fullStopEnds(before: string, next: string, exceptions: SentenceExceptions): boolean {
  const word = /[\p{L}\p{N}.-]*$/u.exec(before)?.[0] ?? '';
  const lower = word.toLowerCase();
  const firstNext = /^["'“‘«‹„¿¡([{]*([\p{L}\p{M}'’]*)/u.exec(next)?.[1]?.toLowerCase() ?? '';
  const starts = exceptions.starters.has(firstNext);
  const isListNumber = /^\d{1,3}$/.test(word) && before.trim() === word;
  if (isListNumber) return false;
  if (exceptions.ordinalDot && /^\d{1,2}$/.test(word)) return starts;
  if (exceptions.beforeNumber.has(lower) && /^[\p{N}\ue000]/u.test(next)) return false;
  if (exceptions.never.has(lower)) return false;
  // Initials (J. Smith, U.K., z.B.) and words that may also end a sentence.
  const initials = /^(?:\p{L}\.)*\p{L}$/u.test(word) && /^\p{Lu}|\./u.test(word);
  if (initials || exceptions.maybe.has(lower)) return starts;
  return true;
}

function blankLineStarts(masked: string): readonly number[] {
  return [...masked.matchAll(blankLine)].map((match) => match.index);
}

function trimmed(text: string, start: number, end: number): TextSpan | undefined {
  const piece = text.slice(start, end);
  const words = piece.trim();
  if (words === '') return undefined;
  const from = start + piece.indexOf(words);
  return { start: from, end: from + words.length };
}
