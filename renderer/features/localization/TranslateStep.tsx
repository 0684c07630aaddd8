import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocaleSummary } from '../../../shared/localization/channels';
import { releaseRecord } from '../../../shared/release/record-ids';
import type { ReleaseView } from '../../../shared/release/view';
import { useReleaseFocus } from '../../app/release-focus';
import { useView } from '../../app/use-view';
import { languageName, Select, ViewState } from '../../ui';
import { NoTargets } from './NoTargets';
import { UnitTable } from './UnitTable';
import './translate.css';

/** The release's target languages, each with how far it has come. */
function useLanguageOptions(view: ReleaseView) {
  const { t, i18n } = useTranslation('localization');
  const { id: release } = view;
  const { data } = useView('localization.progress', { release }, { records: releaseRecord(release) });
  const describe = ({ progress: { total, states, withErrors } }: LocaleSummary): string => {
    const done = states.translated + states.reviewed;
    const parts = [
      t('localeProgress', { done, total }),
      states.outdated > 0 && t('localeOutdated', { count: states.outdated }),
      withErrors > 0 && t('localeErrors', { count: withErrors }),
    ];
    return parts.filter((part) => part !== false).join(', ');
  };
  return view.header.value.targetLocales.map((id) => {
    const summary = data?.find(({ locale }) => locale === id);
    const label = languageName(id, i18n.language);
    return summary === undefined ? { id, label } : { id, label, description: describe(summary) };
  });
}

function Languages({ view }: { readonly view: ReleaseView }) {
  const { t } = useTranslation('localization');
  const { focus, locale: asked } = useReleaseFocus('translate');
  const options = useLanguageOptions(view);
  const [chosen, setChosen] = useState<string>();
  // A click on a readiness item leads to its language, which stays the chosen one.
  if (focus !== undefined && asked !== undefined && asked !== chosen) setChosen(asked);
  const locale = (options.find(({ id }) => id === chosen) ?? options[0])?.id;
  if (locale === undefined) return <NoTargets view={view} />;
  const select = <Select label={t('language')} options={options} value={locale} onChange={setChosen} />;
  return <UnitTable key={locale} release={view.id} locale={locale} languages={select} />;
}

/** The Translate step: the release's units side by side in one target language (7.2). */
export default function TranslateStep({ release }: { readonly release: string }) {
  const options = useMemo(() => ({ records: releaseRecord(release) }), [release]);
  const view = useView('release.get', { release }, options);
  return <ViewState view={view}>{(data) => <Languages view={data} />}</ViewState>;
}
