import type { Handlers } from '../../shared/ipc/channel';
import { contract, type mainContract } from '../../shared/ipc/contract';
import type { Engine } from './engine-process';
import type { Answer } from './ipc-main';
import type { PathGrants } from './path-grants';
import { resolveGrant } from './resolve-grant';

type AnyHandler = (request: unknown) => Promise<unknown>;

/** Routes a validated request to its owner: the main process's own handlers, or the engine. */
export function answerRequests(
  handlers: Handlers<typeof mainContract>,
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
