import { useTranslation } from 'react-i18next';

/** The name of a BCP 47 tag in another language, or the tag itself where there is none. */
export function languageName(tag: string, displayLanguage: string): string {
  try {
    return new Intl.DisplayNames([displayLanguage], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** "German (de)" in the interface's language. */
export function LanguageName({ tag }: { readonly tag: string }) {
  const { i18n } = useTranslation();
  const name = languageName(tag, i18n.language);
  return <bdi>{name === tag ? tag : `${name} (${tag})`}</bdi>;
}
