import type { Handlers } from '../../shared/ipc/channel';
import { contract } from '../../shared/ipc/contract';
import type { mainChannels } from '../../shared/preferences/channels';
import type { Engine } from './engine-process';
import type { Answer } from './ipc-main';
import type { PathGrants } from './path-grants';

type AnyHandler = (request: unknown) => Promise<unknown>;

/** Swaps a `grant` for the `path` behind it; undefined when the grant is not one that was given. */
export function resolveGrant(request: unknown, grants: PathGrants): unknown {
  if (typeof request !== 'object' || request === null || !('grant' in request)) return request;
  const { grant, ...rest } = request as { grant: unknown };
  const path = typeof grant === 'string' ? grants.pathOf(grant) : undefined;
  return path === undefined ? undefined : { ...rest, path };
}

/** Routes a validated request to its owner: the main process's own handlers, or the engine. */
export function answerRequests(
  handlers: Handlers<typeof mainChannels>,
  engine: Engine,
  grants: PathGrants,
): Answer {
  const own = handlers as unknown as Readonly<Record<string, AnyHandler | undefined>>;
  return async (name, request) => {
    const granted = resolveGrant(request, grants);
    if (granted === undefined) return { answered: false, error: { code: 'ipc/unknown-grant' } };
    if (contract[name].owner === 'engine') return engine.request(name, granted);
    const handler = own[name];
    if (handler === undefined) throw new Error(`No handler for ${name}`);
    return { answered: true, response: await handler(granted) };
  };
}
