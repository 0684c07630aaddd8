import { createHash } from 'node:crypto';

// Crockford's base 32 in lower case: no i, l, o or u, so an id can be read out over the telephone.
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** `length` characters of Crockford base 32, five bits each, from the front of `bytes`. */
export function base32(bytes: Uint8Array, length: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return Array.from({ length }, (_, at) => alphabet.charAt(parseInt(bits.slice(at * 5, at * 5 + 5), 2))).join(
    '',
  );
}

/**
 * The id of the device that holds a key: 100 bits of the key's SHA-256 as 20 characters. The id follows from the key,
 * so that nobody can bring another key under a name that people know.
 */
export function deviceIdOf(publicKey: string): string {
  return base32(createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest(), 20);
}
