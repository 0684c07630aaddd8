import { useEffect } from 'react';

/** Names the window in the title bar and the task switcher while the component is mounted: what is open, then the app. */
export function useWindowTitle(...parts: readonly string[]): void {
  const title = [...parts, 'Imprimatur'].filter((part) => part !== '').join(' – ');
  useEffect(() => {
    const before = document.title;
    document.title = title;
    return () => {
      document.title = before;
    };
  }, [title]);
}
