import { useEffect, useState } from 'react';

/** Counts whole seconds down to 0. Starts anew whenever `start` becomes another object. */
export function useCountdown(start: { readonly seconds: number } | null): number {
  const [state, setState] = useState({ start, left: start?.seconds ?? 0 });
  if (state.start !== start) setState({ start, left: start?.seconds ?? 0 });
  useEffect(() => {
    if (start === null) return undefined;
    const end = Date.now() + start.seconds * 1000;
    const tick = (): void =>
      setState((current) => ({ ...current, left: Math.max(0, Math.ceil((end - Date.now()) / 1000)) }));
    const timer = setInterval(tick, 250);
    return () => clearInterval(timer);
  }, [start]);
  return state.left;
}
