import type { AppEvents } from '../../shared/ipc/events';

/** How long nobody must have pressed a key, and how long work can be put off at most, in milliseconds. */
const quietMs = 350;
const longestWaitMs = 5000;

const sectionPath = /^release\/[^/]+\/section\//;

let lastKey = -Infinity;
window.addEventListener('keydown', () => (lastKey = performance.now()), { capture: true, passive: true });

/** Runs work at once, or as soon as the person at the keyboard pauses; after five seconds in any case. */
function whenQuiet(work: () => void): void {
  const asked = performance.now();
  const look = (): void => {
    const wait = Math.min(lastKey + quietMs, asked + longestWaitMs) - performance.now();
    if (wait <= 0) work();
    else window.setTimeout(look, wait);
  };
  look();
}

/**
 * Follows up on changed records. What follows from words that somebody is just writing (readiness, counts) waits until
 * they pause, so that it never gets between a key press and its paint. Everything else is followed up at once, because
 * the next save names what it read as its parents; words have the engine's draft keeper for that.
 */
export function whenDue(records: AppEvents['workspace.changed']['records'], work: () => void): void {
  const isWords = records !== 'all' && records.length > 0 && records.every((one) => sectionPath.test(one));
  if (isWords) whenQuiet(work);
  else work();
}
