import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Blocker } from '../../shared/readiness/blocker';
import { releaseRecord } from '../../shared/release/record-ids';
import { textFor } from '../../shared/template/localized-text';
import type { Template } from '../../shared/template/template';
import { languageName } from '../ui/LanguageName';
import { codedText } from './coded-text';
import { useView } from './use-view';

/**
 * The parameters of a blocker's sentence in the reader's language. The engine fills in the template's words in the release's
 * own language, for the engine has no reader.
 */
function paramsFor({ params, target }: Blocker, template: Template | undefined, language: string) {
  const section = template?.sections.find(({ key }) => key === target.section);
  const item =
    target.step === 'sign' ? template?.checklist.find(({ key }) => key === target.focus) : undefined;
  const tags = (text: string | number): string =>
    String(text)
      .split(', ')
      .map((tag) => languageName(tag, language))
      .join(', ');
  return {
    ...params,
    ...(section && params?.['section'] !== undefined ? { section: textFor(section.label, language) } : {}),
    ...(item && params?.['question'] !== undefined ? { question: textFor(item.question, language) } : {}),
    ...(params?.['locale'] === undefined ? {} : { locale: tags(params['locale']) }),
    ...(params?.['locales'] === undefined ? {} : { locales: tags(params['locales']) }),
  };
}

/** Puts the blockers of a release into words, in the interface's language. */
export function useBlockerText(release: string): (blocker: Blocker) => string {
  const { i18n } = useTranslation();
  const template = useView('release.get', { release }, { records: releaseRecord(release) }).data?.template;
  return useCallback(
    (blocker) => codedText(i18n, 'readiness', blocker.code, paramsFor(blocker, template, i18n.language)),
    [i18n, template],
  );
}
