import type { LinkDefinitions } from './markdown-inline';
import { normalizedLabel } from './markdown-inline';

/** A line of the document's text. `number` counts from 1 in the file. */
export interface SourceLine {
  readonly number: number;
  readonly text: string;
  /** Whether the line lies inside a fenced code block: nothing in it is markup. */
  readonly code: boolean;
}

/** A changelog cut into lines, without what a reader does not see. */
export interface SourceLines {
  readonly lines: readonly SourceLine[];
  readonly definitions: LinkDefinitions;
  /** The line of a comment or a code block that is never closed: all that follows belongs to it. */
  readonly unclosedComment: number | null;
  readonly unclosedCode: number | null;
}

/**
 * Cuts Markdown into lines: any kind of line end, byte order mark dropped, comments blanked, link reference
 * definitions taken out (the first of a label counts, as in CommonMark), fences of code blocks taken out.
 */
export function readLines(markdown: string): SourceLines {
  const cutter = new LineCutter();
  markdown
    .replace(/^\ufeff/, '')
    .split(/\r\n|\n|\r/)
    .forEach((text, index) => {
      cutter.add(text, index + 1);
    });
  return cutter.result();
}

class LineCutter {
  private readonly lines: SourceLine[] = [];
  private readonly definitions = new Map<string, string>();
  private comment: number | null = null;
  private fence: { readonly marker: string; readonly line: number } | null = null;

  add(text: string, number: number): void {
    if (this.fence !== null) return this.addCode(text, number, this.fence.marker);
    const visible = this.withoutComments(text, number);
    const fence = /^\s{0,12}(?:[*+-]\s{1,4})?(`{3,}|~{3,})(?!.*`)/.exec(visible.slice(0, 200))?.[1];
    if (fence !== undefined) {
      this.fence = { marker: fence, line: number };
      return this.push(blankedFence(visible, fence), number, false);
    }
    this.push(this.takeDefinition(visible) ? '' : visible, number, false);
  }

  result(): SourceLines {
    return {
      lines: this.lines,
      definitions: this.definitions,
      unclosedComment: this.comment,
      unclosedCode: this.fence?.line ?? null,
    };
  }

  private push(text: string, number: number, code: boolean): void {
    this.lines.push({ number, text, code });
  }

  private addCode(text: string, number: number, marker: string): void {
    const trimmed = text.trim();
    const closes = trimmed.length >= marker.length && trimmed === (marker[0] ?? '').repeat(trimmed.length);
    if (closes) {
      this.fence = null;
      this.push('', number, true);
    } else this.push(text, number, true);
  }

  /** Blanks comments; one may begin or end in the middle of a line and run over many. */
  private withoutComments(text: string, number: number): string {
    let visible = '';
    let rest = text;
    for (;;) {
      if (this.comment !== null) {
        const end = rest.indexOf('-->');
        if (end === -1) return visible;
        this.comment = null;
        rest = rest.slice(end + 3);
      }
      const start = startOfComment(rest);
      if (start === -1) return visible + rest;
      visible += rest.slice(0, start);
      rest = rest.slice(start + 4);
      this.comment = number;
    }
  }

  private takeDefinition(text: string): boolean {
    if (!/^ {0,3}\[/.test(text) || text.length > 4000) return false;
    const match =
      /^ {0,3}\[([^[\]]{1,400})\]:\s{0,9}(?:<([^<>]*)>|(\S+))(?:\s{1,9}(?:".*"|'.*'|\(.*\)))?\s*$/.exec(text);
    if (match === null) return false;
    const label = normalizedLabel(match[1] ?? '');
    if (!this.definitions.has(label)) this.definitions.set(label, match[2] ?? match[3] ?? '');
    return true;
  }
}

/** Where a comment begins; inside a code span `<!--` is text. */
function startOfComment(text: string): number {
  const start = text.indexOf('<!--');
  if (start === -1) return -1;
  const ticks = text.slice(Math.max(0, start - 4000), start).split('`').length - 1;
  return ticks % 2 === 1 && text.indexOf('`', start) !== -1 ? -1 : start;
}

/** A fence opens inside a bullet as well: the bullet stays, the fence goes. */
function blankedFence(text: string, fence: string): string {
  return text.slice(0, text.indexOf(fence));
}
