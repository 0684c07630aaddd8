import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { decodeBase64Url } from '../../shared/identity/base64';
import type { VerifySignature } from '../../shared/journal/crypto-ports';
import { err, ok, type Result } from '../../shared/result';

/** Bytes from a cryptographically secure source; passed in so that tests and the sample workspace can repeat it. */
export type RandomBytes = (size: number) => Uint8Array;

/** A key pair as it is stored: the RFC 8032 seed (secret, 32 bytes) and the public key (base64url). */
export interface KeyPair {
  readonly seed: Uint8Array;
  readonly publicKey: string;
}

/** Signs with one key until it is destroyed. */
export interface Signer {
  readonly publicKey: string;
  /** 64 bytes: RFC 8032 Ed25519, no context, no prehash. Throws after `destroy`, which is a bug of the caller. */
  readonly sign: (message: Uint8Array) => Uint8Array;
  readonly destroy: () => void;
}

// DER around a raw key (RFC 8410), because Node takes no raw Ed25519 keys.
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Far more devices than a workspace has; bounds what a hostile bundle can make us keep. */
const cacheSize = 2048;
const checkedKeys = new Map<string, KeyObject | null>();

/** Makes a key pair from 32 random bytes. */
export function generateKeyPair(random: RandomBytes): KeyPair {
  const seed = random(32);
  return { seed, publicKey: publicKeyOf(seed) };
}

/** The public key (base64url) that belongs to a seed. */
export function publicKeyOf(seed: Uint8Array): string {
  const publicDer = createPublicKey(privateKeyOf(seed)).export({ format: 'der', type: 'spki' });
  return publicDer.subarray(spkiPrefix.length).toString('base64url');
}

/** A signer over a seed. It keeps no copy of the seed: that stays the caller's to erase. */
export function createSigner(seed: Uint8Array): Signer {
  const publicKey = publicKeyOf(seed);
  let key: KeyObject | undefined = privateKeyOf(seed);
  return {
    publicKey,
    sign: (message) => {
      if (key === undefined) throw new Error('This signer was destroyed.');
      return sign(null, message, key);
    },
    destroy: () => {
      key = undefined;
    },
  };
}

/**
 * Says whether a public key may be enrolled or verified with: 32 bytes, canonically encoded, on the curve, and in
 * the prime-order group. A key of low order fits one signature to every message, so its owner could deny what they
 * signed; Node's own check accepts such keys. Fails with `identity/weak-key` or `identity/bad-key`.
 */
export function checkPublicKey(publicKey: string): Result<string> {
  if (decodeBase64Url(publicKey)?.length !== 32) return err('identity/bad-key');
  return checkedKey(publicKey) === null ? err('identity/weak-key') : ok(publicKey);
}

/**
 * Strict Ed25519 verification at native speed. Accepts exactly what RFC 8032 signing with a checked key produces:
 * the key passes `checkPublicKey` (worked out once per key), S is below the group's order (OpenSSL and BoringSSL
 * refuse others), and R is compared as bytes, which leaves no room for another encoding or a torsion component.
 */
export const verifySignature: VerifySignature = (publicKey, bytes, signature) => {
  if (signature.length !== 64) return false;
  const key = checkedKey(publicKey);
  return key !== null && verify(null, bytes, key, signature);
};

function privateKeyOf(seed: Uint8Array): KeyObject {
  const der = Buffer.concat([pkcs8Prefix, seed]);
  try {
    return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  } finally {
    der.fill(0);
  }
}

function checkedKey(publicKey: string): KeyObject | null {
  // Before the cache, so that it never holds a text that can't be a key.
  if (publicKey.length !== 43) return null;
  const known = checkedKeys.get(publicKey);
  if (known !== undefined) return known;
  // The oldest goes first; a key that is still in use is simply checked again.
  if (checkedKeys.size >= cacheSize) checkedKeys.delete(checkedKeys.keys().next().value ?? '');
  const checked = importKey(publicKey);
  checkedKeys.set(publicKey, checked);
  return checked;
}

function importKey(publicKey: string): KeyObject | null {
  const raw = decodeBase64Url(publicKey);
  if (raw?.length !== 32 || !isPrimeOrder(raw)) return null;
  const der = Buffer.concat([spkiPrefix, raw]);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

function isPrimeOrder(raw: Uint8Array): boolean {
  try {
    // `false`: RFC 8032 decoding, which refuses y >= p and the second spelling of x = 0.
    const point = ed25519.Point.fromBytes(raw, false);
    return !point.is0() && point.isTorsionFree();
  } catch {
    return false;
  }
}
