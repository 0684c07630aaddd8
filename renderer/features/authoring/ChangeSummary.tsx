import { useTranslation } from 'react-i18next';

/** A change's summary; `code` in backticks, which is its only markup, set as code. */
export function ChangeSummary({ text }: { readonly text: string }) {
  const { t } = useTranslation('authoring');
  if (text.trim() === '') return <em>{t('changes.noSummary')}</em>;
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) =>
      part.startsWith('`') && part.length > 2 ? <code key={index}>{part.slice(1, -1)}</code> : part,
    );
}
