import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { releaseRecord } from '../../../shared/release/record-ids';
import type { ReleaseView } from '../../../shared/release/view';
import { useReleaseFocus } from '../../app/release-focus';
import { useView } from '../../app/use-view';
import { languageName, Select, ViewState } from '../../ui';
import { NoTargets } from './NoTargets';
import { UnitTable } from './UnitTable';
import './translate.css';

function Languages({ view }: { readonly view: ReleaseView }) {
  const { t, i18n } = useTranslation('localization');
  const { focus, locale: asked } = useReleaseFocus('translate');
  const { targetLocales } = view.header.value;
  const [chosen, setChosen] = useState<string>();
  // A click on a readiness item leads to its language, until another is chosen by hand.
  const wanted = (focus === undefined ? chosen : asked) ?? chosen;
  const locale = targetLocales.find((target) => target === wanted) ?? targetLocales[0];
  if (locale === undefined) return <NoTargets view={view} />;
  return (
    <UnitTable
      key={locale}
      release={view.id}
      locale={locale}
      languages={
        <Select
          label={t('language')}
          options={targetLocales.map((id) => ({ id, label: languageName(id, i18n.language) }))}
          value={locale}
          onChange={setChosen}
        />
      }
    />
  );
}

/** The Translate step: the release's units side by side in one target language (7.2). */
export default function TranslateStep({ release }: { readonly release: string }) {
  const options = useMemo(() => ({ records: releaseRecord(release) }), [release]);
  const view = useView('release.get', { release }, options);
  return <ViewState view={view}>{(data) => <Languages view={data} />}</ViewState>;
}
