import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import * as z from 'zod';
import { canonicalize, parseCanonical, type JsonValue } from '../../shared/journal/canonical-json';
import { sealedBodyContext, type SealedBody } from '../../shared/journal/sealed-body';
import { err, ok, type Result } from '../../shared/result';
import type { RandomBytes } from './ed25519';
import type { GroupKey } from './group-key';

const tagSize = 16;
const plaintextSchema = z.strictObject({ body: z.custom<JsonValue>(), salt: z.string() });

/**
 * Encrypts the body of an embargoed record for a group (design 2). The ciphertext is bound to the record, so it can't
 * be moved to another. Every body has a key of its own, derived with its salt, so that no number of bodies wears the
 * group's key out. Throws for a body that has no canonical JSON, which is a bug of the caller.
 */
export function sealBody(
  body: JsonValue,
  groupKey: GroupKey,
  record: string,
  random: RandomBytes,
): SealedBody {
  const { group, keyId } = groupKey;
  const salt = base64Url(random(16));
  const iv = random(12);
  const key = derivedKey(groupKey, salt, 'encrypt');
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagSize });
  cipher.setAAD(Buffer.from(sealedBodyContext(record, group, keyId), 'utf8'));
  const text = cipher.update(canonicalize({ body, salt }), 'utf8');
  const ciphertext = base64Url(Buffer.concat([text, cipher.final(), cipher.getAuthTag()]));
  return { sealed: { alg: 'A256GCM', group, keyId, iv: base64Url(iv), ciphertext, salt } };
}

/**
 * The body of a sealed record. `identity/other-group-key` if it was sealed with another key than this one,
 * `identity/sealed-altered` if it was changed, cut, or belongs to another record.
 */
export function openBody({ sealed }: SealedBody, groupKey: GroupKey, record: string): Result<JsonValue> {
  if (sealed.group !== groupKey.group || sealed.keyId !== groupKey.keyId) {
    return err('identity/other-group-key', { record, group: sealed.group });
  }
  const altered = err('identity/sealed-altered', { record });
  const bytes = Buffer.from(sealed.ciphertext, 'base64url');
  if (bytes.length < tagSize) return altered;
  try {
    const key = derivedKey(groupKey, sealed.salt, 'encrypt');
    const iv = Buffer.from(sealed.iv, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: tagSize });
    decipher.setAAD(Buffer.from(sealedBodyContext(record, sealed.group, sealed.keyId), 'utf8'));
    decipher.setAuthTag(bytes.subarray(-tagSize));
    const text = Buffer.concat([decipher.update(bytes.subarray(0, -tagSize)), decipher.final()]);
    const plaintext = plaintextSchema.safeParse(parseCanonical(text.toString('utf8')));
    return plaintext.success && plaintext.data.salt === sealed.salt ? ok(plaintext.data.body) : altered;
  } catch {
    return altered;
  }
}

/**
 * A digest of a sealed body's plaintext (SHA-256, hex) that only the group can work out. A plain digest would let
 * anybody confirm a guess ("the release date is …"), and the salt alone does not help, for it is not secret.
 */
export function saltedDigest(body: JsonValue, groupKey: GroupKey, salt: string): string {
  const key = derivedKey(groupKey, salt, 'digest');
  return createHmac('sha256', key).update(canonicalize(body), 'utf8').digest('hex');
}

function derivedKey(groupKey: GroupKey, salt: string, purpose: 'encrypt' | 'digest'): Uint8Array {
  const bytes = Buffer.from(salt, 'base64url');
  return new Uint8Array(hkdfSync('sha256', groupKey.key, bytes, `imprimatur/sealed-body/v1/${purpose}`, 32));
}

const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
