/** What a run of text looks like; the marks that our documents know. */
export interface Marks {
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  /** The address of a link, '' for none. */
  readonly href: string;
}

export const noMarks: Marks = { bold: false, italic: false, strike: false, code: false, href: '' };

/** A piece of text, or a line break. */
export type Run = ({ readonly text: string } & Marks) | 'break';

/**
 * Tidies the runs of one block: white space collapsed across runs, runs of no-break spaces (Word's way to indent)
 * made one space, neighbours with equal marks joined, nothing blank at either end. Two line breaks in a row divide
 * paragraphs, so the result is a list of them; a block with nothing to read gives none.
 */
export function paragraphsOf(runs: readonly Run[]): readonly (readonly Run[])[] {
  const paragraphs: Run[][] = [[]];
  let breaks = 0;
  for (const run of runs) {
    if (run === 'break') breaks += 1;
    else if (breaks > 0 && /^[\t\n\f\r \u00a0]*$/.test(run.text)) continue;
    else {
      if (breaks > 1) paragraphs.push([]);
      else if (breaks === 1) paragraphs.at(-1)?.push('break');
      breaks = 0;
      paragraphs.at(-1)?.push(run);
    }
  }
  return paragraphs.map(tidied).filter((paragraph) => paragraph.length > 0);
}

/** Runs of white space, no-break space included, and what stands between them. */
const wordsAndSpaces = /[\t\n\f\r \u00a0]+|[^\t\n\f\r \u00a0]+/g;

function tidied(runs: readonly Run[]): readonly Run[] {
  const writer = new RunWriter();
  for (const run of runs) {
    if (run === 'break') writer.breakLine();
    else for (const [part] of run.text.matchAll(wordsAndSpaces)) writer.write(part, run);
  }
  return writer.finish();
}

/** Writes words and the white space between them; white space is held back until a word follows. */
class RunWriter {
  private readonly runs: Run[] = [];
  private space: Exclude<Run, 'break'> | null = null;
  private lineBreak = false;

  write(part: string, marks: Marks): void {
    if (/^[\t\n\f\r \u00a0]/.test(part)) {
      // A single no-break space holds words together; several, or one beside a plain space, are Word's way to indent.
      this.space = { ...marks, ...this.space, text: this.space === null && part === '\u00a0' ? part : ' ' };
      return;
    }
    if (this.runs.length > 0 && this.lineBreak) this.runs.push('break');
    else if (this.runs.length > 0 && this.space !== null) this.append(this.space);
    this.append({ ...marks, text: part });
    this.space = null;
    this.lineBreak = false;
  }

  /** White space before and after the break is not shown. */
  breakLine(): void {
    this.lineBreak = true;
  }

  finish(): readonly Run[] {
    return this.runs;
  }

  private append(run: Exclude<Run, 'break'>): void {
    const last = this.runs.at(-1);
    if (last === undefined || last === 'break' || !sameMarks(last, run)) this.runs.push(run);
    else this.runs[this.runs.length - 1] = { ...last, text: last.text + run.text };
  }
}

function sameMarks(a: Marks, b: Marks): boolean {
  return (
    a.bold === b.bold &&
    a.italic === b.italic &&
    a.strike === b.strike &&
    a.code === b.code &&
    a.href === b.href
  );
}
