import type { IdentitySession } from '../identity/session';
import type { SessionPort } from './session-port';

/** The identity session in the narrow form that a workspace needs. */
export function sessionPort(session: IdentitySession): SessionPort {
  return {
    current: () => {
      const state = session.state();
      if (state === undefined) return undefined;
      const { device, person, name, publicKey } = state.identity;
      return { device, person, name, publicKey, locked: state.locked };
    },
    sign: session.sign,
  };
}
