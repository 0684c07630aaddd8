import type { KdfParameters } from '../../electron/identity/key-wrap';
import type { KeyVault } from '../../electron/identity/key-vault';

/** The cheapest parameters that the format allows (67 ms instead of 250 ms): real argon2id, so nothing is mocked. */
export const quickKdf: KdfParameters = { alg: 'argon2id', memoryKiB: 19_456, iterations: 2, parallelism: 1 };

/** A keyring that can be taken away or exchanged: it XORs with its own byte and refuses what it did not wrap. */
export function pretendKeyring(mark: number): KeyVault & { present: boolean } {
  const mix = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ mark);
  return {
    present: true,
    available() {
      return Promise.resolve(this.present);
    },
    wrap: (bytes) => Promise.resolve(Buffer.concat([Buffer.from([mark]), mix(bytes)])),
    unwrap: (bytes) =>
      bytes[0] === mark ? Promise.resolve(mix(bytes.slice(1))) : Promise.reject(new Error('Not mine.')),
  };
}
