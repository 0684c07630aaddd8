import type { AnswerValue } from '../../shared/checklist/answer';
import type { DocumentMark, DocumentNode } from '../../shared/authoring/document';
import type { Change } from '../../shared/release/change';
import type { DeploymentWindow, ReleaseKind } from '../../shared/release/release';

/** A text of the sample: English, German, Arabic. A text without translations is left for the user to translate. */
export type Words = readonly [en: string, de?: string, ar?: string];

/** A release of the sample as its writer would describe it. */
export interface SampleRelease {
  readonly product: string;
  readonly kind: ReleaseKind;
  readonly version: string;
  readonly title: string;
  readonly deployment: readonly DeploymentWindow[];
  readonly sections: Readonly<Record<string, readonly DocumentNode[]>>;
  readonly changes: readonly Omit<Change, 'order'>[];
  /** By the unit's source text, placeholders included. */
  readonly translations: readonly Words[];
  readonly answers: Readonly<Record<string, readonly [AnswerValue, string]>>;
}

/** A run of text with a mark. */
export function marked(text: string, type: DocumentMark['type'], href?: string): DocumentNode {
  return { type: 'text', text, marks: [href === undefined ? { type } : { type, attrs: { href } }] };
}

const inline = (part: string | DocumentNode): DocumentNode =>
  typeof part === 'string' ? { type: 'text', text: part } : part;

/** Makes blocks whose ids begin with a prefix and count up, as if an editor had made them. */
export function blockMaker(prefix: string) {
  let count = 0;
  const id = (): string => {
    count += 1;
    return `${prefix}-${count}`;
  };
  const paragraph = (...parts: readonly (string | DocumentNode)[]): DocumentNode => ({
    type: 'paragraph',
    attrs: { id: id() },
    content: parts.map(inline),
  });
  const list =
    (type: 'bulletList' | 'orderedList') =>
    (...items: readonly string[]): DocumentNode => ({
      type,
      attrs: { id: id() },
      content: items.map((item) => ({
        type: 'listItem',
        attrs: { id: id() },
        content: [paragraph(item)],
      })),
    });
  const row = (type: 'tableHeader' | 'tableCell', cells: readonly string[]): DocumentNode => ({
    type: 'tableRow',
    attrs: { id: id() },
    content: cells.map((cell) => ({ type, attrs: { id: id() }, content: [paragraph(cell)] })),
  });
  return {
    paragraph,
    bullets: list('bulletList'),
    steps: list('orderedList'),
    code: (text: string): DocumentNode => ({
      type: 'codeBlock',
      attrs: { id: id(), language: 'shell' },
      content: [{ type: 'text', text }],
    }),
    table: (head: readonly string[], ...rows: readonly (readonly string[])[]): DocumentNode => ({
      type: 'table',
      attrs: { id: id() },
      content: [row('tableHeader', head), ...rows.map((cells) => row('tableCell', cells))],
    }),
  };
}

/** A change that everybody may read and that says so of itself, unless `facts` say otherwise. */
export function sampleChange(summary: string, facts: Partial<Change>): Omit<Change, 'order'> {
  return {
    type: 'changed',
    security: false,
    breaking: false,
    impact: 'customer',
    impactReason: '',
    module: '',
    audienceRoles: ['administrator', 'end-user'],
    summary,
    references: [],
    ...facts,
  };
}
