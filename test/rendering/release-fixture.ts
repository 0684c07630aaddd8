import { createHash } from 'node:crypto';
import type { DocumentMark, DocumentNode, SectionDocument } from '../../shared/authoring/document';
import { releaseUnits } from '../../shared/localization/segment-release';
import type { Change } from '../../shared/release/change';
import type { ReleaseHeader } from '../../shared/release/release';
import type { OutputChannel, RenderedOutput } from '../../shared/rendering/output';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import { renderOutputs } from '../../shared/rendering/render-outputs';
import type { Template } from '../../shared/template/template';

export const sha256 = (input: string | Uint8Array): string =>
  createHash('sha256').update(input).digest('hex');

/** Text nodes, blocks and documents in short. */
export const text = (value: string, ...marks: readonly DocumentMark[]): DocumentNode =>
  marks.length === 0 ? { type: 'text', text: value } : { type: 'text', text: value, marks };

export const block = (
  type: string,
  content: readonly DocumentNode[],
  attrs: Readonly<Record<string, unknown>> = {},
): DocumentNode => ({ type, attrs, content });

export const paragraph = (id: string, ...content: readonly (DocumentNode | string)[]): DocumentNode =>
  block(
    'paragraph',
    content.map((node) => (typeof node === 'string' ? text(node) : node)),
    { id },
  );

export const document = (...blocks: readonly DocumentNode[]): SectionDocument => ({ blocks });

const template: Template = {
  name: 'Standard',
  sections: [
    { key: 'version', kind: 'field', field: 'version', label: { en: 'Version' }, requiredFor: ['planned'] },
    {
      key: 'deployment',
      kind: 'field',
      field: 'deployment',
      label: { en: 'Deployment date', de: 'Bereitstellung', ar: 'موعد النشر' },
      requiredFor: ['planned'],
    },
    {
      key: 'summary',
      kind: 'prose',
      label: { en: 'Summary', de: 'Überblick', ar: 'ملخص' },
      requiredFor: ['planned'],
      minimumWords: 3,
      allowedBlocks: ['heading', 'bulletList', 'table'],
    },
    {
      key: 'changes',
      kind: 'changes',
      label: { en: 'Changes', de: 'Änderungen', ar: 'التغييرات' },
      requiredFor: ['planned'],
      minimumEntries: 1,
    },
    {
      key: 'rollback',
      kind: 'prose',
      label: { en: 'Rollback procedure', de: 'Rückkehr zur Vorversion' },
      requiredFor: ['planned'],
      minimumWords: 0,
      allowedBlocks: ['codeBlock', 'orderedList'],
    },
  ],
  checklist: [],
};

export const header: ReleaseHeader = {
  product: 'atlas',
  kind: 'planned',
  title: 'Faster exports & safer sign-in',
  version: '4.2.0',
  deployment: [
    {
      region: 'Europe',
      start: '2026-03-14T02:00:00+01:00',
      end: '2026-03-14T04:00:00+01:00',
      timeZone: 'Europe/Berlin',
    },
    { region: 'Asia', start: '2026-03-15T01:00:00+09:00', timeZone: 'Asia/Tokyo' },
  ],
  sourceLocale: 'en',
  targetLocales: ['de', 'ar'],
  audienceRoles: ['end-user', 'administrator'],
  template: { id: 'standard', version: 1 },
};

/** A change that both audiences read, with what a test wants to be otherwise. */
export function change(overrides: Partial<Change> = {}): Change {
  return {
    type: 'added',
    security: false,
    breaking: false,
    impact: 'customer',
    impactReason: '',
    module: '',
    audienceRoles: ['administrator', 'end-user'],
    summary: 'Exports run in the background.',
    references: [],
    order: 0,
    ...overrides,
  };
}

/** A release in three languages for two audiences; `overrides` replace whole members. */
export function content(overrides: Partial<ReleaseContent> = {}): ReleaseContent {
  return {
    release: 'r-2026-03',
    productSlug: 'atlas',
    product: { name: 'Acme Atlas', description: 'Maps for teams' },
    header,
    template,
    sections: {
      summary: document(
        paragraph('p1', 'Exports are ', text('twice', { type: 'bold' }), ' as fast.'),
        block('bulletList', [
          block('listItem', [paragraph('p2', 'Nothing to configure')], { id: 'l2' }),
          block(
            'listItem',
            [
              paragraph(
                'p3',
                'Read the ',
                text('guide', { type: 'link', attrs: { href: 'https://docs.example/x?a=1&b=2' } }),
              ),
            ],
            { id: 'l3' },
          ),
        ]),
      ),
      rollback: document(block('codeBlock', [text('atlas rollback <id>\n\natlas status')], { id: 'c1' })),
    },
    changes: [
      { id: 'c-1', change: change({ module: 'Export' }) },
      {
        id: 'c-2',
        change: change({
          type: 'removed',
          breaking: true,
          security: true,
          summary: 'Sign-in with `basic` passwords is gone.',
          references: ['CVE-2026-0001', 'https://status.example/7'],
          actionBy: '2026-06-30',
        }),
      },
      {
        id: 'c-3',
        change: change({ summary: 'New deployment switch.', audienceRoles: ['administrator'], order: 1 }),
      },
      { id: 'c-4', change: change({ summary: 'Internal refactoring.', impact: 'internal' }) },
    ],
    translations: {},
    ...overrides,
  };
}

/** The content with a target for every unit: the source's words in corner brackets, placeholders kept. */
export function translated(source: ReleaseContent, locale: string): ReleaseContent {
  const targets = Object.fromEntries(
    releaseUnits(source, sha256).map((unit) => [unit.id, `«${unit.source}»`]),
  );
  return { ...source, translations: { ...source.translations, [locale]: targets } };
}

export const render = (source: ReleaseContent): readonly RenderedOutput[] => [
  ...renderOutputs(source, sha256),
];

/** The text of one output. */
export function output(
  source: ReleaseContent,
  channel: OutputChannel,
  locale = 'en',
  role: RenderedOutput['role'] = 'end-user',
): string {
  const found = render(source).find(
    (entry) => entry.channel === channel && entry.locale === locale && entry.role === role,
  );
  if (!found) throw new Error(`No output ${channel} ${locale} ${role}`);
  return new TextDecoder().decode(found.bytes);
}
