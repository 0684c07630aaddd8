import { Plus, Server } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../app/session';
import type { EndpointView } from '../../../shared/publishing/view';
import { Button, EmptyState } from '../../ui';
import { EndpointCard } from './EndpointCard';
import { EndpointDialog } from './EndpointDialog';

/** The places to publish to. */
export function Endpoints({
  endpoints,
  reload,
}: {
  readonly endpoints: readonly EndpointView[];
  readonly reload: () => void;
}) {
  const { t } = useTranslation('publishing');
  const canWrite = useSession(({ workspace }) => workspace?.readOnly === null);
  const [edited, setEdited] = useState<EndpointView | 'new' | null>(null);
  const add = (
    <Button variant="primary" icon={Plus} isDisabled={!canWrite} onPress={() => setEdited('new')}>
      {t('endpoints.add')}
    </Button>
  );
  return (
    <>
      {endpoints.length === 0 ? (
        <EmptyState icon={Server} title={t('endpoints.empty')} actions={add}>
          {t('endpoints.emptyHint')}
        </EmptyState>
      ) : (
        <>
          <div>{add}</div>
          <ul className="publishing__items" aria-label={t('endpoints.title')}>
            {endpoints.map((endpoint) => (
              <li key={endpoint.id}>
                <EndpointCard
                  endpoint={endpoint}
                  canWrite={canWrite}
                  reload={reload}
                  onEdit={() => setEdited(endpoint)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
      {edited !== null && (
        <EndpointDialog endpoint={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  );
}
