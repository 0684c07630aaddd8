import { createHash } from 'node:crypto';
import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { err, ok, type Failure, type Result } from '../../shared/result';
import { networkFailure } from './http-failure';

/** One HTTP request, with its limits. */
export interface ExchangeRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  /** The body is not finished before this resolves; `onReady` tells when the server waits for it (see `raceCreate`). */
  readonly hold?: { readonly release: Promise<void>; readonly onReady: () => void };
  readonly agent: http.Agent;
  /** Bytes of the answer's body that are read at most; more is `publishing/response-too-large`. */
  readonly maxBytes: number;
  /** Whether the body is kept, or only hashed. */
  readonly keep: boolean;
  /** Longest silence on the connection, and longest time for the whole exchange; milliseconds. */
  readonly idleMs: number;
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  readonly onBytes?: ((count: number) => void) | undefined;
}

/** What came back. `bytes` is empty unless it was to be kept. */
export interface ExchangeAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Uint8Array;
  readonly size: number;
  readonly sha256: string;
}

/**
 * Sends one request and reads its answer. Every way in which that can go wrong is a failure, whatever the server does:
 * silence, a cut connection, an endless body. Redirects are answers like any other here and are never followed.
 */
export async function exchange(request: ExchangeRequest): Promise<Result<ExchangeAnswer>> {
  const first = await exchangeOnce(request);
  // A kept-alive connection that the server closed meanwhile says nothing about the server: ask once more, afresh.
  if (first.stale && request.hold === undefined) return (await exchangeOnce(request)).result;
  return first.result;
}

interface Attempt {
  readonly result: Result<ExchangeAnswer>;
  readonly stale: boolean;
}

function exchangeOnce(request: ExchangeRequest): Promise<Attempt> {
  const { url, signal } = request;
  if (signal?.aborted === true) return Promise.resolve({ result: cancelled(), stale: false });
  return new Promise((resolve) => {
    let settled = false;
    let answering = false;
    const client = open(request);
    const settle = (result: Result<ExchangeAnswer>, stale = false): void => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      signal?.removeEventListener('abort', onAbort);
      // An answer that came before the whole body was sent leaves a connection that nothing else may use.
      if (!result.ok || !client.writableFinished) client.destroy();
      request.hold?.onReady();
      resolve({ result, stale });
    };
    const fail = (failure: Failure): void => settle({ ok: false, error: failure });
    const onTimeout = (): void => fail({ code: 'publishing/timeout', params: { host: url.host } });
    const onAbort = (): void => settle(cancelled());
    const deadline = setTimeout(onTimeout, request.deadlineMs);
    signal?.addEventListener('abort', onAbort, { once: true });
    client.setTimeout(request.idleMs, onTimeout);
    client.on('error', (error) => {
      // Once an answer is arriving, an error while writing is the server's "I have heard enough".
      if (!answering) settle({ ok: false, error: networkFailure(error, url.host) }, isStale(client, error));
    });
    client.on('response', (message) => {
      answering = true;
      readAnswer(message, request).then(settle, (error: unknown) => fail(networkFailure(error, url.host)));
    });
    send(client, request).catch((error: unknown) =>
      client.destroy(error instanceof Error ? error : undefined),
    );
  });
}

const cancelled = (): Result<never> => err('publishing/cancelled');

function open({ method, url, headers, body, hold, agent }: ExchangeRequest): ClientRequest {
  const length = body === undefined ? {} : { 'content-length': String(body.length) };
  const expect = hold === undefined ? {} : { expect: '100-continue' };
  const options = { method, agent, headers: { ...headers, ...length, ...expect } };
  return url.protocol === 'https:' ? https.request(url, options) : http.request(url, options);
}

function isStale(client: ClientRequest, error: NodeJS.ErrnoException): boolean {
  return client.reusedSocket && (error.code === 'ECONNRESET' || error.code === 'EPIPE');
}

const chunkSize = 64 * 1024;

async function send(client: ClientRequest, request: ExchangeRequest): Promise<void> {
  const { body, hold, onBytes } = request;
  if (body === undefined || body.length === 0) return void client.end();
  if (hold !== undefined) return sendHeld(client, body, hold);
  for (let at = 0; at < body.length; at += chunkSize) {
    const chunk = body.subarray(at, at + chunkSize);
    if (client.destroyed) return;
    if (!client.write(chunk)) await drained(client);
    onBytes?.(chunk.length);
  }
  client.end();
}

/** Half the body as soon as the server asks for it, the rest when everybody else has got as far. */
async function sendHeld(
  client: ClientRequest,
  body: Uint8Array,
  hold: NonNullable<ExchangeRequest['hold']>,
): Promise<void> {
  const half = Math.ceil(body.length / 2);
  client.flushHeaders();
  await new Promise<void>((resolve) => {
    // RFC 9110 10.1.1: a client must not wait for ever, for a server may not know the expectation.
    const patience = setTimeout(resolve, 2000);
    const go = (): void => {
      clearTimeout(patience);
      resolve();
    };
    client.once('continue', go).once('response', go).once('close', go);
  });
  if (client.destroyed) return;
  client.write(body.subarray(0, half));
  hold.onReady();
  await hold.release;
  if (!client.destroyed) client.end(body.subarray(half));
}

function drained(client: ClientRequest): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      client.off('drain', done).off('close', done);
      resolve();
    };
    client.on('drain', done).on('close', done);
  });
}

const errorPageLimit = 64 * 1024;

async function readAnswer(
  message: IncomingMessage,
  request: ExchangeRequest,
): Promise<Result<ExchangeAnswer>> {
  const status = message.statusCode ?? 0;
  const success = status >= 200 && status < 300;
  const hash = createHash('sha256');
  const kept: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Leaving the loop closes the connection. Of an error page nobody needs more, its status says it.
    if (!success && size > errorPageLimit) break;
    if (success && size > request.maxBytes) {
      return err('publishing/response-too-large', { host: request.url.host, limit: request.maxBytes });
    }
    hash.update(chunk);
    if (request.keep) kept.push(chunk);
    request.onBytes?.(chunk.length);
  }
  if (success && !message.complete) return { ok: false, error: networkFailure(null, request.url.host) };
  return ok({
    status,
    headers: message.headers,
    bytes: Buffer.concat(kept),
    size,
    sha256: hash.digest('hex'),
  });
}
