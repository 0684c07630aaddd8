import { recordWords } from '../../shared/approval/record-words';
import { wordAuthors } from '../../shared/approval/word-authors';
import { productRecord, releaseRecord } from '../../shared/release/record-ids';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import type { RecordStore } from '../workspace/record-store';

/** Who wrote words that stand in the outputs of each locale: what "nobody signs their own text" is decided by. */
export type AuthorsByLocale = Readonly<Record<string, ReadonlySet<string>>>;

function authorsOf(records: RecordStore, ids: readonly string[]): ReadonlySet<string> {
  const authors = ids.map((record) =>
    wordAuthors(
      records.history(record).map(({ id, by, parents, body }) => {
        return { id, by, parents, words: recordWords(record, body) };
      }),
    ),
  );
  return new Set(authors.flatMap((some) => [...some]));
}

/**
 * The source locale's outputs are the words of everybody who wrote the header, a section or a change; a target
 * locale's those of its translators. Everybody who ever changed the words counts, even where somebody else wrote the last
 * version: it may still hold theirs.
 */
export function authorsByLocale(records: RecordStore, content: ReleaseContent): AuthorsByLocale {
  const { release, header } = content;
  const all = records.ofRelease(release);
  const written = all.filter((record) => /^release\/[^/]+\/(section|change)\//.test(record));
  const source = authorsOf(records, [releaseRecord(release), productRecord(content.productSlug), ...written]);
  const targets = header.targetLocales.map((locale) => {
    const units = all.filter((record) => record.includes('/unit/') && record.endsWith(`/${locale}`));
    return [locale, authorsOf(records, units)] as const;
  });
  return Object.fromEntries([[header.sourceLocale, source], ...targets]);
}
