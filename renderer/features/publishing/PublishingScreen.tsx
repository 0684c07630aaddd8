import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useView } from '../../app/use-view';
import { isSettled } from '../../../shared/publishing/outbox-item';
import { CountBadge, Page, PageHeader, Tabs, ViewState } from '../../ui';
import { Endpoints } from './Endpoints';
import { Outbox } from './Outbox';
import './publishing.css';
import { useOutbox } from './use-outbox';

type PublishingTab = 'outbox' | 'endpoints';

/** What is on its way, and where it can go. */
export default function PublishingScreen() {
  const { t } = useTranslation('publishing');
  const [tab, setTab] = useState<PublishingTab>('outbox');
  const outbox = useOutbox();
  const endpoints = useView('endpoint.list', {}, { records: 'endpoint/' });
  const underWay = (outbox.data ?? []).filter(({ state }) => !isSettled(state)).length;
  return (
    <div className="publishing">
      <div className="publishing__head">
        <PageHeader title={t('title')} description={t('description')} />
      </div>
      <Tabs
        label={t('title')}
        selected={tab}
        onSelect={setTab}
        tabs={[
          {
            id: 'outbox',
            label: t('outbox.title'),
            badge: (
              <CountBadge tone="info" count={underWay} label={t('outbox.underWay', { count: underWay })} />
            ),
            panel: () => (
              <Page>
                <ViewState view={outbox}>{(items) => <Outbox items={items} />}</ViewState>
              </Page>
            ),
          },
          {
            id: 'endpoints',
            label: t('endpoints.title'),
            panel: () => (
              <Page>
                <ViewState view={endpoints}>
                  {(list) => <Endpoints endpoints={list} reload={endpoints.reload} />}
                </ViewState>
              </Page>
            ),
          },
        ]}
      />
    </div>
  );
}
