import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/use-view';
import { CountBadge, Page, PageHeader, Tabs, ViewState } from '../../ui';
import './audit.css';
import { Conflicts } from './Conflicts';
import { Entries } from './Entries';
import { JournalHealth } from './JournalHealth';

type AuditTab = 'health' | 'conflicts' | 'entries';

/** Whether the journals are whole, where people disagree, and who wrote what. */
export default function AuditScreen() {
  const { t } = useTranslation('audit');
  const [tab, setTab] = useState<AuditTab>('health');
  const report = useView('workspace.report', {});
  const conflicts = useView('workspace.conflicts', {});
  const findings = report.data?.findings.length ?? 0;
  const open = conflicts.data?.length ?? 0;
  return (
    <div className="audit">
      <div className="audit__head">
        <PageHeader title={t('title')} description={t('description')} />
      </div>
      <Tabs
        label={t('title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'health',
            label: t('tabs.health'),
            badge: (
              <CountBadge tone="danger" count={findings} label={t('health.findings', { count: findings })} />
            ),
            panel: () => (
              <Page>
                <ViewState view={report}>{(data) => <JournalHealth report={data} />}</ViewState>
              </Page>
            ),
          },
          {
            id: 'conflicts',
            label: t('tabs.conflicts'),
            badge: <CountBadge tone="warning" count={open} label={String(open)} />,
            panel: () => (
              <Page>
                <ViewState view={conflicts}>{(data) => <Conflicts conflicts={data} />}</ViewState>
              </Page>
            ),
          },
          {
            id: 'entries',
            label: t('tabs.entries'),
            panel: () => (
              <Page>
                <ViewState view={report}>{(data) => <Entries entries={data.recent} />}</ViewState>
              </Page>
            ),
          },
        ]}
      />
    </div>
  );
}
