import { useEffect } from 'react';
import { request } from './bridge';
import { readAhead } from './lazy-parts';

/** Tells tests, the main process and the benchmark that the window can be used; once, by the first screen that can. */
export function useMarkReady(isReady: boolean): void {
  useEffect(() => {
    const root = document.documentElement;
    if (!isReady || root.dataset['ready'] !== undefined) return;
    root.dataset['ready'] = 'true';
    void request('app.ready', {});
    readAhead();
  }, [isReady]);
}
