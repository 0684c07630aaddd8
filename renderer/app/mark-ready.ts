import { useEffect } from 'react';
import { create } from 'zustand';
import { request } from './bridge';

/** True from the moment on at which the first screen can be used. */
export const useIsReady = create<boolean>(() => false);

/** Tells tests, the main process and the benchmark that the window can be used; once, by the first screen that can. */
export function useMarkReady(isReady: boolean): void {
  useEffect(() => {
    if (!isReady || useIsReady.getState()) return;
    useIsReady.setState(true, true);
    document.documentElement.dataset['ready'] = 'true';
    void request('app.ready', {});
  }, [isReady]);
}
