import type { ChangelogCategory } from './changelog-categories';

/** What is odd about a changelog without making it unreadable; each has a sentence under `problem` in `sources`. */
export type ChangelogProblemCode =
  | 'unknown-category'
  | 'unknown-heading'
  | 'no-category'
  | 'bad-date'
  | 'duplicate-version'
  | 'text-outside-list'
  | 'entry-too-long'
  | 'unclosed-comment'
  | 'unclosed-code';

export interface ChangelogProblem {
  readonly code: ChangelogProblemCode;
  /** Counts from 1. */
  readonly line: number;
  /** The words in question, '' where the line says it all. */
  readonly text: string;
}

/** One entry of a changelog, as plain text; backticks around code are its only markup. */
export interface ChangelogEntry {
  readonly category: ChangelogCategory;
  /** The words of a heading that names no category of ours, '' otherwise. */
  readonly heading: string;
  /** What a generator puts in bold before the text: `**parser:** …`. */
  readonly scope: string;
  readonly text: string;
  readonly breaking: boolean;
  /** Addresses of its links. */
  readonly addresses: readonly string[];
  readonly line: number;
}

export interface ChangelogVersion {
  /** `unreleased` for what is not out yet. */
  readonly version: string;
  /** `YYYY-MM-DD`, `null` if unknown. */
  readonly date: string | null;
  readonly yanked: boolean;
  readonly link: string;
  /** Paragraphs before the first category. */
  readonly notes: string;
  readonly entries: readonly ChangelogEntry[];
  readonly line: number;
}

export interface Changelog {
  readonly title: string;
  /** In the order of the file, which is newest first. */
  readonly versions: readonly ChangelogVersion[];
  readonly problems: readonly ChangelogProblem[];
}
