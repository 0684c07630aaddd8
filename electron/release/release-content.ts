import { sectionDocumentSchema, type SectionDocument } from '../../shared/authoring/document';
import { targetsByUnit, type StoredTranslation } from '../../shared/localization/stored-translation';
import { translationSchema } from '../../shared/localization/unit';
import { changeSchema } from '../../shared/release/change';
import { productRecord, releaseRecord, sectionRecord, templateRecord } from '../../shared/release/record-ids';
import { productSchema, releaseHeaderSchema, type ReleaseHeader } from '../../shared/release/release';
import type { IdentifiedChange, ReleaseContent } from '../../shared/rendering/release-content';
import { err, ok, type Result } from '../../shared/result';
import { templateSchema, type Template } from '../../shared/template/template';
import { lastSegment, readRecord, type RecordStore } from '../workspace/record-store';

const emptySection: SectionDocument = { blocks: [] };

/** The template that a release was begun with. */
export function releaseTemplate(store: RecordStore, header: ReleaseHeader): Template | undefined {
  const { id, version } = header.template;
  return readRecord(store, templateRecord(id, version), templateSchema).value;
}

function sectionsOf(
  store: RecordStore,
  release: string,
  template: Template,
): Record<string, SectionDocument> {
  const sections: Record<string, SectionDocument> = {};
  for (const section of template.sections) {
    if (section.kind !== 'prose') continue;
    const read = readRecord(store, sectionRecord(release, section.key), sectionDocumentSchema);
    sections[section.key] = read.value ?? emptySection;
  }
  return sections;
}

/** The changes of a release in the order in which they are shown: by `order`, then by id. */
export function releaseChanges(store: RecordStore, release: string): readonly IdentifiedChange[] {
  return store
    .ofRelease(release)
    .filter((record) => record.startsWith(`release/${release}/change/`))
    .flatMap((record) => {
      const change = readRecord(store, record, changeSchema).value;
      return change === undefined ? [] : [{ id: lastSegment(record), change }];
    })
    .sort((a, b) => a.change.order - b.change.order || (a.id < b.id ? -1 : 1));
}

/** What the journal holds for a release's units in one locale, deleted ones included. */
export function storedTranslations(
  store: RecordStore,
  release: string,
  locale: string,
): readonly StoredTranslation[] {
  const prefix = `release/${release}/unit/`;
  const suffix = `/${locale}`;
  return store
    .ofRelease(release)
    .filter((record) => record.startsWith(prefix) && record.endsWith(suffix))
    .map((record) => {
      const { value, parents, inConflict } = readRecord(store, record, translationSchema);
      const unit = record.slice(prefix.length, -suffix.length);
      return { unit, translation: value ?? null, parents, inConflict };
    });
}

function translationsOf(
  store: RecordStore,
  release: string,
  header: ReleaseHeader,
): ReleaseContent['translations'] {
  return Object.fromEntries(
    header.targetLocales.map((locale) => [locale, targetsByUnit(storedTranslations(store, release, locale))]),
  );
}

/** Gathers all that the outputs of a release are made from (design 6). Fails as {@link sourceContent} does. */
export function releaseContent(store: RecordStore, release: string): Result<ReleaseContent> {
  const source = sourceContent(store, release);
  if (!source.ok) return source;
  return ok({ ...source.value, translations: translationsOf(store, release, source.value.header) });
}

/**
 * A release in its source language, without the translations, of which there may be many. Fails with `release/unknown` for an id that is
 * not there, and `release/template-missing` or `release/product-missing` where a record it needs is gone.
 */
export function sourceContent(store: RecordStore, release: string): Result<ReleaseContent> {
  const header = readRecord(store, releaseRecord(release), releaseHeaderSchema).value;
  if (header === undefined) return err('release/unknown', { release });
  const template = releaseTemplate(store, header);
  if (template === undefined) {
    return err('release/template-missing', {
      template: header.template.id,
      version: header.template.version,
    });
  }
  const product = readRecord(store, productRecord(header.product), productSchema).value;
  if (product === undefined) return err('release/product-missing', { product: header.product });
  return ok({
    release,
    productSlug: header.product,
    product,
    header,
    template,
    sections: sectionsOf(store, release, template),
    changes: releaseChanges(store, release),
    translations: {},
  });
}
