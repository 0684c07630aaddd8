import * as z from 'zod';
import { decodeBase64Url } from './base64';
import { deviceIdSchema } from './public-key';

const base64UrlOf = (size: number) =>
  z
    .string()
    .max(Math.ceil((size * 4) / 3))
    .refine((text) => decodeBase64Url(text)?.length === size);

/** Names a group of people who may read embargoed bodies. */
export const groupIdSchema = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/);

/**
 * A group's key, wrapped for one device of one member (ADR 0002): X25519 between a one-time key and the device's
 * key, HKDF-SHA256, AES-256-GCM. Safe to store and to sync: it opens only with that device's private key.
 */
export const wrappedGroupKeySchema = z.strictObject({
  alg: z.literal('X25519+HKDF-SHA256+A256GCM'),
  group: groupIdSchema,
  /** Follows from the key (32 hex digits), so that a wrap can't pass off another key as this one. */
  keyId: z.string().regex(/^[0-9a-f]{32}$/),
  device: deviceIdSchema,
  /** The one-time X25519 public key. */
  ephemeral: base64UrlOf(32),
  iv: base64UrlOf(12),
  /** 32 bytes of key and the 16-byte tag. */
  ciphertext: base64UrlOf(48),
});
export type WrappedGroupKey = Readonly<z.infer<typeof wrappedGroupKeySchema>>;
