import type { Failure } from '../result';
import type { ChannelName, Request, Response } from './contract';
import type { AppEventName, AppEvents } from './events';

/** How a request that reached nobody, or was not understood, comes back; everything else is the channel's response. */
export type Reply<Res> =
  { readonly answered: true; readonly response: Res } | { readonly answered: false; readonly error: Failure };

/** What the preload puts on `window.imprimatur`: exactly these two functions, and nothing of Electron. */
export interface Bridge {
  readonly request: <Name extends ChannelName>(
    name: Name,
    request: Request<Name>,
  ) => Promise<Reply<Response<Name>>>;
  /** Calls back with the event's payload alone; returns the function that unsubscribes. */
  readonly on: <Name extends AppEventName>(
    name: Name,
    callback: (payload: AppEvents[Name]) => void,
  ) => () => void;
}
