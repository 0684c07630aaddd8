import { KeyRound, Pencil, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../app/use-action';
import type { EndpointView } from '../../../shared/publishing/view';
import { Button, ConfirmDialog, Facts, FailureMessage, MenuButton, Panel, StatusPill } from '../../ui';
import { CredentialsDialog } from './CredentialsDialog';
import { ProbeResult } from './ProbeResult';

function Pills({ endpoint }: { readonly endpoint: EndpointView }) {
  const { t } = useTranslation('publishing');
  const { probe, credentials } = endpoint;
  return (
    <>
      {probe === null ? (
        <StatusPill tone="neutral">{t('endpoints.notProbed')}</StatusPill>
      ) : (
        <StatusPill tone={probe.class === 'enforced' ? 'positive' : 'warning'}>
          {t(`class.${probe.class}`)}
        </StatusPill>
      )}
      {credentials !== 'not-needed' && (
        <StatusPill tone={credentials === 'present' ? 'positive' : 'warning'} icon={KeyRound}>
          {t(`credentials.${credentials}`)}
        </StatusPill>
      )}
    </>
  );
}

function EndpointFacts({ endpoint }: { readonly endpoint: EndpointView }) {
  const { t } = useTranslation('publishing');
  const { url, region, auth, indexExpiryDays } = endpoint.endpoint;
  return (
    <Facts
      items={[
        { label: t('field.url'), value: <code dir="ltr">{url}</code> },
        ...(region === undefined ? [] : [{ label: t('field.region'), value: region }]),
        { label: t('field.auth'), value: t(`auth.${auth}`) },
        { label: t('field.indexExpiryDays'), value: indexExpiryDays },
        {
          label: t('endpoints.published'),
          value:
            endpoint.index === null
              ? t('endpoints.noIndex')
              : t('endpoints.index', { version: endpoint.index.version }),
        },
      ]}
    />
  );
}

/** One endpoint: where it is, how it behaves, and what can be done with it. */
export function EndpointCard({
  endpoint,
  canWrite,
  onEdit,
  reload,
}: {
  readonly endpoint: EndpointView;
  readonly canWrite: boolean;
  readonly onEdit: () => void;
  readonly reload: () => void;
}) {
  const { t } = useTranslation('publishing');
  const [asks, setAsks] = useState<'remove' | 'credentials' | null>(null);
  const probe = useAction('endpoint.probe');
  const remove = useAction('endpoint.remove');
  const { id, parents } = endpoint;
  const { name, auth } = endpoint.endpoint;
  const failure = probe.failure ?? remove.failure;
  const check = async (): Promise<void> => {
    await probe.run({ id });
    reload();
  };
  const confirmRemoval = async (): Promise<void> => {
    const removed = await remove.run({ id, parents: [...parents] });
    if (removed.ok) reload();
    setAsks(null);
  };
  return (
    <Panel
      title={name}
      actions={
        <>
          <Button isPending={probe.isPending} onPress={() => void check()}>
            {probe.isPending ? t('endpoints.probing') : t('endpoints.probe')}
          </Button>
          {auth !== 'none' && (
            <Button icon={KeyRound} onPress={() => setAsks('credentials')}>
              {t('credentials.enter')}
            </Button>
          )}
          <MenuButton
            iconOnly
            label={t('endpoints.more', { name })}
            isDisabled={!canWrite}
            items={[
              { id: 'edit', label: t('endpoints.edit'), icon: Pencil, onAction: onEdit },
              {
                id: 'remove',
                label: t('endpoints.remove'),
                icon: Trash2,
                tone: 'danger',
                onAction: () => setAsks('remove'),
              },
            ]}
          />
        </>
      }
    >
      <div className="publishing__pills">
        <Pills endpoint={endpoint} />
      </div>
      <EndpointFacts endpoint={endpoint} />
      {failure && <FailureMessage failure={failure} />}
      {endpoint.probe && <ProbeResult report={endpoint.probe} />}
      <ConfirmDialog
        title={t('endpoints.remove')}
        confirmLabel={t('endpoints.remove')}
        variant="danger"
        isOpen={asks === 'remove'}
        onOpenChange={() => setAsks(null)}
        isPending={remove.isPending}
        onConfirm={() => void confirmRemoval()}
      >
        <p>{t('endpoints.removeConfirm', { name })}</p>
      </ConfirmDialog>
      {asks === 'credentials' && (
        <CredentialsDialog
          endpoint={endpoint}
          onClose={() => {
            setAsks(null);
            reload();
          }}
        />
      )}
    </Panel>
  );
}
