import { checkNumbers } from './check-numbers';
import { checkPlaceholders } from './check-placeholders';
import { checkVerbatim, isWordForWordDate } from './check-verbatim';
import type { TextSpan } from './inline-text';
import { unitTokens, unitWords } from './placeholders';
import { maskSpans, protectedSpans } from './protected-spans';
import type { PlaceholderInfo, UnitProblem } from './unit';

export interface CheckInput {
  readonly source: string;
  readonly target: string;
  readonly placeholders: readonly PlaceholderInfo[];
  readonly sourceLocale: string;
  readonly targetLocale: string;
}

/**
 * What can be found wrong in a target without knowing its language (research/localization.md, 3). Errors block
 * signing, warnings inform; neither keeps anybody from saving.
 */
export function checkUnit(input: CheckInput): readonly UnitProblem[] {
  const { source, target, placeholders, sourceLocale, targetLocale } = input;
  const code = new Set(placeholders.filter(({ kind }) => kind === 'code').map(({ number }) => number));
  const sourceText = withoutCode(source, code);
  const targetText = withoutCode(target, code);
  const sourceSpans = protectedSpans(sourceText);
  const verbatim = sourceSpans.map(({ start, end }) => sourceText.slice(start, end));
  const words = withoutSpans(sourceText, sourceSpans);
  return [
    ...checkPlaceholders(source, target, placeholders),
    ...checkVerbatim(verbatim, targetText),
    ...checkNumbers(words, withoutSpans(targetText, protectedSpans(targetText)), sourceLocale, targetLocale),
    ...(/\p{L}{2}/u.test(words) ? checkSame(sourceText, targetText, sourceLocale, targetLocale) : []),
    ...checkBidi(target),
  ];
}

/** The words of a unit without placeholders and without what stands inside of code. */
function withoutCode(text: string, code: ReadonlySet<number>): string {
  const open = new Set<number>();
  let words = '';
  for (const token of unitTokens(text)) {
    if (token.kind === 'text') words += open.size === 0 ? token.text : ' ';
    else if (token.kind === 'open' && code.has(token.number)) open.add(token.number);
    else if (token.kind === 'close') open.delete(token.number);
    else if (token.kind === 'alone') words += ' ';
  }
  return words;
}

/** The text without what {@link checkVerbatim} looks at; dates stay, for they are numbers in every language. */
function withoutSpans(text: string, spans: readonly TextSpan[]): string {
  const verbatim = spans.filter(({ start, end }) => !isWordForWordDate(text.slice(start, end)));
  return maskSpans(text, verbatim, () => '\ue000');
}

/** A target that says what the source says, in a language that isn't the source's. */
function checkSame(
  source: string,
  target: string,
  sourceLocale: string,
  targetLocale: string,
): readonly UnitProblem[] {
  const language = (locale: string): string => locale.split('-')[0]?.toLowerCase() ?? '';
  if (language(sourceLocale) === language(targetLocale)) return [];
  const words = unitWords(source).trim();
  return words === unitWords(target).trim()
    ? [{ code: 'same-as-source', severity: 'warning', detail: words.slice(0, 80) }]
    : [];
}

const opensEmbedding = /[\u202a\u202b]/;
const overrides = /[\u202d\u202e]/;
const opensIsolate = /[\u2066-\u2068]/;

/**
 * Bidirectional controls that could make the text read as something it isn't ("Trojan Source", CVE-2021-42574):
 * overrides always, embeddings and isolates when they are not closed in order. Marks (LRM, RLM, ALM) are ordinary
 * typing aids in Arabic and Hebrew.
 */
function checkBidi(target: string): readonly UnitProblem[] {
  const problems = new Set<string>();
  const open: string[] = [];
  for (const character of target.match(/[\u202a-\u202e\u2066-\u2069]/g) ?? []) {
    if (overrides.test(character)) problems.add(character);
    if (opensEmbedding.test(character) || overrides.test(character)) open.push('\u202c');
    else if (opensIsolate.test(character)) open.push('\u2069');
    else if (open.pop() !== character) problems.add(character);
  }
  if (open.length > 0) problems.add(open[open.length - 1] ?? '');
  return [...problems].map((character) => ({
    code: 'bidi-control',
    severity: 'error',
    detail: `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`,
  }));
}
