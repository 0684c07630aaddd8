import type { ChangeType } from '../../release/change';
import type { AudienceRole, ReleaseKind } from '../../release/release';
import { ar } from './ar';
import { de } from './de';
import { en } from './en';
import { fr } from './fr';
import { ja } from './ja';

/**
 * The fixed words of the outputs in one language. They are not texts of the app: they are part of what is signed,
 * so they change only together with `rendererVersion`.
 */
export interface Words {
  /** The language that these words are in, which is English where we have none for a locale. */
  readonly lang: string;
  readonly version: string;
  readonly product: string;
  readonly kind: string;
  readonly audience: string;
  readonly languages: string;
  readonly skipToContent: string;
  readonly releaseNotes: string;
  readonly security: string;
  readonly breaking: string;
  readonly actionBy: string;
  readonly module: string;
  readonly references: string;
  readonly noChanges: string;
  readonly deployment: string;
  readonly roles: Readonly<Record<AudienceRole, string>>;
  readonly kinds: Readonly<Record<ReleaseKind, string>>;
  readonly changeTypes: Readonly<Record<ChangeType, string>>;
}

const byLanguage: ReadonlyMap<string, Words> = new Map(
  [en, de, fr, ar, ja].map((words) => [words.lang, words]),
);

/** The words for a locale: those of its language, else the English ones. */
export function wordsFor(locale: string): Words {
  const language = locale.split('-')[0]?.toLowerCase() ?? '';
  return byLanguage.get(language) ?? en;
}
