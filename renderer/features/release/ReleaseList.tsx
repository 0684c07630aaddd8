import { Plus, SearchX } from 'lucide-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../app/commands';
import { useMarkReady } from '../../app/mark-ready';
import { useSession } from '../../app/session';
import { useView } from '../../app/use-view';
import type { ReleaseListItem } from '../../../shared/release/view';
// One by one and not from '../../ui', whose every component would then be read before the first screen is shown.
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { PageHeader } from '../../ui/Page';
import { SearchField } from '../../ui/SearchField';
import { Select } from '../../ui/Select';
import { ViewState } from '../../ui/ViewState';
import { filterReleases, releaseOrders, stateChoices, type ReleaseFilter } from './filter-releases';
import './release-list.css';
import { ReleaseRows } from './ReleaseRows';

const CreateReleaseDialog = lazy(() => import('./CreateReleaseDialog'));

const unfiltered: ReleaseFilter = { text: '', state: 'all', order: 'changed' };

function FilterBar({
  filter,
  onChange,
}: {
  readonly filter: ReleaseFilter;
  readonly onChange: (filter: ReleaseFilter) => void;
}) {
  const { t } = useTranslation('release');
  return (
    <div className="release-list__filter" role="search">
      <SearchField
        label={t('list.search')}
        value={filter.text}
        onChange={(text) => onChange({ ...filter, text })}
      />
      <Select
        label={t('list.state')}
        hideLabel
        options={stateChoices.map((id) => ({ id, label: t(`state.${id}`) }))}
        value={filter.state}
        onChange={(state) => onChange({ ...filter, state })}
      />
      <Select
        label={t('list.order')}
        hideLabel
        options={releaseOrders.map((id) => ({ id, label: t(`list.orders.${id}`) }))}
        value={filter.order}
        onChange={(order) => onChange({ ...filter, order })}
      />
    </div>
  );
}

function Nothing({ isFiltered, onReset }: { readonly isFiltered: boolean; readonly onReset: () => void }) {
  const { t } = useTranslation('release');
  if (!isFiltered) return <EmptyState title={t('list.empty.title')}>{t('list.empty.text')}</EmptyState>;
  return (
    <EmptyState
      icon={SearchX}
      title={t('list.noMatch.title')}
      actions={<Button onPress={onReset}>{t('list.noMatch.reset')}</Button>}
    >
      {t('list.noMatch.text')}
    </EmptyState>
  );
}

function Listed({ releases }: { readonly releases: readonly ReleaseListItem[] }) {
  const { t, i18n } = useTranslation('release');
  const [filter, setFilter] = useState(unfiltered);
  const shown = useMemo(
    () => filterReleases(releases, filter, i18n.language),
    [releases, filter, i18n.language],
  );
  const isFiltered = releases.length > 0;
  return (
    <>
      {isFiltered && <FilterBar filter={filter} onChange={setFilter} />}
      <p className="ui-hidden" role="status">
        {t('list.count', { count: shown.length })}
      </p>
      {shown.length === 0 ? (
        <Nothing isFiltered={isFiltered} onReset={() => setFilter(unfiltered)} />
      ) : (
        <ReleaseRows releases={shown} />
      )}
    </>
  );
}

/** The releases of the workspace: what the window opens on. */
export default function ReleaseList() {
  const { t } = useTranslation('release');
  const releases = useView('releases.list', {});
  const canWrite = useSession(({ workspace }) => workspace?.readOnly === null);
  const [isCreating, setCreating] = useState(false);
  useMarkReady(!releases.isLoading);
  useCommands(
    useMemo(
      (): readonly Command[] => [
        {
          id: 'release.create',
          label: t('create.title'),
          group: t('list.title'),
          shortcut: 'Mod+N',
          icon: Plus,
          isDisabled: !canWrite,
          run: () => setCreating(true),
        },
      ],
      [t, canWrite],
    ),
  );
  return (
    <div className="release-list">
      <PageHeader
        title={t('list.title')}
        actions={
          <Button variant="primary" icon={Plus} isDisabled={!canWrite} onPress={() => setCreating(true)}>
            {t('create.title')}
          </Button>
        }
      />
      <ViewState view={releases}>{(list) => <Listed releases={list} />}</ViewState>
      {isCreating && (
        <Suspense>
          <CreateReleaseDialog onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </div>
  );
}
