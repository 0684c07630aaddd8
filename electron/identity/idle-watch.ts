/** Time as the session needs it. Passed in so that tests can turn it. */
export interface Timers {
  /** Milliseconds since 1970, UTC. Wall time, so that hours of sleep count. */
  readonly now: () => number;
  /** Runs `callback` after `milliseconds`; the returned function cancels it. */
  readonly after: (milliseconds: number, callback: () => void) => () => void;
}

/** The machine's time. Its timers don't keep a process alive. */
export const systemTimers: Timers = {
  now: () => Date.now(),
  after: (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    timer.unref();
    return () => {
      clearTimeout(timer);
    };
  },
};

/** Watches for idleness while it is started. */
export interface IdleWatch {
  readonly start: () => void;
  readonly stop: () => void;
  /** Something was done by a person. */
  readonly touch: () => void;
  /** Calls `onIdle` at once if the time is up, which a timer may not have noticed yet: timers sleep when the machine does. */
  readonly check: () => void;
}

const minute = 60_000;

/** Calls `onIdle` once nobody did anything for `idleMinutes()`; 0 never does. The preference may change while it runs. */
export function createIdleWatch(
  { now, after }: Timers,
  idleMinutes: () => number,
  onIdle: () => void,
): IdleWatch {
  let cancel: (() => void) | undefined;
  let last = 0;

  const left = (): number => last + idleMinutes() * minute - now();
  const stop = (): void => {
    cancel?.();
    cancel = undefined;
  };
  const check = (): void => {
    if (cancel === undefined || idleMinutes() <= 0 || left() > 0) return;
    stop();
    onIdle();
  };
  // One timer that looks again, instead of one for every key press. Never more than a minute ahead, so that a changed
  // preference or clock is noticed soon.
  const arm = (): void => {
    cancel = after(idleMinutes() > 0 ? Math.min(Math.max(left(), 0), minute) : minute, () => {
      check();
      if (cancel !== undefined) arm();
    });
  };

  return {
    start: () => {
      stop();
      last = now();
      arm();
    },
    stop,
    touch: () => {
      // Too late is too late: whoever comes back to a machine that slept has to unlock it.
      check();
      last = now();
    },
    check,
  };
}
