import type { DocumentMark, DocumentNode } from '../../shared/authoring/document';
import type { AnswerValue } from '../../shared/checklist/answer';
import { encodeInline } from '../../shared/localization/placeholders';
import type { Change } from '../../shared/release/change';
import type { ReleaseKind } from '../../shared/release/release';
import type { SampleWindow } from './sample-dates';

/**
 * A sentence of the sample. The English may hold `**bold**`, `` `code` `` and `[text](address)`; German and Arabic have
 * the placeholders of the unit in their place (`⟦1⟧…⟦/1⟧`). Without one of these the sentence is still to be translated.
 */
export type Phrase = readonly [en: string, de?: string, ar?: string];

/** A change with its summary in three languages. `actionInDays` counts from the day on which the sample is made. */
export interface SampleChange {
  readonly phrase: Phrase;
  readonly facts: Partial<Omit<Change, 'summary' | 'order' | 'actionBy'>>;
  readonly actionInDays?: number;
}

/** A release of the sample as its writer would describe it. */
export interface SampleRelease {
  readonly product: string;
  readonly kind: ReleaseKind;
  readonly version: string;
  readonly title: Phrase;
  readonly deployment: readonly SampleWindow[];
  readonly sections: Readonly<Record<string, readonly DocumentNode[]>>;
  readonly changes: readonly SampleChange[];
  /** The sentences of the sections, as the block maker collected them. */
  readonly phrases: readonly Phrase[];
  /** Answers to the checklist by item, each with its evidence; an item that is left out stays open. */
  readonly answers: Readonly<Record<string, readonly [AnswerValue, string]>>;
}

const markup = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)]+)\)/g;

function marked(text: string, mark: DocumentMark): DocumentNode {
  return { type: 'text', text, marks: [mark] };
}

/** English with its small markup as inline nodes. */
export function inlineOf(english: string): readonly DocumentNode[] {
  const nodes: DocumentNode[] = [];
  let end = 0;
  for (const match of english.matchAll(markup)) {
    const [whole, bold, code, link, href] = match;
    if (match.index > end) nodes.push({ type: 'text', text: english.slice(end, match.index) });
    if (bold !== undefined) nodes.push(marked(bold, { type: 'bold' }));
    if (code !== undefined) nodes.push(marked(code, { type: 'code' }));
    if (link !== undefined) nodes.push(marked(link, { type: 'link', attrs: { href } }));
    end = match.index + whole.length;
  }
  if (end < english.length) nodes.push({ type: 'text', text: english.slice(end) });
  return nodes;
}

/** The targets of a release by the source of their unit. */
export function targetsOf(content: SampleRelease, locale: 'de' | 'ar'): ReadonlyMap<string, string> {
  const phrases = [content.title, ...content.phrases, ...content.changes.map(({ phrase }) => phrase)];
  return new Map(
    phrases.flatMap(([en, de, ar]) => {
      const target = locale === 'de' ? de : ar;
      return target === undefined ? [] : [[encodeInline(inlineOf(en)).text, target] as const];
    }),
  );
}

/** Makes blocks whose ids begin with a prefix and count up, and collects the sentences in them. */
export function blockMaker(prefix: string) {
  const phrases: Phrase[] = [];
  let count = 0;
  const attrs = (others: Readonly<Record<string, unknown>> = {}): DocumentNode['attrs'] => {
    count += 1;
    return { id: `${prefix}-${count}`, ...others };
  };
  const textBlock = (type: 'paragraph' | 'heading', sentences: readonly Phrase[], level?: number) => {
    phrases.push(...sentences);
    const text = sentences.map(([en]) => en).join(' ');
    return { type, attrs: attrs(level === undefined ? {} : { level }), content: inlineOf(text) };
  };
  const paragraph = (...sentences: readonly Phrase[]): DocumentNode => textBlock('paragraph', sentences);
  const around = (type: string, content: readonly DocumentNode[]): DocumentNode => {
    return { type, attrs: attrs(), content };
  };
  const list = (type: string, items: readonly Phrase[]): DocumentNode =>
    around(
      type,
      items.map((item) => around('listItem', [paragraph(item)])),
    );
  const row = (type: string, cells: readonly Phrase[]): DocumentNode =>
    around(
      'tableRow',
      cells.map((cell) => around(type, [paragraph(cell)])),
    );
  return {
    phrases,
    paragraph,
    heading: (phrase: Phrase): DocumentNode => textBlock('heading', [phrase], 3),
    bullets: (...items: readonly Phrase[]): DocumentNode => list('bulletList', items),
    steps: (...items: readonly Phrase[]): DocumentNode => list('orderedList', items),
    quote: (...sentences: readonly Phrase[]): DocumentNode => around('blockquote', [paragraph(...sentences)]),
    code: (text: string): DocumentNode => ({
      type: 'codeBlock',
      attrs: attrs({ language: 'shell' }),
      content: [{ type: 'text', text }],
    }),
    table: (head: readonly Phrase[], ...rows: readonly (readonly Phrase[])[]): DocumentNode =>
      around('table', [row('tableHeader', head), ...rows.map((cells) => row('tableCell', cells))]),
  };
}
