import { repeatIndex, type RepeatIndex, type RepeatSource } from '../../shared/localization/repeats';
import { translationSchema } from '../../shared/localization/unit';
import { lastSegment, readRecord, type RecordStore } from '../workspace/record-store';

/** What was translated before in this workspace, by exact source text. */
export interface RepeatMemory {
  readonly index: (records: RecordStore, locale: string) => RepeatIndex;
}

function* translationsInto(records: RecordStore, locale: string): Generator<RepeatSource> {
  const found: { readonly at: string; readonly source: RepeatSource }[] = [];
  for (const releaseId of records.ofKind('release')) {
    const release = lastSegment(releaseId);
    for (const record of records.ofRelease(release)) {
      if (!record.includes('/unit/') || !record.endsWith(`/${locale}`)) continue;
      const { value } = readRecord(records, record, translationSchema);
      const at = records.heads(record)[0]?.at ?? '';
      if (value !== undefined) found.push({ at, source: { ...value, release } });
    }
  }
  // Newest first; the time only chooses among proposals that a person confirms.
  found.sort((a, b) => (a.at < b.at ? 1 : -1));
  for (const { source } of found) yield source;
}

/** Builds each locale's index when it is first asked for, and again after the records have changed. */
export function createRepeatMemory(): RepeatMemory {
  const known = new Map<
    string,
    { readonly records: RecordStore; readonly generation: number; readonly index: RepeatIndex }
  >();
  return {
    index: (records, locale) => {
      const cached = known.get(locale);
      const generation = records.generation();
      if (cached?.records === records && cached.generation === generation) return cached.index;
      const index = repeatIndex(translationsInto(records, locale));
      known.set(locale, { records, generation, index });
      return index;
    },
  };
}
