import { useMemo, useState } from 'react';
import { useAppEvent } from '../../app/use-app-event';
import { useView } from '../../app/use-view';
import type { OutboxItemView } from '../../../shared/publishing/view';
import type { View } from '../../ui';

/** The outbox, live: progress arrives as events, many a second, and is laid over what was read. Newest first. */
export function useOutbox(): View<readonly OutboxItemView[]> {
  const view = useView('publishing.outbox', {}, { records: 'release/' });
  const [live, setLive] = useState<ReadonlyMap<string, OutboxItemView>>(new Map());
  useAppEvent('outbox.changed', ({ items }) =>
    setLive((current) => new Map([...current, ...items.map((item) => [item.id, item] as const)])),
  );
  const data = useMemo(() => {
    if (view.data === undefined) return undefined;
    const merged = new Map([...view.data.map((item) => [item.id, item] as const), ...live]);
    return [...merged.values()].sort((a, b) => (a.enqueuedAt < b.enqueuedAt ? 1 : -1));
  }, [view.data, live]);
  return { ...view, data };
}
