/**
 * What the reference endpoint does wrong when it is told to: the disasters that a publisher meets, each on real
 * sockets. `when` picks the requests, `times` how many of them (left out: all).
 */
export type FaultAction =
  /** Answers with a status and does nothing. */
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** Reads so many bytes of the body, then cuts the connection. */
  | { readonly kind: 'drop'; readonly afterBytes: number }
  /** Does what was asked, then cuts the connection instead of answering. */
  | { readonly kind: 'drop-answer' }
  /** Says 201 and stores nothing. */
  | { readonly kind: 'lie' }
  /** Says 201 and stores something else. */
  | { readonly kind: 'corrupt' }
  /** Says that the object is not there. */
  | { readonly kind: 'hide' }
  /** Answers a read with so many bytes of nothing. */
  | { readonly kind: 'oversize'; readonly bytes: number }
  /** Never answers. */
  | { readonly kind: 'stall' };

export interface Fault {
  readonly when: { readonly method?: string; readonly key?: RegExp };
  readonly times?: number;
  readonly action: FaultAction;
}

/** A changeable list of faults. */
export interface FaultPlan {
  /** Adds a fault; `struck` resolves when it strikes for the first time. */
  readonly add: (fault: Fault) => { readonly struck: Promise<void> };
  readonly clear: () => void;
  /** The fault that strikes this request, if any; counts it. */
  readonly strike: (method: string, key: string) => FaultAction | null;
}

export function createFaultPlan(): FaultPlan {
  let faults: { readonly fault: Fault; readonly onStrike: () => void; left: number }[] = [];
  return {
    add: (fault) => ({
      struck: new Promise((resolve) => {
        faults.push({ fault, onStrike: resolve, left: fault.times ?? Infinity });
      }),
    }),
    clear: () => {
      faults = [];
    },
    strike: (method, key) => {
      const found = faults.find(
        ({ fault: { when }, left }) =>
          left > 0 &&
          (when.method === undefined || when.method === method) &&
          (when.key === undefined || when.key.test(key)),
      );
      if (found === undefined) return null;
      found.left -= 1;
      found.onStrike();
      return found.fault.action;
    },
  };
}
