import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigation } from '../../app/navigation';
import { useAction } from '../../app/use-action';
import { isSettled, type OutboxState } from '../../../shared/publishing/outbox-item';
import type { OutboxItemView } from '../../../shared/publishing/view';
import { Button, DateTime, FailureMessage, Panel, ProgressBar, StatusPill, type Tone } from '../../ui';
import { ReceiptDialog } from './ReceiptDialog';

function toneOf(state: OutboxState): Tone {
  if (state === 'done') return 'positive';
  if (state === 'failed') return 'danger';
  return state === 'queued' || state === 'cancelled' ? 'neutral' : 'info';
}

function Buttons({ item, onReceipt }: { readonly item: OutboxItemView; readonly onReceipt: () => void }) {
  const { t } = useTranslation('publishing');
  const openRelease = useNavigation((state) => state.openRelease);
  const cancel = useAction('publishing.cancel');
  const retry = useAction('publishing.retry');
  const canRetry = item.state === 'failed' || item.waiting === 'retry';
  const failure = cancel.failure ?? retry.failure;
  return (
    <>
      <div className="publishing__buttons">
        {item.needsRenewal && (
          <Button
            size="small"
            variant="primary"
            isPending={retry.isPending}
            onPress={() => void retry.run({ id: item.id, renewIndex: true })}
          >
            {t('action.renew')}
          </Button>
        )}
        {canRetry && !item.needsRenewal && (
          <Button
            size="small"
            variant="primary"
            isPending={retry.isPending}
            onPress={() => void retry.run({ id: item.id })}
          >
            {t('action.retry')}
          </Button>
        )}
        {item.cancellable && (
          <Button size="small" isPending={cancel.isPending} onPress={() => void cancel.run({ id: item.id })}>
            {t('action.cancel')}
          </Button>
        )}
        {item.receipt && (
          <Button size="small" onPress={onReceipt}>
            {t('action.receipt')}
          </Button>
        )}
        <Button size="small" variant="quiet" onPress={() => openRelease(item.release, 'export')}>
          {t('outbox.openRelease')}
        </Button>
      </div>
      {failure && <FailureMessage failure={failure} />}
    </>
  );
}

function Facts({ item }: { readonly item: OutboxItemView }) {
  const { t } = useTranslation('publishing');
  return (
    <p className="publishing__facts">
      <span>
        {t('outbox.enqueuedAt')} <DateTime value={item.enqueuedAt} />
      </span>
      {item.attempts > 1 && <span>{t('outbox.attempts', { count: item.attempts })}</span>}
      {item.receipt && <span>{t('outbox.publishedAs', { version: item.receipt.index.version })}</span>}
      {item.nextRetryAt !== null && (
        <span>
          {t('outbox.nextRetry')} <DateTime value={item.nextRetryAt} />
        </span>
      )}
    </p>
  );
}

/** One bundle on its way to one endpoint: how far it is, why it is not moving, what can be done. */
export function OutboxItem({ item }: { readonly item: OutboxItemView }) {
  const { t } = useTranslation('publishing');
  const [showsReceipt, setShowsReceipt] = useState(false);
  const { product, version, endpointName, progress } = item;
  return (
    <Panel
      title={t('outbox.item', { product, version, endpoint: endpointName })}
      actions={<StatusPill tone={toneOf(item.state)}>{t(`outbox.state.${item.state}`)}</StatusPill>}
    >
      {!isSettled(item.state) && (
        <ProgressBar
          label={
            item.waiting === null ? t(`outbox.state.${item.state}`) : t(`outbox.waiting.${item.waiting}`)
          }
          value={progress.total === 0 ? undefined : progress.done / progress.total}
          valueLabel={t('outbox.progress', { done: progress.done, total: progress.total })}
        />
      )}
      {item.error && (
        <FailureMessage failure={item.error} tone={isSettled(item.state) ? 'danger' : 'warning'} />
      )}
      <Facts item={item} />
      <Buttons item={item} onReceipt={() => setShowsReceipt(true)} />
      {item.receipt && showsReceipt && (
        <ReceiptDialog receipt={item.receipt} onClose={() => setShowsReceipt(false)} />
      )}
    </Panel>
  );
}
