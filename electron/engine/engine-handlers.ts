import type { Handlers } from '../../shared/ipc/channel';
import type { engineContract } from '../../shared/ipc/contract';
import { approvalHandlers } from '../approval/handlers';
import { bundleHandlers } from '../bundle/handlers';
import { identityHandlers } from '../identity/handlers';
import { sha256 } from '../journal/sha256';
import { localizationHandlers } from '../localization/handlers';
import { publishingHandlers } from '../publishing/handlers';
import { releaseHandlers } from '../release/handlers';
import { sourcesHandlers } from '../sources/handlers';
import { workspaceHandlers } from '../workspace/handlers';
import type { EngineServices } from './services';

/** Every handler of the engine: one table per capability, put together here and nowhere else. */
export function engineHandlers(services: EngineServices): Handlers<typeof engineContract> {
  const {
    drafts,
    identities,
    session,
    sessionPort,
    recent,
    workspaces,
    status,
    list,
    publishing,
    tasks,
    randomId,
  } = services;
  const identity = identityHandlers({ store: identities, session, sha256 });
  return {
    ...identity,
    // What was typed is signed with the key that is about to be forgotten or changed.
    'identity.lock': async (request) => {
      await drafts.flush();
      return identity['identity.lock'](request);
    },
    'identity.unlock': async (request) => {
      await drafts.flush();
      return identity['identity.unlock'](request);
    },
    ...workspaceHandlers({ workspaces, session: sessionPort, identities, recent }),
    ...releaseHandlers({ workspaces, drafts, list, status, randomId }),
    ...sourcesHandlers({ workspaces, tasks, search: process }),
    ...localizationHandlers({ workspaces }),
    ...approvalHandlers({ workspaces, session, sessionPort, drafts, status, randomId }),
    ...bundleHandlers({ workspaces, sessionPort, drafts, status, tasks }),
    ...publishingHandlers({ publishing, session: sessionPort, status, now: () => Date.now(), randomId }),
  };
}
