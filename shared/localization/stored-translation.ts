import type { Translation } from './unit';

/** What the journal holds for one unit in one locale: record `release/<id>/unit/<unit>/<locale>`. */
export interface StoredTranslation {
  readonly unit: string;
  /** Null where the record was deleted; its heads must still be named by the next save. */
  readonly translation: Translation | null;
  readonly parents: readonly string[];
  readonly inConflict: boolean;
}

/**
 * The targets of one locale by unit id, as {@link ReleaseContent} wants them. Targets in conflict are among them:
 * a preview may show one side, and the conflict itself blocks signing. A draft is no translation yet.
 */
export function targetsByUnit(stored: readonly StoredTranslation[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    stored.flatMap(({ unit, translation }) =>
      translation && translation.state !== 'draft' ? [[unit, translation.target]] : [],
    ),
  );
}
