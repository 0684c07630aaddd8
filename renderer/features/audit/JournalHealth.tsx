import { useTranslation } from 'react-i18next';
import { codedText } from '../../app/coded-text';
import type { DeviceReport, FindingView, JournalReport } from '../../../shared/workspace/view';
import { Banner, DataTable, DateTime, StatusPill, type TableColumn } from '../../ui';
import { usePersonNames } from './use-person-names';

function Findings({ findings }: { readonly findings: readonly FindingView[] }) {
  const { t, i18n } = useTranslation('audit');
  const nameOf = usePersonNames();
  const text = ({ code, params }: FindingView, part: 'title' | 'meaning' | 'action'): string =>
    codedText(i18n, 'journal', `finding.${code}.${part}`, params);
  return (
    <Banner tone="danger" title={t('health.findings', { count: findings.length })}>
      <p>{t('health.findingsText')}</p>
      <ul className="audit__findings">
        {findings.map((finding) => (
          <li key={JSON.stringify(finding)}>
            <p className="audit__finding">{text(finding, 'title')}</p>
            <p>
              {text(finding, 'meaning')} {text(finding, 'action')}
            </p>
            <p className="audit__by">
              {t('health.by', { person: nameOf(finding.person), device: finding.device })}
            </p>
          </li>
        ))}
      </ul>
    </Banner>
  );
}

function useColumns(): readonly TableColumn<DeviceReport>[] {
  const { t } = useTranslation('audit');
  const nameOf = usePersonNames();
  return [
    {
      id: 'person',
      label: t('health.person'),
      isRowHeader: true,
      cell: ({ person }) => <bdi>{nameOf(person)}</bdi>,
    },
    { id: 'device', label: t('health.device'), cell: ({ device }) => <code dir="ltr">{device}</code> },
    { id: 'entries', label: t('health.entries'), align: 'end', cell: ({ entries }) => entries },
    {
      id: 'last',
      label: t('health.last'),
      cell: ({ lastAt }) => (lastAt === null ? t('health.never') : <DateTime value={lastAt} />),
    },
    {
      id: 'head',
      label: t('health.head'),
      cell: ({ head }) => (
        <code dir="ltr" title={head}>
          {head.slice(0, 16)}
        </code>
      ),
    },
    {
      id: 'state',
      label: t('tabs.health'),
      cell: ({ suspect }) =>
        suspect ? (
          <StatusPill tone="danger">{t('health.suspect')}</StatusPill>
        ) : (
          <StatusPill tone="positive">{t('health.sound')}</StatusPill>
        ),
    },
  ];
}

/** What the check of the journals found, journal by journal. */
export function JournalHealth({ report }: { readonly report: JournalReport }) {
  const { t } = useTranslation('audit');
  const columns = useColumns();
  return (
    <>
      {report.findings.length > 0 ? (
        <Findings findings={report.findings} />
      ) : (
        <Banner tone="positive" title={t('health.fine')}>
          {t('health.fineText', { count: report.devices.length })}
        </Banner>
      )}
      <DataTable
        label={t('tabs.health')}
        columns={columns}
        rows={report.devices}
        rowId={({ device }) => device}
        empty={null}
      />
    </>
  );
}
