import http from 'node:http';
import https from 'node:https';
import type { Credentials } from '../../shared/publishing/endpoint';
import { isCleanKey } from '../../shared/publishing/layout';
import { parseRetryAfter, statusFailure } from '../../shared/publishing/retry';
import { err, type Failure, type Result } from '../../shared/result';
import { exchange, type ExchangeAnswer, type ExchangeRequest } from './http-exchange';
import type { RequestOptions } from './target';

/** How an HTTP endpoint is reached. */
export interface HttpConnection {
  /** The endpoint's address (checked by `addressProblem`). */
  readonly url: string;
  readonly credentials: Credentials | null;
  /** Milliseconds since the epoch; for `Retry-After` dates. */
  readonly now: () => number;
  /** A certificate authority beside those that Node trusts, PEM. */
  readonly ca?: string;
  /** Longest silence; milliseconds. */
  readonly idleMs?: number;
}

/** One request to a key of the endpoint. */
export interface KeyRequest {
  readonly method: string;
  readonly key: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly hold?: ExchangeRequest['hold'];
  readonly maxBytes?: number;
  readonly keep?: boolean;
  /** Sockets of its own, for requests that have to be under way at the same time. */
  readonly agent?: http.Agent;
}

/** Sends requests to one endpoint with its credentials. */
export interface HttpRequester {
  readonly base: URL;
  readonly send: (request: KeyRequest, options?: RequestOptions) => Promise<Result<ExchangeAnswer>>;
  /** The failure that an answer means to a caller who expected another one. */
  readonly failureOf: (answer: ExchangeAnswer) => Failure;
  readonly makeAgent: (maxSockets: number) => http.Agent;
  readonly close: () => void;
}

const defaultIdleMs = 30_000;
/** Slowest line that is waited for: 8 KB/s, on top of a minute. */
const bytesPerMs = 8;

/**
 * The requester of an endpoint. The credentials go into one header and nowhere else, only to the endpoint's own
 * origin: a redirect is refused (`publishing/redirect-refused`), to the same origin too, because nothing here needs one.
 */
export function createRequester(connection: HttpConnection): HttpRequester {
  const base = new URL(connection.url.endsWith('/') ? connection.url : `${connection.url}/`);
  const makeAgent = (maxSockets: number): http.Agent =>
    base.protocol === 'https:'
      ? new https.Agent({
          keepAlive: true,
          maxSockets,
          ...(connection.ca === undefined ? {} : { ca: connection.ca }),
        })
      : new http.Agent({ keepAlive: true, maxSockets });
  const agent = makeAgent(8);
  const idleMs = connection.idleMs ?? defaultIdleMs;

  return {
    base,
    makeAgent,
    send: async (request, options = {}) => {
      const sent = request.body?.length ?? 0;
      const answer = await exchange({
        method: request.method,
        url: urlOfKey(base, request.key),
        headers: { ...standardHeaders(connection.credentials), ...request.headers },
        ...(request.body === undefined ? {} : { body: request.body }),
        ...(request.hold === undefined ? {} : { hold: request.hold }),
        agent: request.agent ?? agent,
        maxBytes: request.maxBytes ?? 64 * 1024,
        keep: request.keep ?? false,
        idleMs,
        deadlineMs: idleMs * 2 + (sent + (request.maxBytes ?? 0)) / bytesPerMs,
        signal: options.signal,
        onBytes: options.onBytes,
      });
      if (!answer.ok) return answer;
      const { status, headers } = answer.value;
      if (status >= 300 && status < 400) {
        return err('publishing/redirect-refused', { host: base.host, to: hostOf(headers.location, base) });
      }
      return answer;
    },
    failureOf: ({ status, headers }) =>
      statusFailure(status, base.host, parseRetryAfter(headers['retry-after'], connection.now())),
    close: () => agent.destroy(),
  };
}

function standardHeaders(credentials: Credentials | null): Record<string, string> {
  return {
    'user-agent': 'Imprimatur',
    // What is read back must come from the store, not from a cache on the way, and as it was stored.
    'cache-control': 'no-cache',
    'accept-encoding': 'identity',
    ...(credentials === null ? {} : { authorization: authorization(credentials) }),
  };
}

function authorization(credentials: Credentials): string {
  if (credentials.kind === 'bearer') return `Bearer ${credentials.token}`;
  const pair = Buffer.from(`${credentials.user}:${credentials.password}`, 'utf8');
  return `Basic ${pair.toString('base64')}`;
}

/** The URL of a key. A key ending in `/` names a folder; the empty key is the endpoint itself. */
export function urlOfKey(base: URL, key: string): URL {
  const bare = key.replace(/\/$/, '');
  if (bare !== '' && !isCleanKey(bare)) throw new Error(`Not a clean key: ${key}`);
  return new URL(base.href + key.split('/').map(encodeURIComponent).join('/'));
}

function hostOf(location: string | undefined, base: URL): string {
  return location !== undefined && URL.canParse(location, base.href) ? new URL(location, base.href).host : '';
}
