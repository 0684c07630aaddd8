import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalizationView } from '../../../shared/localization/channels';
import { unitStates } from '../../../shared/localization/unit';
import { direction } from '../../../shared/i18n/languages';
import { releaseRecord } from '../../../shared/release/record-ids';
import { useReleaseFocus } from '../../app/release-focus';
import { useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import { EmptyState, SearchField, Select, ViewState } from '../../ui';
import { filters, shownUnits, type Filter } from './unit-filter';
import { useUnitSaver } from './unit-saver';
import { UnitRow } from './UnitRow';

function Progress({ view }: { readonly view: LocalizationView }) {
  const { t } = useTranslation('localization');
  return (
    <ul className="translate__progress" aria-label={t('progress')}>
      {unitStates
        .filter((state) => view.progress[state] > 0)
        .map((state) => (
          <li key={state} data-state={state}>
            {t(`state.${state}`)} <strong>{view.progress[state]}</strong>
          </li>
        ))}
    </ul>
  );
}

function Units({ view, languages }: { readonly view: LocalizationView; readonly languages: ReactNode }) {
  const { t } = useTranslation('localization');
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [active, setActive] = useState<string | null>(null);
  const isReadOnly = useSession(({ workspace }) => workspace !== null && workspace.readOnly !== null);
  const saver = useUnitSaver(view);
  const list = useRef<HTMLOListElement>(null);
  const { focus, locale, done } = useReleaseFocus('translate');
  const shown = useMemo(
    () => shownUnits(view.units, filter, search, active),
    [view.units, filter, search, active],
  );
  const isAsked = focus !== undefined && (locale === undefined || locale === view.locale);
  if (isAsked && focus !== active) setActive(focus);
  useEffect(() => {
    if (isAsked) done();
  }, [isAsked, done]);
  useEffect(() => {
    if (active === null) return;
    list.current?.querySelector(`[data-unit="${CSS.escape(active)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  /** The unit `steps` away from another in what is shown; nothing happens beyond the ends. */
  function move(from: string, steps: number): void {
    const next = shown[shown.findIndex(({ id }) => id === from) + steps];
    if (next !== undefined) setActive(next.id);
  }

  /** The next unit that still waits for a person, after another one and then from the top. */
  function nextOpen(from: string): void {
    const at = view.units.findIndex(({ id }) => id === from);
    const order = [...view.units.slice(at + 1), ...view.units.slice(0, at)];
    const open = order.find(({ state }) => state !== 'translated' && state !== 'reviewed');
    setActive(open?.id ?? null);
  }

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
        <Progress view={view} />
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t('nothing.title')}>{t('nothing.explain')}</EmptyState>
      ) : (
        // Read only, it holds nothing to put the focus on, so it takes it itself and can be scrolled by keyboard.
        <ol
          className="translate__units"
          ref={list}
          aria-label={t('units')}
          {...(isReadOnly ? { tabIndex: 0 } : {})}
        >
          {shown.map((unit) => (
            <UnitRow
              key={unit.id}
              unit={unit}
              sourceLocale={view.sourceLocale}
              locale={view.locale}
              textDirection={direction(view.locale)}
              isActive={unit.id === active}
              isReadOnly={isReadOnly}
              saver={saver}
              onActivate={setActive}
              onMove={move}
              onNextOpen={nextOpen}
            />
          ))}
        </ol>
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
