/** The languages that the interface speaks. English is the source and the fallback. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/**
 * Languages that nobody speaks, made from English at run time, so that a person who reads English can see what
 * translation will do to a screen: `en-XA` is accented and a third longer, `ar-XB` runs from right to left.
 */
export const pseudoLanguages = ['en-XA', 'ar-XB'] as const;
export type PseudoLanguage = (typeof pseudoLanguages)[number];

/** Scripts that are written from right to left (Unicode `bidi_class` R and AL, the ones in living use). */
const rightToLeftScripts = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr']);

/** The reading direction of a BCP 47 tag, by its likely script. A tag that `Intl` refuses reads left to right. */
export function direction(locale: string): 'ltr' | 'rtl' {
  try {
    const parsed = new Intl.Locale(locale);
    // Chromium keeps regions like XB for itself and maximizes them to nothing, so the language alone is asked then.
    const script = parsed.maximize().script ?? new Intl.Locale(parsed.language).maximize().script;
    return script !== undefined && rightToLeftScripts.has(script) ? 'rtl' : 'ltr';
  } catch {
    return 'ltr';
  }
}

/** The language of ours that fits best to what the system prefers, in its order; English if none fits. */
export function bestLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const language = languages.find((candidate) => candidate === tag.toLowerCase().split('-')[0]);
    if (language !== undefined) return language;
  }
  return 'en';
}
