import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryView } from '../../../shared/workspace/view';
import { DataTable, DateTime, EmptyState, SearchField, StatusPill, type TableColumn } from '../../ui';
import { usePersonNames } from './use-person-names';

const shownAtMost = 200;

function useColumns(nameOf: (person: string) => string): readonly TableColumn<EntryView>[] {
  const { t } = useTranslation('audit');
  return [
    { id: 'at', label: t('entries.at'), cell: ({ at }) => <DateTime value={at} /> },
    { id: 'person', label: t('entries.person'), cell: ({ person }) => <bdi>{nameOf(person)}</bdi> },
    {
      id: 'record',
      label: t('entries.record'),
      isRowHeader: true,
      cell: ({ record, deleted }) => (
        <>
          <code dir="ltr">{record}</code>
          {deleted && <StatusPill tone="warning">{t('entries.deleted')}</StatusPill>}
        </>
      ),
    },
    {
      id: 'seq',
      label: t('entries.seq'),
      align: 'end',
      cell: ({ device, seq }) => <code dir="ltr">{`${device}:${seq}`}</code>,
    },
  ];
}

/** The latest entries of all journals, newest first. */
export function Entries({ entries }: { readonly entries: readonly EntryView[] }) {
  const { t } = useTranslation('audit');
  const [text, setText] = useState('');
  const nameOf = usePersonNames();
  const columns = useColumns(nameOf);
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const shown = entries
    .filter((entry) => {
      const searched = `${nameOf(entry.person)} ${entry.record} ${entry.device}`.toLowerCase();
      return words.every((word) => searched.includes(word));
    })
    .slice(0, shownAtMost);
  return (
    <>
      <SearchField label={t('entries.search')} value={text} onChange={setText} />
      <DataTable
        label={t('entries.label')}
        columns={columns}
        rows={shown}
        rowId={({ device, seq }) => `${device}:${seq}`}
        empty={<EmptyState title={t('entries.none')}>{t('entries.noneText')}</EmptyState>}
      />
    </>
  );
}
