import type * as z from 'zod';

declare const responseBrand: unique symbol;

/** A phantom that carries a channel's response type through the contract; it has no value at run time. */
export interface ResponseType<Res> {
  readonly [responseBrand]?: Res;
}

/** Names the response of a channel. Responses come from our own process, so they are typed but not parsed. */
export function response<Res>(): ResponseType<Res> {
  return {};
}

/** Who answers a channel: the main process (windows, dialogs, preferences) or the engine (everything else). */
export type ChannelOwner = 'main' | 'engine';

/** One request/response pair that crosses the process boundary. */
export interface Channel<Req extends z.ZodType = z.ZodType, Res = unknown> {
  readonly owner: ChannelOwner;
  readonly request: Req;
  readonly response: ResponseType<Res>;
}

/** A channel that the engine answers. */
export function channel<Req extends z.ZodType, Res>(
  request: Req,
  responseType: ResponseType<Res>,
): Channel<Req, Res> {
  return { owner: 'engine', request, response: responseType };
}

/** A channel that the main process answers itself. */
export function mainChannel<Req extends z.ZodType, Res>(
  request: Req,
  responseType: ResponseType<Res>,
): Channel<Req, Res> {
  return { owner: 'main', request, response: responseType };
}

/** A table of channels, as each capability declares one. */
export type ChannelTable = Readonly<Record<string, Channel>>;

/** What the renderer sends on a channel. */
export type RequestOf<C> = C extends { request: infer Req extends z.ZodType } ? z.input<Req> : never;

/** What comes back on a channel. */
export type ResponseOf<C> = C extends { response: ResponseType<infer Res> } ? Res : never;

/**
 * The request as the engine sees it: a `grant` (the id of a path that the user chose in a dialog) has been replaced
 * by the main process with the `path` itself. The renderer never names a path.
 */
export type GrantedRequest<Req> = Req extends { grant: string }
  ? Omit<Req, 'grant'> & { readonly path: string }
  : Req;

/** The handlers that a capability supplies: one for each of its channels. */
export type Handlers<Table extends ChannelTable> = {
  readonly [Name in keyof Table]: (
    request: GrantedRequest<z.output<Table[Name]['request']>>,
  ) => Promise<ResponseOf<Table[Name]>>;
};
