import type { Failure } from '../result';

/**
 * What is done about a failure: `retry` by itself after a while, wait for `credentials` or for the key to be
 * `unlock`ed, or `stop` until a person acts. `cancelled` is a person's wish and no failure.
 */
export type FailureClass = 'retry' | 'credentials' | 'unlock' | 'cancelled' | 'stop';

const classes: Readonly<Record<string, FailureClass>> = {
  'publishing/offline': 'retry',
  'publishing/connection-lost': 'retry',
  'publishing/timeout': 'retry',
  'publishing/server-busy': 'retry',
  'publishing/race-lost': 'retry',
  'publishing/credentials-refused': 'credentials',
  'publishing/credentials-missing': 'credentials',
  'identity/locked': 'unlock',
  'workspace/read-only-identity-locked': 'unlock',
  'publishing/cancelled': 'cancelled',
};

/** Classifies a failure. What is not known to pass by itself stops: a full store, a changed file, a bad certificate. */
export function classifyFailure(failure: Failure): FailureClass {
  return classes[failure.code] ?? 'stop';
}

const busyStatuses: ReadonlySet<number> = new Set([408, 409, 423, 425, 429, 500, 502, 503, 504]);

/**
 * The failure that an HTTP status means, where the request itself has no special meaning for it (412 and 404 have).
 * Sources: RFC 9110 15, RFC 6585 (429), RFC 4918 11 (423, 507). 409 is what S3 and WebDAV answer to two writers at
 * once, and 500 what Ceph's RGW answers to a lost race: both pass.
 */
export function statusFailure(status: number, host: string, retryAfterMs: number | null): Failure {
  if (status === 401 || status === 403)
    return { code: 'publishing/credentials-refused', params: { host, status } };
  if (status === 507) return { code: 'publishing/store-full', params: { host } };
  if (busyStatuses.has(status)) {
    const params = retryAfterMs === null ? { host, status } : { host, status, retryAfterMs };
    return { code: 'publishing/server-busy', params };
  }
  return { code: 'publishing/unexpected-status', params: { host, status } };
}

/** Longest `Retry-After` that is obeyed: an hour. A server that says more is asked again then. */
const maximumRetryAfterMs = 60 * 60 * 1000;

/** Milliseconds that a `Retry-After` header asks for (RFC 9110 10.2.3: seconds or a date); null if it says nothing. */
export function parseRetryAfter(header: string | undefined, now: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const wait = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), maximumRetryAfterMs) : null;
}

/** First and longest pause between attempts. */
const firstPauseMs = 2_000;
const longestPauseMs = 5 * 60 * 1000;

/**
 * Milliseconds to wait after the `attempt`-th failed attempt (from 1): doubled each time up to five minutes, of which
 * a random half, so that many machines that went offline together don't come back together. `random` gives [0, 1).
 * A server's own `Retry-After` is never undercut.
 */
export function retryDelay(attempt: number, failure: Failure, random: () => number): number {
  const full = Math.min(firstPauseMs * 2 ** Math.min(attempt - 1, 20), longestPauseMs);
  const jittered = full / 2 + random() * (full / 2);
  const asked = failure.params?.['retryAfterMs'];
  return Math.ceil(typeof asked === 'number' ? Math.max(jittered, asked) : jittered);
}
