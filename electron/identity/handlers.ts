import type { identityChannels } from '../../shared/identity/channels';
import { fingerprint } from '../../shared/identity/fingerprint';
import type { IdentitySummary } from '../../shared/identity/identity-summary';
import type { Handlers } from '../../shared/ipc/channel';
import type { Sha256 } from '../../shared/journal/crypto-ports';
import { ok } from '../../shared/result';
import type { IdentityStore, StoredIdentity } from './identity-store';
import type { IdentitySession } from './session';

export interface IdentityServices {
  readonly store: IdentityStore;
  readonly session: IdentitySession;
  readonly sha256: Sha256;
}

/** Answers the window's questions about identities. Nothing secret is in any answer. */
export function identityHandlers({
  store,
  session,
  sha256,
}: IdentityServices): Handlers<typeof identityChannels> {
  const summary = (identity: StoredIdentity): IdentitySummary => {
    const state = session.state();
    const current = state?.identity.device === identity.device;
    const { device, person, name, email, publicKey, keyring } = identity;
    return {
      device,
      person,
      name,
      email,
      publicKey,
      fingerprint: fingerprint(publicKey, sha256),
      locked: !current || state.locked,
      current,
      keyring,
    };
  };
  const currentSummary = (): IdentitySummary | null => {
    const state = session.state();
    return state === undefined ? null : summary(state.identity);
  };

  return {
    'identity.list': async () => (await store.list()).identities.map(summary),
    'identity.problems': async () => (await store.list()).problems,
    'identity.create': async (request) => {
      const created = await store.create(request);
      if (!created.ok) return created;
      session.adopt(created.value);
      return ok(summary(created.value.identity));
    },
    'identity.unlock': async ({ device, passphrase }) => {
      const unlocked = await session.unlock(device, passphrase);
      return unlocked.ok ? ok(summary(unlocked.value)) : unlocked;
    },
    'identity.lock': () => {
      session.lock();
      return Promise.resolve(currentSummary());
    },
    'identity.session': () => Promise.resolve(currentSummary()),
  };
}
