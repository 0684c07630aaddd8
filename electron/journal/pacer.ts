import { setImmediate } from 'node:timers/promises';

/** Longest stretch of work between two pauses, in milliseconds: well under the 50 ms that count as a long task. */
const SLICE_MS = 8;

/** Lets other work of the process run from time to time during a long loop. */
export interface Pacer {
  /** Whether it is time for `pause`; cheap enough to ask for every line. */
  readonly isDue: () => boolean;
  readonly pause: () => Promise<void>;
}

/** A pacer that pauses with `pause` (by default: until the event loop has gone round once). */
export function createPacer(pause: () => Promise<void> = () => setImmediate()): Pacer {
  let since = performance.now();
  return {
    isDue: () => performance.now() - since > SLICE_MS,
    pause: async () => {
      await pause();
      since = performance.now();
    },
  };
}
