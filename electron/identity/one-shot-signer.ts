import { err, ok, type Result } from '../../shared/result';
import { createSigner } from './ed25519';
import type { Timers } from './idle-watch';
import type { OpenedIdentity, StoredIdentity } from './identity-store';

/** How long a passphrase that was just typed is good for, in milliseconds: the time it takes to render and to sign. */
const lifetime = 60_000;

/**
 * The right to sign one thing, given by typing the passphrase again (21 CFR 11.200(a)(1)): device key and passphrase
 * are both used for each signature, and one typing is one signature.
 */
export interface OneShotSigner {
  readonly identity: StoredIdentity;
  /** 64 bytes, once. Then, or after a minute, or after `discard`: `identity/signer-spent`. */
  readonly sign: (bytes: Uint8Array) => Result<Uint8Array>;
  /** Gives the right up unused. Harmless afterwards. */
  readonly discard: () => void;
}

/** Makes a signer that owns, and erases, the opened seed. `onSpent` is called once, when it can't sign any more. */
export function createOneShotSigner(
  { identity, seed }: OpenedIdentity,
  { after }: Timers,
  onSpent: (signer: OneShotSigner) => void,
): OneShotSigner {
  const key = createSigner(seed);
  let spent = false;
  const discard = (): void => {
    if (spent) return;
    spent = true;
    cancel();
    key.destroy();
    seed.fill(0);
    onSpent(signer);
  };
  const signer: OneShotSigner = {
    identity,
    sign: (bytes) => {
      if (spent) return err('identity/signer-spent');
      const signature = key.sign(bytes);
      discard();
      return ok(signature);
    },
    discard,
  };
  const cancel = after(lifetime, discard);
  return signer;
}
