import { isCancellable, isSettled, type OutboxItem } from '../../shared/publishing/outbox-item';
import { classifyFailure } from '../../shared/publishing/retry';
import type { OutboxItemView, OutboxWaiting, PublishProgress } from '../../shared/publishing/view';

/** What an item's state alone does not say. */
interface Circumstances {
  readonly progress: PublishProgress;
  readonly running: boolean;
  readonly held: boolean;
  readonly endpointName: string;
}

/** An outbox item as the window shows it. */
export function viewOf(
  item: OutboxItem,
  { progress, running, held, endpointName }: Circumstances,
): OutboxItemView {
  const { id, endpoint, release, product, version, manifest, state } = item;
  const { attempts, error, nextRetryAt, enqueuedAt, receipt } = item;
  return {
    ...{ id, endpoint, endpointName, release, product, version, manifest, state },
    ...{ progress, attempts, error, nextRetryAt, enqueuedAt, receipt },
    waiting: running || isSettled(state) ? null : waitingFor(item, held),
    cancellable: isCancellable(item),
    needsRenewal: state === 'failed' && error?.code === 'publishing/index-expired',
  };
}

function waitingFor({ error, nextRetryAt }: OutboxItem, held: boolean): OutboxWaiting {
  if (held && error !== null) return classifyFailure(error) === 'unlock' ? 'unlock' : 'credentials';
  return nextRetryAt === null ? 'turn' : 'retry';
}
