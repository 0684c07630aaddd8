import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import { sha256 } from '../../../electron/journal/sha256';
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
export function createDevice(device: string): TestDevice {
  return withKey(device, generateKeyPairSync('ed25519').privateKey);
}

/** Makes a device whose key follows from its id, so that another process can have the same. */
export function deviceFromSeed(device: string): TestDevice {
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex');
  const seed = Buffer.from(sha256(device), 'hex');
  return withKey(
    device,
    createPrivateKey({ key: Buffer.concat([prefix, seed]), format: 'der', type: 'pkcs8' }),
  );
}

function withKey(device: string, privateKey: KeyObject): TestDevice {
  return {
    device,
    person: `person-${device}`,
    publicKey: createPublicKey(privateKey).export({ format: 'jwk' }).x ?? '',
    sign: (bytes) => ok(sign(null, bytes, privateKey)),
  };
}

/** Ed25519 by node:crypto. */
export const verifySignature: VerifySignature = (publicKey, bytes, signature) => {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' });
  return verify(null, bytes, key, signature);
};
