import type { ReleaseContent } from '../rendering/release-content';
import { mapReleaseText, type LocalizedText } from './release-text';
import type { Sha256Text } from './unit-id';

/** A release's words in one locale, and the units for which there are none yet. */
export interface LocalizedContent extends LocalizedText {
  /** Ids of the units that still stand in the source language. Nothing with such a unit may be signed or shipped. */
  readonly untranslated: readonly string[];
}

/**
 * The release in one locale: every unit's target from `content.translations[locale]` put back into the document
 * nodes, with the marks, links and hard breaks of the source. A unit without a target keeps the source's words and is
 * named in `untranslated`. In the source locale the content comes back unchanged.
 */
export function localizeContent(
  content: ReleaseContent,
  locale: string,
  sha256: Sha256Text,
): LocalizedContent {
  if (locale === content.header.sourceLocale) {
    const { sections, changes, header } = content;
    return { title: header.title, sections, changes, untranslated: [] };
  }
  const targets = content.translations[locale] ?? {};
  const untranslated: string[] = [];
  const text = mapReleaseText(content, locale, sha256, ({ id }) => {
    const target = Object.hasOwn(targets, id) ? targets[id] : undefined;
    if (target !== undefined && target.trim() !== '') return target;
    untranslated.push(id);
    return undefined;
  });
  return { ...text, untranslated };
}
