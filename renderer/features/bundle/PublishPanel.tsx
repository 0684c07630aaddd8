import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation';
import { useAction } from '../../app/use-action';
import { useView } from '../../app/use-view';
import { Button, FailureMessage, Panel, Select, toast, ViewState } from '../../ui';

/** Sends the exported bundle to an endpoint: it goes into the outbox, which goes on by itself. */
export function PublishPanel({ release }: { readonly release: string }) {
  const { t } = useTranslation('bundle');
  const go = useNavigation((state) => state.go);
  const endpoints = useView('endpoint.list', {}, { records: 'endpoint/' });
  const enqueue = useAction('publishing.enqueue');
  const [chosen, setChosen] = useState<string | null>(null);

  async function publish(endpoint: string): Promise<void> {
    const queued = await enqueue.run({ release, endpoint });
    if (!queued.ok) return;
    toast.success(t('publish.queued'), {
      action: { label: t('publish.show'), onPress: () => go({ screen: 'publishing' }) },
    });
  }

  return (
    <Panel title={t('publish.title')} description={t('publish.explain')}>
      <ViewState view={endpoints}>
        {(list) => {
          const endpoint = list.find(({ id }) => id === chosen) ?? list[0];
          if (endpoint === undefined) {
            return (
              <div className="bundle-export__buttons">
                <p className="bundle-export__hint">{t('publish.none')}</p>
                <Button onPress={() => go({ screen: 'publishing' })}>{t('publish.add')}</Button>
              </div>
            );
          }
          return (
            <div className="bundle-export__publish">
              <Select
                label={t('publish.endpoint')}
                options={list.map(({ id, endpoint: facts }) => ({
                  id,
                  label: facts.name,
                  description: facts.url,
                }))}
                value={endpoint.id}
                onChange={setChosen}
              />
              <Button
                variant="primary"
                icon={Send}
                isPending={enqueue.isPending}
                onPress={() => void publish(endpoint.id)}
              >
                {t('publish.start')}
              </Button>
            </div>
          );
        }}
      </ViewState>
      {enqueue.failure && <FailureMessage failure={enqueue.failure} />}
    </Panel>
  );
}
