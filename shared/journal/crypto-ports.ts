import type { Result } from '../result';

/**
 * SHA-256 as 64 lowercase hex digits; a string is hashed as its UTF-8 bytes. Passed in because shared code knows
 * neither Node's crypto nor the browser's.
 */
export type Sha256 = (input: string | Uint8Array) => string;

/**
 * Strict Ed25519 verification (low-order keys and second encodings refused). The key is base64url as it stands in
 * JSON. Returns false for anything that is not a good signature; never throws.
 */
export type VerifySignature = (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => boolean;

/**
 * Signs with this device's key. A locked identity is an expected failure (`identity/locked`), not an exception.
 */
export type SignBytes = (bytes: Uint8Array) => Result<Uint8Array> | Promise<Result<Uint8Array>>;
