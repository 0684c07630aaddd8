import { useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalizationView } from '../../../shared/localization/channels';
import { unitStates } from '../../../shared/localization/unit';
import { releaseRecord } from '../../../shared/release/record-ids';
import { useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import { EmptyState, SearchField, Select, ViewState } from '../../ui';
import type { ShownUnit } from './newest-units';
import { StrandedTexts } from './StrandedTexts';
import { countByState, filters, type Filter } from './unit-filter';
import { UnitRows } from './UnitRows';
import { useActiveUnit, useNewestUnits, useUnitList } from './use-unit-list';

function Progress({ units }: { readonly units: readonly ShownUnit[] }) {
  const { t } = useTranslation('localization');
  const counts = countByState(units);
  return (
    <ul className="translate__progress" aria-label={t('progress')}>
      {unitStates
        .filter((state) => counts[state] > 0)
        .map((state) => (
          <li key={state} data-state={state}>
            {t(`state.${state}`)} <strong>{counts[state]}</strong>
          </li>
        ))}
    </ul>
  );
}

function Units({ view, languages }: { readonly view: LocalizationView; readonly languages: ReactNode }) {
  const { t } = useTranslation('localization');
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const { release, locale } = view;
  const place = useMemo(() => ({ release, locale }), [release, locale]);
  const isReadOnly = useSession(({ workspace }) => workspace !== null && workspace.readOnly !== null);
  const { units, stranded } = useNewestUnits(view, place, isReadOnly);
  const worked = useActiveUnit(locale);
  const { shown, list, rows } = useUnitList(view, place, units, { filter, search }, worked);
  return (
    <div className="translate">
      <div className="translate__bar">
        {languages}
        <Select
          label={t('filter.label')}
          options={filters.map((id) => ({ id, label: t(`filter.${id}`) }))}
          value={filter}
          onChange={setFilter}
        />
        <SearchField label={t('search')} placeholder={t('search')} value={search} onChange={setSearch} />
        <Progress units={units} />
      </div>
      <StrandedTexts texts={stranded} place={place} />
      {shown.length === 0 ? (
        <EmptyState title={t('nothing.title')}>{t('nothing.explain')}</EmptyState>
      ) : (
        <UnitRows units={shown} active={worked[0]} list={list} handle={rows} />
      )}
    </div>
  );
}

/** The units of one release in one target language, with filters, search and progress. */
export function UnitTable({
  release,
  locale,
  languages,
}: {
  readonly release: string;
  readonly locale: string;
  readonly languages: ReactNode;
}) {
  const view = useView('localization.units', { release, locale }, { records: releaseRecord(release) });
  return <ViewState view={view}>{(data) => <Units view={data} languages={languages} />}</ViewState>;
}
