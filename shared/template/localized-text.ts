import type { LocalizedText } from './template';

/** The text for a locale: the exact tag, else its language, else English. */
export function textFor(text: LocalizedText, locale: string): string {
  const language = locale.split('-')[0] ?? locale;
  return text[locale] ?? text[language] ?? text.en;
}
