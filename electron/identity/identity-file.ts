import * as z from 'zod';
import { decodeBase64Url } from '../../shared/identity/base64';
import { emailSchema, personNameSchema } from '../../shared/identity/person';
import {
  deviceIdSchema,
  keyAlgorithm,
  keyAlgorithmSchema,
  personIdSchema,
  publicKeySchema,
  signatureSchema,
} from '../../shared/identity/public-key';
import { canonicalize } from '../../shared/journal/canonical-json';
import { parseStrictJson } from '../../shared/journal/strict-json';
import { err, ok, type Result } from '../../shared/result';
import { deviceIdOf } from './device-id';
import { checkPublicKey, createSigner, generateKeyPair, verifySignature, type RandomBytes } from './ed25519';
import { unwrapKey, wrapKey, wrappedKeySchema, type KdfParameters } from './key-wrap';

/** The public part of an identity. `device` follows from the key (`deviceIdOf`). */
const identitySchema = z.strictObject({
  device: deviceIdSchema,
  person: personIdSchema,
  name: personNameSchema,
  email: emailSchema,
  alg: keyAlgorithmSchema,
  publicKey: publicKeySchema,
  createdAt: z.iso.datetime(),
});
export type Identity = Readonly<z.infer<typeof identitySchema>>;

/**
 * An identity file, format 1. `signature` is the key's own over everything above it, so that a changed name or a
 * damaged wrap shows before anybody types a passphrase. What a keyring adds stands outside: it differs by machine.
 */
const identityFileSchema = z.strictObject({
  format: z.literal(1),
  identity: identitySchema,
  key: wrappedKeySchema,
  signature: signatureSchema,
  /** Whether the operating system's keyring wraps `sealed` once more. */
  keyring: z.boolean(),
  /** The wrapped seed, base64url. */
  sealed: z.string().max(8192),
});
export type IdentityFile = Readonly<z.infer<typeof identityFileSchema>>;

const anyFormatSchema = z.looseObject({ format: z.int().min(1) });

/** What a new identity is about. Without `person` it is a new person; with it, another device of a known one. */
export interface NewIdentity {
  readonly name: string;
  readonly email: string;
  readonly person: string;
  readonly createdAt: string;
}

/** A new key, wrapped with the passphrase alone. The seed is the caller's to erase. */
export async function makeIdentity(
  about: NewIdentity,
  passphrase: string,
  { random, kdf }: { readonly random: RandomBytes; readonly kdf: KdfParameters },
): Promise<{ readonly file: IdentityFile; readonly seed: Uint8Array }> {
  const { seed, publicKey } = generateKeyPair(random);
  const identity: Identity = { device: deviceIdOf(publicKey), alg: keyAlgorithm, publicKey, ...about };
  const { wrapped, sealed } = await wrapKey(seed, passphrase, canonicalize(identity), { random, kdf });
  const signer = createSigner(seed);
  const signature = signer.sign(signedBytes(identity, wrapped));
  signer.destroy();
  const file: IdentityFile = {
    format: 1,
    identity,
    key: wrapped,
    signature: Buffer.from(signature).toString('base64url'),
    keyring: false,
    sealed: Buffer.from(sealed).toString('base64url'),
  };
  return { file, seed };
}

/** The bytes of an identity file, for people to be able to read them. */
export function writeIdentityFile(file: IdentityFile): Uint8Array {
  return Buffer.from(`${JSON.stringify(file, null, 2)}\n`, 'utf8');
}

/**
 * Reads and checks an identity file; `name` is what failures call it. `identity/malformed`, `identity/newer-format`,
 * `identity/weak-key` (low order) or `identity/altered` (not what its own key signed).
 */
export function readIdentityFile(bytes: Uint8Array, name: string): Result<IdentityFile> {
  const raw = parseJson(bytes);
  const version = anyFormatSchema.safeParse(raw);
  if (version.success && version.data.format > 1) {
    return err('identity/newer-format', { file: name, format: version.data.format });
  }
  const parsed = identityFileSchema.safeParse(raw);
  if (!parsed.success || decodeBase64Url(parsed.data.sealed) === undefined) {
    return err('identity/malformed', { file: name });
  }
  const { identity, key, signature } = parsed.data;
  const checked = checkPublicKey(identity.publicKey);
  if (!checked.ok) return err(checked.error.code, { file: name });
  const signed = verifySignature(
    identity.publicKey,
    signedBytes(identity, key),
    Buffer.from(signature, 'base64url'),
  );
  if (!signed || identity.device !== deviceIdOf(identity.publicKey)) {
    return err('identity/altered', { file: name });
  }
  return ok(parsed.data);
}

/** The seed in a file whose `sealed` carries no keyring's wrap (any more). See `unwrapKey` for what can fail. */
export async function openIdentity(
  { identity, key }: IdentityFile,
  sealed: Uint8Array,
  passphrase: string,
): Promise<Result<Uint8Array>> {
  return unwrapKey({ wrapped: key, sealed }, passphrase, canonicalize(identity));
}

function signedBytes(identity: Identity, key: IdentityFile['key']): Uint8Array {
  return Buffer.from(canonicalize({ format: 1, identity, key }), 'utf8');
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    const parsed = parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return parsed.ok ? parsed.value : undefined;
  } catch {
    // Not UTF-8.
    return undefined;
  }
}
