import { useEffect, useEffectEvent } from 'react';
import type { AppEventName, AppEvents } from '../../shared/ipc/events';
import { onAppEvent } from './bridge';

/** Calls back on an event of the app while the component is mounted. */
export function useAppEvent<Name extends AppEventName>(
  name: Name,
  callback: (payload: AppEvents[Name]) => void,
): void {
  const current = useEffectEvent(callback);
  useEffect(() => onAppEvent(name, (payload) => current(payload)), [name]);
}
