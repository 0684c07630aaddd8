import { canonicalize, type JsonValue } from '../journal/canonical-json';
import { parseRecordId } from '../journal/record-id';

/**
 * The members of a record that no output shows. A revision that changes nothing else is no writing (see
 * `word-authors.ts`): sorting changes, adding a language, marking a translation as reviewed.
 */
const silentMembers: Readonly<Record<string, readonly string[]>> = {
  release: ['product', 'sourceLocale', 'targetLocales', 'template'],
  change: ['order', 'origin', 'impactReason'],
  unit: ['source', 'state', 'origin'],
};

/** What a revision's body adds to the outputs, as text that is equal where the words are; null for a deletion. */
export function recordWords(record: string, body: JsonValue): string | null {
  if (body === null) return null;
  const silent = silentMembers[parseRecordId(record)?.kind ?? ''] ?? [];
  if (typeof body !== 'object' || Array.isArray(body)) return canonicalize(body);
  return canonicalize(Object.fromEntries(Object.entries(body).filter(([name]) => !silent.includes(name))));
}
