import type { Changelog, ChangelogEntry, ChangelogProblem, ChangelogProblemCode } from './changelog';
import type { Block } from './changelog-blocks';
import { blockOf } from './changelog-blocks';
import type { ChangelogCategory } from './changelog-categories';
import { categoryOf, otherCategory } from './changelog-categories';
import type { EntryDraft } from './changelog-entry';
import { finishedEntry } from './changelog-entry';
import type { VersionHeading } from './changelog-heading';
import { parseVersionHeading } from './changelog-heading';
import type { SourceLine, SourceLines } from './changelog-lines';
import { inlineToText } from './markdown-inline';

/** The part of a version under one heading. */
interface Section {
  readonly category: ChangelogCategory;
  readonly heading: string;
  /** Text that is no list: entries if there is no list at all, remarks otherwise. */
  readonly paragraphs: EntryDraft[];
  listed: boolean;
}

interface VersionDraft extends VersionHeading {
  readonly line: number;
  readonly level: number;
  readonly entries: ChangelogEntry[];
  /** What stands before the first category. */
  readonly opening: Section;
}

/** More than this is no changelog that a person could go through; the reader stops there. */
export const changelogLimits = { versions: 5000, entries: 20_000 } as const;

/** What was read. `stoppedAt`: the line at which a limit was passed, `null` if everything was read. */
export interface ReadChangelog {
  readonly changelog: Changelog;
  readonly stoppedAt: number | null;
}

/** Reads the lines of a changelog once, from top to bottom. Use once. */
export class ChangelogReader {
  private title = '';
  private version: VersionDraft | null = null;
  private section: Section | null = null;
  private entry: EntryDraft | null = null;
  private afterBlank = false;
  /** Entries so far. */
  private count = 0;
  private readonly versions: (VersionDraft & { readonly notes: string })[] = [];
  private readonly seen = new Set<string>();
  private readonly problems: ChangelogProblem[] = [];

  constructor(private readonly source: SourceLines) {}

  read(): ReadChangelog {
    const stopped = this.readUpToLimits();
    return { changelog: this.finished(), stoppedAt: stopped };
  }

  private readUpToLimits(): number | null {
    const { lines } = this.source;
    for (const [index, line] of lines.entries()) {
      this.take(blockOf(line, lines[index + 1]), line);
      if (this.count > changelogLimits.entries || this.versions.length > changelogLimits.versions)
        return line.number;
    }
    return null;
  }

  private finished(): Changelog {
    const { unclosedCode, unclosedComment } = this.source;
    this.endVersion();
    if (unclosedCode !== null) this.report('unclosed-code', unclosedCode);
    if (unclosedComment !== null) this.report('unclosed-comment', unclosedComment);
    return {
      title: this.title,
      versions: this.versions.map(({ version, date, yanked, link, notes, entries, line }) => {
        return { version, date, yanked, link, notes, entries, line };
      }),
      problems: this.problems.toSorted((a, b) => a.line - b.line),
    };
  }

  private take(block: Block, line: SourceLine): void {
    if (block.kind === 'heading') this.heading(block.level, block.text, line.number);
    else if (block.kind === 'bullet') this.bullet(block.indent, block.text, line.number);
    else if (block.kind === 'text') this.text(block.indent, block.text, line.number);
    else if (block.kind === 'code') this.code(block.text);
    else if (block.kind === 'rule') this.endEntry();
    this.afterBlank = block.kind === 'blank' || block.kind === 'rule';
  }

  private heading(level: number, text: string, line: number): void {
    const version = parseVersionHeading(text, this.source.definitions);
    if (version !== null) return this.startVersion(version, level, line);
    const plain = inlineToText(text.slice(0, 200), this.source.definitions).text.trim();
    if (this.version === null) {
      this.title = this.title === '' ? plain : this.title;
      return;
    }
    const category = categoryOf(plain);
    if (category !== null) return this.startSection(category, '');
    if (level <= this.version.level) {
      // As high as a version, and none: what follows belongs to no version.
      this.endVersion();
      this.report('unknown-heading', line, plain);
    } else {
      this.report('unknown-category', line, plain);
      this.startSection(otherCategory, plain);
    }
  }

  private startVersion(heading: VersionHeading, level: number, line: number): void {
    this.endVersion();
    if (this.seen.has(heading.version)) this.report('duplicate-version', line, heading.version);
    if (heading.badDate !== null) this.report('bad-date', line, heading.badDate);
    this.seen.add(heading.version);
    const opening = emptySection(otherCategory, '');
    this.version = { ...heading, line, level, entries: [], opening };
    this.section = opening;
  }

  private startSection(category: ChangelogCategory, heading: string): void {
    this.endSection();
    this.section = emptySection(category, heading);
  }

  private bullet(indent: number, text: string, line: number): void {
    if (this.entry !== null && indent > this.entry.indent + 1) {
      this.entry.items.push(text);
      return;
    }
    this.endEntry();
    if (this.section === null) return;
    const opening = this.section === this.version?.opening;
    if (opening && !this.section.listed) this.report('no-category', line, text.slice(0, 80));
    this.section.listed = true;
    this.entry = { indent, line, items: [text] };
  }

  private text(indent: number, text: string, line: number): void {
    if (this.entry !== null && (!this.afterBlank || indent > this.entry.indent)) {
      addToLast(this.entry, text);
      return;
    }
    this.endEntry();
    if (this.section === null) return;
    const category = looseCategory(text);
    if (category !== null) return this.startSection(category, '');
    const paragraph = this.section.paragraphs.at(-1);
    if (paragraph === undefined || this.afterBlank)
      this.section.paragraphs.push({ indent, line, items: [text] });
    else addToLast(paragraph, text);
  }

  private code(text: string): void {
    if (this.entry !== null && text !== '') addToLast(this.entry, text.includes('`') ? text : `\`${text}\``);
  }

  private endEntry(): void {
    const { entry, section } = this;
    this.entry = null;
    if (entry !== null && section !== null) this.addEntry(entry, section);
  }

  private addEntry(draft: EntryDraft, { category, heading }: Section): void {
    const { tooLong, breaking, ...finished } = finishedEntry(draft, this.source.definitions);
    if (tooLong) this.report('entry-too-long', draft.line);
    if (finished.text === '') return;
    const { line } = draft;
    const entry = { ...finished, category, heading, breaking: breaking || category.breaking, line };
    this.version?.entries.push(entry);
    this.count += 1;
  }

  /** Ends the section of a category. The opening of a version is settled with the version. */
  private endSection(): void {
    this.endEntry();
    const { section } = this;
    this.section = null;
    if (section === null || section === this.version?.opening) return;
    for (const paragraph of section.paragraphs) {
      if (section.listed)
        this.report('text-outside-list', paragraph.line, paragraph.items.join(' ').slice(0, 80));
      else this.addEntry(paragraph, section);
    }
  }

  private endVersion(): void {
    this.endSection();
    const { version } = this;
    if (version === null) return;
    const { paragraphs } = version.opening;
    // "## 1.0.0" and then only a sentence: that sentence is what the version brought.
    const onlyProse = version.entries.length === 0;
    if (onlyProse) for (const paragraph of paragraphs) this.addEntry(paragraph, version.opening);
    const remarks = onlyProse
      ? []
      : paragraphs.map((draft) => finishedEntry(draft, this.source.definitions).text);
    this.versions.push({ ...version, notes: remarks.join('\n\n') });
    this.version = null;
  }

  private report(code: ChangelogProblemCode, line: number, text = ''): void {
    this.problems.push({ code, line, text });
  }
}

function emptySection(category: ChangelogCategory, heading: string): Section {
  return { category, heading, paragraphs: [], listed: false };
}

/** Joins a continuation line to what it continues. */
function addToLast(draft: EntryDraft, text: string): void {
  draft.items.push(`${draft.items.pop() ?? ''} ${text}`);
}

/** A category without a heading: `**Added**`, `__Fixed:__`, `Removed:`. */
function looseCategory(text: string): ChangelogCategory | null {
  if (text.length > 80) return null;
  const words = /^(?:\*\*(.+)\*\*|__(.+)__):?$/.exec(text) ?? /^([^:]+):$/.exec(text);
  return words === null ? null : categoryOf(words[1] ?? words[2] ?? '');
}
