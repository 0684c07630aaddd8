import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { SignBytes, VerifySignature } from '../../../shared/journal/crypto-ports';
import { ok } from '../../../shared/result';

/** A device of a test: its id, its owner, its key. */
export interface TestDevice {
  readonly device: string;
  readonly person: string;
  readonly publicKey: string;
  readonly sign: SignBytes;
}

/** Makes a device with a fresh key. */
export function createDevice(device: string, person = `person-${device}`): TestDevice {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return {
    device,
    person,
    publicKey: publicKey.export({ format: 'jwk' }).x ?? '',
    sign: (bytes) => ok(sign(null, bytes, privateKey)),
  };
}

/** Ed25519 by node:crypto. */
export const verifySignature: VerifySignature = (publicKey, bytes, signature) => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, bytes, key, signature);
};
