import type { Sha256 } from '../journal/crypto-ports';
import { decodeBase64Url } from './base64';

/**
 * A public key in a form that two people can compare by eye or over the telephone: the first 128 bits of its SHA-256
 * as eight groups of four hexadecimal digits, "3F2A 90B1 …". Empty for a text that is no base64url.
 */
export function fingerprint(publicKey: string, sha256: Sha256): string {
  const bytes = decodeBase64Url(publicKey);
  if (bytes === undefined) return '';
  const digits = sha256(bytes).slice(0, 32).toUpperCase();
  return (digits.match(/.{4}/g) ?? []).join(' ');
}
