import type { DocumentNode, SectionDocument } from '../authoring/document';
import { changeTypes, type Change } from '../release/change';
import { changeRecord, releaseRecord, sectionRecord } from '../release/record-ids';
import type { IdentifiedChange, ReleaseContent } from '../rendering/release-content';
import { decodeInline } from './placeholders';
import { inlinePlainText, joinText } from './inline-text';
import { segmentInline } from './segment-inline';
import { glueBetween } from './sentence-glue';
import { inlineToSummary, summaryToInline } from './summary-inline';
import { mapTextBlocks } from './text-blocks';
import { createUnitNamer, safeBlockId, type Sha256Text } from './unit-id';
import type { SourceUnit } from './unit';

/** The words of a release in one locale. */
export interface LocalizedText {
  readonly title: string;
  readonly sections: Readonly<Record<string, SectionDocument>>;
  readonly changes: readonly IdentifiedChange[];
}

/** Where an inline text of the release stands. */
type Place = Pick<SourceUnit, 'block' | 'record' | 'section'>;
type TranslateInline = (
  inline: readonly DocumentNode[],
  place: Place,
  whole?: boolean,
) => readonly DocumentNode[];

/**
 * Walks all words of a release in the order of its template (title, prose sections, changes by type) and puts back
 * what `translate` returns for each unit; `undefined` keeps the source. Listing the units and localizing a release
 * are this one walk, so the ids can't come out differently.
 */
export function mapReleaseText(
  content: ReleaseContent,
  locale: string,
  sha256: Sha256Text,
  translate: (unit: SourceUnit) => string | undefined,
): LocalizedText {
  const inline = createInlineTranslator(content.header.sourceLocale, locale, sha256, translate);
  const title = mapTitle(content, inline);
  const sections: Record<string, SectionDocument> = { ...content.sections };
  const summaries = new Map<string, string>();
  const changesKey = content.template.sections.find(({ kind }) => kind === 'changes')?.key;
  for (const section of content.template.sections) {
    const document = Object.hasOwn(sections, section.key) ? sections[section.key] : undefined;
    if (section.key === changesKey) {
      mapSummaries(content, section.key, inline, summaries);
    } else if (section.kind === 'prose' && document) {
      sections[section.key] = mapSection(content.release, section.key, document, inline, sha256);
    }
  }
  // A template without a list of changes: an output for machines may still carry them.
  if (changesKey === undefined) mapSummaries(content, 'changes', inline, summaries);
  const changes = content.changes.map(({ id, change }) => ({
    id,
    change: { ...change, summary: summaries.get(id) ?? change.summary },
  }));
  return { title, sections, changes };
}

function mapTitle(content: ReleaseContent, translate: TranslateInline): string {
  const place = { block: 'title', record: releaseRecord(content.release), section: 'title' };
  return inlinePlainText(translate([{ type: 'text', text: content.header.title }], place, true));
}

function mapSection(
  release: string,
  key: string,
  document: SectionDocument,
  translate: TranslateInline,
  sha256: Sha256Text,
): SectionDocument {
  const record = sectionRecord(release, key);
  const blocks = mapTextBlocks(document.blocks, ({ id, position, inline }) =>
    translate(inline, { block: safeBlockId(id, `${record}${position}`, sha256), record, section: key }),
  );
  return blocks === document.blocks ? document : { ...document, blocks };
}

/** Internal changes reach no output (duty 1.2), so nobody is asked to translate them. */
function mapSummaries(
  content: ReleaseContent,
  section: string,
  translate: TranslateInline,
  summaries: Map<string, string>,
): void {
  const shown = content.changes.filter(({ change }) => change.impact === 'customer');
  for (const { id, change } of shown.sort(byTypeAndOrder)) {
    const place = { block: `change-${id}`, record: changeRecord(content.release, id), section };
    const source = summaryInline(change);
    const target = translate(source, place);
    summaries.set(id, target === source ? change.summary : inlineToSummary(target));
  }
}

const summaryInlines = new WeakMap<Change, readonly DocumentNode[]>();

/** A summary's inline nodes; the same ones each time, so that they are taken apart only once. */
function summaryInline(change: Change): readonly DocumentNode[] {
  const known = summaryInlines.get(change);
  if (known !== undefined) return known;
  const inline = summaryToInline(change.summary);
  summaryInlines.set(change, inline);
  return inline;
}

/**
 * Takes the words of a release apart, one block at a time, so that whoever calls can pause in between: everything
 * else in this file then finds them ready.
 */
export function* segmentAhead(content: ReleaseContent): Generator<void> {
  const locale = content.header.sourceLocale;
  for (const { blocks } of Object.values(content.sections)) {
    for (const block of blocks) {
      mapTextBlocks([block], ({ inline }) => {
        segmentInline(inline, locale);
        return inline;
      });
      yield;
    }
  }
  for (const { change } of content.changes) {
    segmentInline(summaryInline(change), locale);
    yield;
  }
}

/** The order in which a release lists its changes: by type, then the writer's order, then by id. */
function byTypeAndOrder(a: IdentifiedChange, b: IdentifiedChange): number {
  const byType = changeTypes.indexOf(a.change.type) - changeTypes.indexOf(b.change.type);
  if (byType !== 0) return byType;
  return a.change.order - b.change.order || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function createInlineTranslator(
  sourceLocale: string,
  targetLocale: string,
  sha256: Sha256Text,
  translate: (unit: SourceUnit) => string | undefined,
): TranslateInline {
  const name = createUnitNamer(sha256);
  return (inline, place, whole = false) => {
    const { segments, rest } = segmentInline(inline, sourceLocale, whole);
    const result: DocumentNode[] = [];
    let left: readonly DocumentNode[] | undefined;
    let changed = false;
    for (const { glue, source, encoded, placeholders, isTranslatable } of segments) {
      const target = isTranslatable
        ? translate({ id: name(place.block, encoded.text), ...place, source: encoded.text, placeholders })
        : undefined;
      const words = target === undefined ? source : decodeInline(target, encoded.meanings);
      result.push(...(left && target !== undefined ? glueBetween(glue, left, targetLocale) : glue), ...words);
      left = target === undefined ? undefined : words;
      changed ||= target !== undefined;
    }
    return changed ? joinText([...result, ...rest]) : inline;
  };
}
