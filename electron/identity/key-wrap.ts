import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { argon2id } from 'hash-wasm';
import * as z from 'zod';
import { decodeBase64Url } from '../../shared/identity/base64';
import { normalizePassphrase } from '../../shared/identity/passphrase';
import { err, ok, type Result } from '../../shared/result';
import type { RandomBytes } from './ed25519';

const base64UrlOf = (size: number) =>
  z
    .string()
    .max(Math.ceil((size * 4) / 3))
    .refine((text) => decodeBase64Url(text)?.length === size);

/**
 * How a passphrase becomes a key. Bounded below by the least that OWASP accepts for argon2id, and above so that a
 * hostile identity file can neither exhaust the memory nor the patience of whoever opens it.
 */
export const kdfSchema = z.strictObject({
  alg: z.literal('argon2id'),
  memoryKiB: z.int().min(19_456).max(262_144),
  iterations: z.int().min(2).max(10),
  parallelism: z.int().min(1).max(4),
});
export type KdfParameters = Readonly<z.infer<typeof kdfSchema>>;

/** 64 MiB, three passes: about 250 ms on two cores (ADR 0002). */
export const defaultKdf: KdfParameters = {
  alg: 'argon2id',
  memoryKiB: 65_536,
  iterations: 3,
  parallelism: 1,
};

const seedSize = 32;
const tagSize = 16;

/** A seed under a passphrase, with all that is needed to open it again but the passphrase. */
export const wrappedKeySchema = z.strictObject({
  kdf: kdfSchema,
  salt: base64UrlOf(16),
  alg: z.literal('A256GCM'),
  iv: base64UrlOf(12),
  /** SHA-256 (hex) of `sealed`: tells a damaged file from a wrong passphrase, also beneath a keyring's wrap. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});
export type WrappedKey = Readonly<z.infer<typeof wrappedKeySchema>>;

/** The wrap's description and its ciphertext (with the GCM tag at the end), which a keyring may wrap once more. */
export interface SealedKey {
  readonly wrapped: WrappedKey;
  readonly sealed: Uint8Array;
}

/**
 * Wraps a seed. `about` is bound to the wrap (as associated data): a ciphertext moved under another identity does
 * not open there.
 */
export async function wrapKey(
  seed: Uint8Array,
  passphrase: string,
  about: string,
  { random, kdf }: { readonly random: RandomBytes; readonly kdf: KdfParameters },
): Promise<SealedKey> {
  const salt = random(16);
  const iv = random(12);
  const key = await deriveKey(passphrase, salt, kdf);
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagSize });
  cipher.setAAD(Buffer.from(about, 'utf8'));
  const sealed = Buffer.concat([cipher.update(seed), cipher.final(), cipher.getAuthTag()]);
  key.fill(0);
  return {
    wrapped: { kdf, salt: base64Url(salt), alg: 'A256GCM', iv: base64Url(iv), digest: sha256(sealed) },
    sealed,
  };
}

/** Opens a wrap. `identity/altered` if the ciphertext was changed, `identity/wrong-passphrase` if it does not open. */
export async function unwrapKey(
  { wrapped, sealed }: SealedKey,
  passphrase: string,
  about: string,
): Promise<Result<Uint8Array>> {
  if (sealed.length !== seedSize + tagSize || sha256(sealed) !== wrapped.digest) {
    return err('identity/altered');
  }
  const key = await deriveKey(passphrase, Buffer.from(wrapped.salt, 'base64url'), wrapped.kdf);
  try {
    const iv = Buffer.from(wrapped.iv, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagSize });
    decipher.setAAD(Buffer.from(about, 'utf8'));
    decipher.setAuthTag(sealed.subarray(seedSize));
    const seed = decipher.update(sealed.subarray(0, seedSize));
    decipher.final();
    return ok(seed);
  } catch {
    return err('identity/wrong-passphrase');
  } finally {
    key.fill(0);
  }
}

async function deriveKey(passphrase: string, salt: Uint8Array, kdf: KdfParameters): Promise<Uint8Array> {
  return argon2id({
    password: normalizePassphrase(passphrase),
    salt,
    memorySize: kdf.memoryKiB,
    iterations: kdf.iterations,
    parallelism: kdf.parallelism,
    hashLength: 32,
    outputType: 'binary',
  });
}

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
