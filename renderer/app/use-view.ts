import { useCallback, useMemo, useSyncExternalStore } from 'react';
import type { ChannelName, Request } from '../../shared/ipc/contract';
import type { View } from '../ui/ViewState';
import type { Value } from './bridge';
import { viewEntry, watchView } from './view-cache';

const idle = { data: undefined, failure: undefined, isLoading: true };

/**
 * A view of the workspace that stays up to date: read now, and again whenever `workspace.changed` names a record that
 * begins with `records` (left out: any record). The old data stay while new ones are read. `payload: null` waits.
 */
export function useView<Name extends ChannelName>(
  name: Name,
  payload: Request<Name> | null,
  { records }: { readonly records?: string } = {},
): View<Value<Name>> {
  const key = JSON.stringify(payload);
  const entry = useMemo(
    () => (key === 'null' ? undefined : viewEntry(name, JSON.parse(key) as Request<Name>, records)),
    [name, key, records],
  );
  const subscribe = useCallback(
    (listener: () => void) => (entry === undefined ? () => undefined : watchView(entry, listener)),
    [entry],
  );
  const snapshot = useSyncExternalStore(subscribe, () => entry?.snapshot ?? idle);
  const reload = useCallback(() => void entry?.read(), [entry]);
  return { ...(snapshot as View<Value<Name>>), reload };
}
