import { createHash } from 'node:crypto';
import type { DocumentMark, DocumentNode } from '../../shared/authoring/document';
import type { Change } from '../../shared/release/change';
import type { ReleaseContent } from '../../shared/rendering/release-content';

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

export const text = (words: string, ...marks: readonly DocumentMark[]): DocumentNode =>
  marks.length === 0 ? { type: 'text', text: words } : { type: 'text', text: words, marks };

export const bold: DocumentMark = { type: 'bold' };
export const code: DocumentMark = { type: 'code' };
export const link = (href: string): DocumentMark => ({ type: 'link', attrs: { href } });

export const block = (type: string, id: string, ...content: readonly DocumentNode[]): DocumentNode => ({
  type,
  attrs: { id },
  content,
});

export const change = (summary: string, facts: Partial<Change> = {}): Change => ({
  type: 'fixed',
  security: false,
  breaking: false,
  impact: 'customer',
  impactReason: '',
  module: '',
  audienceRoles: ['administrator', 'end-user'],
  summary,
  references: [],
  order: 0,
  ...facts,
});

/** A small release in English with a title, two prose sections, a table, a list, code and three changes. */
export function sampleContent(overrides: Partial<ReleaseContent> = {}): ReleaseContent {
  return {
    release: 'r1',
    productSlug: 'portal',
    product: { name: 'Portal', description: '' },
    header: {
      product: 'portal',
      kind: 'planned',
      title: 'Portal 2.1. Faster search',
      version: '2.1.0',
      deployment: [],
      sourceLocale: 'en',
      targetLocales: ['de', 'ja'],
      audienceRoles: ['administrator', 'end-user'],
      template: { id: 'planned', version: 1 },
    },
    template: {
      name: 'Planned',
      sections: [
        {
          key: 'summary',
          label: { en: 'Summary' },
          requiredFor: [],
          kind: 'prose',
          minimumWords: 0,
          allowedBlocks: [],
        },
        { key: 'changes', label: { en: 'Changes' }, requiredFor: [], kind: 'changes', minimumEntries: 0 },
        {
          key: 'rollback',
          label: { en: 'Rollback' },
          requiredFor: [],
          kind: 'prose',
          minimumWords: 0,
          allowedBlocks: [],
        },
      ],
      checklist: [],
    },
    sections: {
      rollback: {
        blocks: [
          block(
            'orderedList',
            'l1',
            block('listItem', 'i1', block('paragraph', 'p3', text('Stop the service.'))),
          ),
          block('codeBlock', 'c1', text('systemctl stop portal. Then wait.')),
          block(
            'table',
            't1',
            block(
              'tableRow',
              'tr1',
              block('tableCell', 'tc1', block('paragraph', 'p4', text('Version'))),
              block('tableCell', 'tc2', block('paragraph', 'p5', text('2.0.4'))),
            ),
          ),
        ],
      },
      summary: {
        blocks: [
          block(
            'paragraph',
            'p1',
            text('Search is '),
            text('twice as fast. It', bold),
            text(' also reads '),
            text('config.yaml', code),
            text('. '),
            text('Read more', link('https://example.com/search')),
            { type: 'hardBreak' },
            text('about it.'),
          ),
        ],
      },
    },
    changes: [
      { id: 'c-late', change: change('The export no longer fails.', { order: 2 }) },
      {
        id: 'c-early',
        change: change('Added `--dry-run`. It changes nothing.', { type: 'added', order: 9 }),
      },
      { id: 'c-internal', change: change('Moved to a new build.', { impact: 'internal' }) },
    ],
    translations: {},
    ...overrides,
  };
}
