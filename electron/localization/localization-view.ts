import type { LocaleSummary, LocalizationView } from '../../shared/localization/channels';
import { localeProgress } from '../../shared/localization/progress';
import type { RepeatIndex } from '../../shared/localization/repeats';
import type { UnitView } from '../../shared/localization/unit';
import { unitViewsInSteps } from '../../shared/localization/unit-views';
import { productRecord, releaseRecord } from '../../shared/release/record-ids';
import { productSchema, releaseHeaderSchema } from '../../shared/release/release';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import { err, ok, type Result } from '../../shared/result';
import type { Pacer } from '../journal/pacer';
import { sha256 } from '../journal/sha256';
import { sourceContent, storedTranslations } from '../release/release-content';
import { readRecord, type RecordStore } from '../workspace/record-store';
import type { RepeatMemory } from './repeat-memory';
import type { SourceUnits } from './source-units';

/** What the views of translating are worked out with; both remember what they found. */
export interface LocalizationMemory {
  readonly units: SourceUnits;
  readonly repeats: RepeatMemory;
}

async function viewsInto(
  records: RecordStore,
  content: ReleaseContent,
  locale: string,
  { units, pacer, repeats }: { units: SourceUnits; pacer: Pacer; repeats: RepeatIndex },
): Promise<readonly UnitView[]> {
  const views: UnitView[] = [];
  const source = await units.of(content, pacer);
  const stored = storedTranslations(records, content.release, locale);
  for (const view of unitViewsInSteps({ content, locale, stored, repeats, sha256, units: source })) {
    views.push(view);
    if (pacer.isDue()) await pacer.pause();
  }
  return views;
}

/** The Translate step of one release in one locale. */
export async function localizationView(
  records: RecordStore,
  { units, repeats }: LocalizationMemory,
  { release, locale }: { readonly release: string; readonly locale: string },
  pacer: Pacer,
): Promise<Result<LocalizationView>> {
  const content = sourceContent(records, release);
  if (!content.ok) return content;
  const { sourceLocale, targetLocales } = content.value.header;
  if (!targetLocales.includes(locale)) return err('localization/not-a-target', { locale, release });
  const index = await repeats.index(records, locale, pacer);
  const views = await viewsInto(records, content.value, locale, { units, pacer, repeats: index });
  return ok({
    ...{ release, sourceLocale, locale, units: views },
    releaseNames: repeatNames(records, views),
    progress: localeProgress(views).states,
  });
}

/** The releases that repeats come from, by what people call them. */
function repeatNames(records: RecordStore, views: readonly UnitView[]): LocalizationView['releaseNames'] {
  const releases = new Set(views.flatMap(({ repeat }) => (repeat === undefined ? [] : [repeat.release])));
  return Object.fromEntries([...releases].map((release) => [release, releaseName(records, release)]));
}

function releaseName(records: RecordStore, release: string): string {
  const header = readRecord(records, releaseRecord(release), releaseHeaderSchema).value;
  if (header === undefined) return release;
  const product = readRecord(records, productRecord(header.product), productSchema).value;
  return `${product?.name ?? header.product} ${header.version || header.title}`.trim();
}

const noRepeats: RepeatIndex = new Map();

/** How far each target language of a release has come, in the order of its header. */
export async function localeSummaries(
  records: RecordStore,
  { units }: LocalizationMemory,
  release: string,
  pacer: Pacer,
): Promise<Result<readonly LocaleSummary[]>> {
  const content = sourceContent(records, release);
  if (!content.ok) return content;
  const summaries: LocaleSummary[] = [];
  for (const locale of content.value.header.targetLocales) {
    const views = await viewsInto(records, content.value, locale, { units, pacer, repeats: noRepeats });
    summaries.push({ locale, progress: localeProgress(views) });
  }
  return ok(summaries);
}
