import { commitTypes } from './commit-types';
import { findAddresses, findReferences, uniqueReferences } from './references';

/** The first line of a conventional commit: `type(scope)!: description`. */
export interface CommitHeader {
  /** In lower case: the specification makes no difference. */
  readonly type: string;
  /** `feat(api,ui): …` has two. */
  readonly scopes: readonly string[];
  readonly exclamation: boolean;
  readonly description: string;
}

/** `Token: value` or `Token #value`; a value may run over several lines. */
export interface CommitFooter {
  readonly token: string;
  readonly value: string;
}

/** A commit message in its parts. */
export interface CommitMessage {
  readonly subject: string;
  /** `null` if the subject is not a conventional one. */
  readonly header: CommitHeader | null;
  readonly body: string;
  readonly footers: readonly CommitFooter[];
  /** The texts of the footers BREAKING CHANGE and BREAKING-CHANGE. */
  readonly breakingNotes: readonly string[];
  readonly breaking: boolean;
}

// The token of a footer is one word with hyphens; only BREAKING CHANGE may hold a space and must be in capitals
// (specification, items 8 to 16). A breaking note that begins on the next line is common, so nothing may follow.
const breakingLine = /^(BREAKING[ -]CHANGE)(?:: | #|:$)(.*)$/;
const footerLine = /^([A-Za-z][A-Za-z0-9-]{0,60})(?:: | (?=#\d))(.*)$/;

/**
 * Parses a commit message by Conventional Commits 1.0. Never fails: a message that does not follow the convention
 * has a subject, a body and perhaps footers, and no header. Works in time linear to the message.
 */
export function parseCommitMessage(message: string): CommitMessage {
  const lines = message.replace(/\r\n?/g, '\n').split('\n').map(trimmedEnd);
  const first = lines.findIndex((line) => line !== '');
  const subject = first === -1 ? '' : (lines[first] ?? '').trim();
  const rest = first === -1 ? [] : lines.slice(first + 1);
  const footersFrom = startOfFooters(rest);
  const footers = parseFooters(rest.slice(footersFrom));
  const header = parseHeader(subject);
  const breakingNotes = footers.filter(({ token }) => isBreakingToken(token)).map(({ value }) => value);
  return {
    subject,
    header,
    body: rest.slice(0, footersFrom).join('\n').trim(),
    footers: footers.filter(({ token }) => !isBreakingToken(token)),
    breakingNotes,
    breaking: breakingNotes.length > 0 || header?.exclamation === true,
  };
}

/**
 * Parses a subject line. A pictogram or the key of an issue before the type is skipped, as is a missing space after
 * the colon where the type is a known one: both are against the specification and everywhere.
 */
export function parseHeader(subject: string): CommitHeader | null {
  const match = /^([\p{L}\p{N}][\p{L}\p{N}_-]{0,40})(?:\(([^()]{0,200})\))?(!)?:(\s{0,9})(\S.*)$/u.exec(
    withoutPrefix(subject),
  );
  if (match === null) return null;
  const [, word = '', scope = '', exclamation, space, description = ''] = match;
  const type = word.toLowerCase();
  if (space === '' && !commitTypes.has(type)) return null;
  const scopes = scope
    .split(/[,;|]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return { type, scopes, exclamation: exclamation !== undefined, description: description.trim() };
}

/** More footers than this are not searched for references. */
const footerLimit = 1000;

/**
 * What a commit refers to: issue numbers and keys in all of its text, and whatever stands in a footer such as
 * `Closes`, `Fixes`, `Refs` or `PR-URL`. Hashes of other commits are not references for a reader.
 */
export function commitReferences(message: CommitMessage): readonly string[] {
  const notes = message.breakingNotes.join('\n');
  return uniqueReferences([
    ...findReferences(`${message.subject}\n${message.body}\n${notes}`),
    ...message.footers.slice(0, footerLimit).flatMap(footerReferences),
  ]);
}

function footerReferences({ token, value }: CommitFooter): readonly string[] {
  if (
    !/^(?:closes?|closed|fix(?:es|ed)?|resolves?|resolved|implements|refs?|references|see|see-also|issues?|bugs?|jira|tickets?|related(?:-to)?|part-of|pr-url|link|links)$/i.test(
      token,
    )
  ) {
    return findReferences(value);
  }
  const bareNumbers = (value.match(/(?:^|[\s,])\d{1,9}(?=$|[\s,])/g) ?? []).map(
    (n) => `#${n.replace(/\D/g, '')}`,
  );
  return [...findReferences(value), ...bareNumbers, ...findAddresses(value)];
}

function withoutPrefix(subject: string): string {
  return subject
    .replace(/^(?::[a-z0-9_+-]{1,40}:|\p{Extended_Pictographic}(?:\u{fe0f}|[\u{1f3fb}-\u{1f3ff}])?)\s*/u, '')
    .replace(/^(?:\[[A-Z][A-Z0-9]{1,9}-\d{1,7}\]:?|[A-Z][A-Z0-9]{1,9}-\d{1,7}:?)\s+/, '');
}

/**
 * Where the footers begin: at the first breaking note, wherever it stands, or else with the last paragraphs that all
 * begin like a footer. A paragraph in the middle of the body that begins with "Note: " is text.
 */
function startOfFooters(lines: readonly string[]): number {
  const breaking = lines.findIndex((line) => breakingLine.test(line));
  let start = lines.length;
  for (let end = lastFilled(lines, lines.length); end >= 0;) {
    const from = firstOfParagraph(lines, end);
    if (matchFooter(lines[from] ?? '') === null) break;
    start = from;
    end = lastFilled(lines, from);
  }
  return breaking === -1 ? start : Math.min(breaking, start);
}

function lastFilled(lines: readonly string[], before: number): number {
  let index = before - 1;
  while (index >= 0 && lines[index] === '') index -= 1;
  return index;
}

function firstOfParagraph(lines: readonly string[], end: number): number {
  let index = end;
  while (index > 0 && lines[index - 1] !== '') index -= 1;
  return index;
}

function parseFooters(lines: readonly string[]): readonly CommitFooter[] {
  const footers: { readonly token: string; readonly lines: string[] }[] = [];
  for (const line of lines) {
    const footer = matchFooter(line);
    if (footer === null) footers.at(-1)?.lines.push(line);
    else footers.push({ token: footer.token, lines: [footer.value] });
  }
  return footers.map((footer) => ({ token: footer.token, value: footer.lines.join('\n').trim() }));
}

function matchFooter(line: string): CommitFooter | null {
  const match = breakingLine.exec(line) ?? footerLine.exec(line);
  return match === null ? null : { token: match[1] ?? '', value: match[2] ?? '' };
}

function isBreakingToken(token: string): boolean {
  return token === 'BREAKING CHANGE' || token === 'BREAKING-CHANGE';
}

// `trimEnd` as a function of one argument, for `map`.
function trimmedEnd(line: string): string {
  return line.trimEnd();
}
