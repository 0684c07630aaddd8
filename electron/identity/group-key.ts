import { createCipheriv, createDecipheriv, createHash, hkdfSync } from 'node:crypto';
import { ed25519, x25519 } from '@noble/curves/ed25519.js';
import type { WrappedGroupKey } from '../../shared/identity/group-key';
import { canonicalize } from '../../shared/journal/canonical-json';
import { err, ok, type Result } from '../../shared/result';
import { checkPublicKey, publicKeyOf, type RandomBytes } from './ed25519';

/** The key of a group that reads embargoed bodies (duty 5.3). */
export interface GroupKey {
  readonly group: string;
  /** Follows from `key` (`groupKeyId`). */
  readonly keyId: string;
  /** 32 secret bytes. */
  readonly key: Uint8Array;
}

const alg = 'X25519+HKDF-SHA256+A256GCM';
const tagSize = 16;

/** A new key for a group: at its start, and whenever a member leaves. */
export function createGroupKey(group: string, random: RandomBytes): GroupKey {
  const key = random(32);
  return { group, keyId: groupKeyId(key), key };
}

/** The id that a key commits to. AES-GCM alone would let one ciphertext open under two keys. */
export function groupKeyId(key: Uint8Array): string {
  return createHash('sha256').update('imprimatur/group-key-id/v1\n').update(key).digest('hex').slice(0, 32);
}

/** Wraps a group's key for a device. Fails with `identity/weak-key` or `identity/bad-key` for a key that is none. */
export function wrapGroupKey(
  { group, keyId, key }: GroupKey,
  recipient: { readonly device: string; readonly publicKey: string },
  random: RandomBytes,
): Result<WrappedGroupKey> {
  const checked = checkPublicKey(recipient.publicKey);
  if (!checked.ok) return checked;
  const secret = random(32);
  const ephemeral = x25519.getPublicKey(secret);
  const theirs = montgomeryKey(recipient.publicKey);
  const wrapping = wrappingKey(x25519.getSharedSecret(secret, theirs), ephemeral, theirs);
  secret.fill(0);
  const iv = random(12);
  const context = { alg, group, keyId, device: recipient.device, ephemeral: base64Url(ephemeral) } as const;
  const cipher = createCipheriv('aes-256-gcm', wrapping, iv, { authTagLength: tagSize });
  cipher.setAAD(Buffer.from(canonicalize(context), 'utf8'));
  const ciphertext = Buffer.concat([cipher.update(key), cipher.final(), cipher.getAuthTag()]);
  return ok({ ...context, iv: base64Url(iv), ciphertext: base64Url(ciphertext) });
}

/**
 * Opens a wrap with the device's Ed25519 seed. `identity/not-for-this-device` if it is for another one,
 * `identity/group-key-altered` if it does not open or holds another key than it says.
 */
export function unwrapGroupKey(
  wrapped: WrappedGroupKey,
  own: { readonly device: string; readonly seed: Uint8Array },
): Result<GroupKey> {
  const { iv, ciphertext, ...context } = wrapped;
  if (wrapped.device !== own.device) return err('identity/not-for-this-device', { group: wrapped.group });
  const secret = ed25519.utils.toMontgomerySecret(own.seed);
  try {
    const ephemeral = Buffer.from(wrapped.ephemeral, 'base64url');
    // Throws for a one-time key of low order, whose shared secret everybody knows.
    const shared = x25519.getSharedSecret(secret, ephemeral);
    const wrapping = wrappingKey(shared, ephemeral, montgomeryKey(publicKeyOf(own.seed)));
    const bytes = Buffer.from(ciphertext, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', wrapping, Buffer.from(iv, 'base64url'), {
      authTagLength: tagSize,
    });
    decipher.setAAD(Buffer.from(canonicalize(context), 'utf8'));
    decipher.setAuthTag(bytes.subarray(-tagSize));
    const key = Buffer.concat([decipher.update(bytes.subarray(0, -tagSize)), decipher.final()]);
    if (groupKeyId(key) !== wrapped.keyId) return err('identity/group-key-altered', { group: wrapped.group });
    return ok({ group: wrapped.group, keyId: wrapped.keyId, key });
  } catch {
    return err('identity/group-key-altered', { group: wrapped.group });
  } finally {
    secret.fill(0);
  }
}

function montgomeryKey(publicKey: string): Uint8Array {
  return ed25519.utils.toMontgomery(Buffer.from(publicKey, 'base64url'));
}

function wrappingKey(shared: Uint8Array, ephemeral: Uint8Array, theirs: Uint8Array): Uint8Array {
  // Both public keys go into the derivation, so that the wrapping key belongs to this pair alone.
  const salt = Buffer.concat([ephemeral, theirs]);
  return new Uint8Array(hkdfSync('sha256', shared, salt, 'imprimatur/group-key/v1', 32));
}

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
