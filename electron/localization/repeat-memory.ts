import { repeatIndex, type RepeatIndex, type RepeatSource } from '../../shared/localization/repeats';
import { translationSchema } from '../../shared/localization/unit';
import type { Pacer } from '../journal/pacer';
import { lastSegment, readRecord, type RecordStore } from '../workspace/record-store';

/** What was translated before in this workspace, by exact source text. */
export interface RepeatMemory {
  readonly index: (records: RecordStore, locale: string, pacer: Pacer) => Promise<RepeatIndex>;
}

/** Every translation into a locale with the time of its newest revision, in no order. */
function* translationsInto(
  records: RecordStore,
  locale: string,
): Generator<{ readonly at: string; readonly source: RepeatSource } | undefined> {
  for (const releaseId of records.ofKind('release')) {
    const release = lastSegment(releaseId);
    for (const record of records.ofRelease(release)) {
      if (!record.includes('/unit/') || !record.endsWith(`/${locale}`)) continue;
      const { value } = readRecord(records, record, translationSchema);
      const at = records.heads(record)[0]?.at ?? '';
      if (value !== undefined) yield { at, source: { ...value, release } };
    }
    yield undefined;
  }
}

async function collect(records: RecordStore, locale: string, pacer: Pacer): Promise<RepeatIndex> {
  const found: { readonly at: string; readonly source: RepeatSource }[] = [];
  for (const one of translationsInto(records, locale)) {
    if (one !== undefined) found.push(one);
    if (pacer.isDue()) await pacer.pause();
  }
  // Newest first; the time only chooses among proposals that a person confirms.
  found.sort((a, b) => (a.at < b.at ? 1 : -1));
  return repeatIndex(found.map(({ source }) => source));
}

interface Known {
  readonly records: RecordStore;
  readonly generation: number;
  readonly index: Promise<RepeatIndex>;
}

/** Builds each locale's index when it is first asked for, and again after the records have changed. */
export function createRepeatMemory(): RepeatMemory {
  const known = new Map<string, Known>();
  return {
    index: (records, locale, pacer) => {
      const before = known.get(locale);
      const generation = records.generation();
      if (before?.records === records && before.generation === generation) return before.index;
      const index = collect(records, locale, pacer);
      known.set(locale, { records, generation, index });
      return index;
    },
  };
}
