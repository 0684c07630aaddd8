import { createInstance, type i18n } from 'i18next';
import { pseudoLanguages, type Language, type PseudoLanguage } from './languages';
import { pseudoTexts, type TextTree } from './pseudo-locale';
import { english, german, type Namespace } from './resources';

export { bestLanguage, direction } from './languages';
export type { Language, PseudoLanguage } from './languages';
export type { Namespace } from './resources';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: typeof english;
    returnNull: false;
  }
}

const namespaces = Object.keys(english) as Namespace[];

function textsOf(language: Language | PseudoLanguage): Readonly<Record<string, TextTree>> {
  if (language === 'en') return english;
  if (language === 'de') return german;
  return Object.fromEntries(
    namespaces.map((namespace) => [namespace, pseudoTexts(english[namespace], language)]),
  );
}

/**
 * An i18next instance that speaks `language` from its first call on: nothing is loaded later, so it is right for the
 * renderer, the main process' menus and the command line alike. An unknown language falls back to English.
 */
export function createI18n(language: string): i18n {
  const instance = createInstance();
  const pseudo = pseudoLanguages.find((candidate) => candidate === language);
  void instance.init({
    lng: language,
    fallbackLng: 'en',
    supportedLngs: ['en', 'de', ...pseudoLanguages],
    ns: namespaces,
    defaultNS: 'app',
    resources: {
      en: textsOf('en'),
      de: textsOf('de'),
      ...(pseudo === undefined ? {} : { [pseudo]: textsOf(pseudo) }),
    },
    initAsync: false,
    // React escapes what it shows, and the command line shows no HTML.
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  return instance;
}

/** Switches a running instance to another language, making a pseudo-language's texts when they are first needed. */
export async function changeLanguage(instance: i18n, language: string): Promise<void> {
  const pseudo = pseudoLanguages.find((candidate) => candidate === language);
  if (pseudo !== undefined && !instance.hasResourceBundle(pseudo, 'app')) {
    for (const [namespace, texts] of Object.entries(textsOf(pseudo))) {
      instance.addResourceBundle(pseudo, namespace, texts);
    }
  }
  await instance.changeLanguage(language);
}
