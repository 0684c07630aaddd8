import type { Bridge } from '../../shared/ipc/bridge';
import type { ChannelName, Request, Response } from '../../shared/ipc/contract';
import type { AppEventName, AppEvents } from '../../shared/ipc/events';
import { ok, type Failure, type Result } from '../../shared/result';

declare global {
  interface Window {
    /** Put there by the preload; the page's only way out. */
    readonly imprimatur: Bridge;
  }
}

/** What a channel yields when it succeeds: the value inside its `Result`, or its plain response. */
export type Value<Name extends ChannelName> = [Response<Name>] extends [Result<infer T>] ? T : Response<Name>;

function isResult(response: unknown): response is Result<unknown> {
  return (
    typeof response === 'object' && response !== null && 'ok' in response && typeof response.ok === 'boolean'
  );
}

/** Sees every request on its way, with the promise of its answer. */
export type RequestObserver = (name: ChannelName, payload: unknown, answer: Promise<Result<unknown>>) => void;

const observers = new Set<RequestObserver>();

/** Adds somebody who sees every request; for what the shell says of them, such as "Saving…". */
export function observeRequests(observer: RequestObserver): void {
  observers.add(observer);
}

/**
 * Asks the main process or the engine. The answer is always a `Result`: a channel that answers plainly is wrapped, and a request
 * that nobody answered comes back as the bridge's own failure (`ipc/…`). It never rejects.
 */
export function request<Name extends ChannelName>(
  name: Name,
  payload: Request<Name>,
): Promise<Result<Value<Name>>> {
  const answer = ask(name, payload);
  for (const observe of observers) observe(name, payload, answer);
  return answer;
}

function bug(error: unknown): Failure {
  return { code: 'engine/bug', params: { message: error instanceof Error ? error.message : String(error) } };
}

async function ask<Name extends ChannelName>(
  name: Name,
  payload: Request<Name>,
): Promise<Result<Value<Name>>> {
  const reply = await window.imprimatur
    .request(name, payload)
    // Only a bug of the main process rejects; whoever asked has to be able to say that it did not work.
    .catch((error: unknown) => ({ answered: false as const, error: bug(error) }));
  if (!reply.answered) return { ok: false, error: reply.error };
  const response: unknown = reply.response;
  return (isResult(response) ? response : ok(response)) as Result<Value<Name>>;
}

/** Calls back on an event of the app; returns the function that stops it. */
export function onAppEvent<Name extends AppEventName>(
  name: Name,
  callback: (payload: AppEvents[Name]) => void,
): () => void {
  return window.imprimatur.on(name, callback);
}
