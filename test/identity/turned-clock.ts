import type { Timers } from '../../electron/identity/idle-watch';

/** Time that only moves when a test turns it. */
export interface TurnedClock extends Timers {
  /** Moves on, and lets every timer that falls due fire in order. */
  readonly advance: (milliseconds: number) => void;
  /** Moves the wall clock without firing timers: the machine slept, or somebody set the clock. */
  readonly jump: (milliseconds: number) => void;
  readonly pending: () => number;
}

export function turnedClock(start = Date.UTC(2026, 10, 24, 12)): TurnedClock {
  let now = start;
  let awake = 0;
  const timers = new Set<{ readonly due: number; readonly callback: () => void }>();
  const next = (until: number) =>
    [...timers].filter(({ due }) => due <= until).sort((a, b) => a.due - b.due)[0];
  return {
    now: () => now,
    after: (milliseconds, callback) => {
      const timer = { due: awake + milliseconds, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    advance: (milliseconds) => {
      const end = awake + milliseconds;
      for (let timer = next(end); timer !== undefined; timer = next(end)) {
        timers.delete(timer);
        now += timer.due - awake;
        awake = timer.due;
        timer.callback();
      }
      now += end - awake;
      awake = end;
    },
    jump: (milliseconds) => {
      now += milliseconds;
    },
    pending: () => timers.size,
  };
}
