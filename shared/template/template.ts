import * as z from 'zod';
import { localeSchema, releaseKindSchema, slugSchema } from '../release/release';

/** A text that the template supplies in several locales; `en` is always there and serves as the fallback. */
export const localizedTextSchema = z
  .record(localeSchema, z.string().max(500))
  .and(z.object({ en: z.string() }));
export type LocalizedText = z.infer<typeof localizedTextSchema>;

/** The kinds of block that a section may allow. Paragraphs are always allowed. */
export const blockKinds = [
  'heading',
  'bulletList',
  'orderedList',
  'codeBlock',
  'table',
  'blockquote',
] as const;
export const blockKindSchema = z.enum(blockKinds);
export type BlockKind = z.infer<typeof blockKindSchema>;

const sectionBase = {
  key: slugSchema,
  label: localizedTextSchema,
  help: localizedTextSchema.optional(),
  /** The kinds of release in which this section must be filled; an empty list makes it optional. */
  requiredFor: z.array(releaseKindSchema),
};

/** A field of the release header shown as a section of the template (version, deployment windows). */
const fieldSectionSchema = z.strictObject({
  ...sectionBase,
  kind: z.literal('field'),
  field: z.enum(['version', 'deployment']),
});

/** Free text in the editor. `minimumWords` applies when the section is required. */
const proseSectionSchema = z.strictObject({
  ...sectionBase,
  kind: z.literal('prose'),
  minimumWords: z.int().min(0).max(10_000),
  allowedBlocks: z.array(blockKindSchema),
});

/** The classified changes of the release, grouped by type. `minimumEntries` applies when the section is required. */
const changesSectionSchema = z.strictObject({
  ...sectionBase,
  kind: z.literal('changes'),
  minimumEntries: z.int().min(0).max(1000),
});

export const templateSectionSchema = z.discriminatedUnion('kind', [
  fieldSectionSchema,
  proseSectionSchema,
  changesSectionSchema,
]);
export type TemplateSection = z.infer<typeof templateSectionSchema>;
export type ProseSection = Extract<TemplateSection, { kind: 'prose' }>;

/** A question that the compliance officer answers before signing. */
export const checklistItemSchema = z.strictObject({
  key: slugSchema,
  question: localizedTextSchema,
  help: localizedTextSchema.optional(),
  kinds: z.array(releaseKindSchema).min(1),
  /** Whether an answer needs evidence (a link, a ticket, a sentence) to count. */
  evidence: z.enum(['required', 'optional']),
});
export type ChecklistItem = z.infer<typeof checklistItemSchema>;

/**
 * A release template (duty 3.1): record `template/<id>/<version>`. A version never changes once written; a release
 * keeps the version it began with.
 */
export const templateSchema = z.strictObject({
  name: z.string().min(1).max(120),
  sections: z.array(templateSectionSchema).min(1).max(60),
  checklist: z.array(checklistItemSchema).max(100),
});
export type Template = z.infer<typeof templateSchema>;
