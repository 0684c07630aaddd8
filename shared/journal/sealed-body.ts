import * as z from 'zod';

const base64url = z.string().regex(/^[A-Za-z0-9_-]+$/);

/**
 * The body of an embargoed revision, encrypted for one group. Chain and revision id run over this form, so a person
 * outside the group can verify but not read. Format version 1 has it from the start because it can't be added later
 * without breaking digests (design 2).
 *
 * - `group`, `keyId`: which group, and which generation of its key.
 * - `iv`: 96 random bits; `ciphertext`: AES-256-GCM output with the tag appended; the additional data must be the
 *   UTF-8 bytes of `sealedBodyContext(record, group, keyId)`, which stops a ciphertext from being moved elsewhere.
 * - `salt`: random, also inside the plaintext, so that equal or guessable texts don't give equal digests.
 *
 * All binary fields are base64url without padding.
 */
export const sealedBodySchema = z.strictObject({
  sealed: z.strictObject({
    alg: z.literal('A256GCM'),
    group: z.string().min(1).max(128),
    keyId: z.string().min(1).max(128),
    iv: base64url.length(16),
    ciphertext: base64url.min(22),
    salt: base64url.min(22).max(86),
  }),
});

/** See `sealedBodySchema`. */
export type SealedBody = Readonly<{ sealed: Readonly<z.infer<typeof sealedBodySchema>['sealed']> }>;

/**
 * Whether a body has the sealed form: an object whose only key is `sealed`. A plain body must never look like that;
 * the writer refuses one that does without being a valid sealed body.
 */
export function looksSealed(body: unknown): boolean {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return false;
  const keys = Object.keys(body);
  return keys.length === 1 && keys[0] === 'sealed';
}

/** Narrows a body to the sealed form, validating every field. */
export function isSealedBody(body: unknown): body is SealedBody {
  return looksSealed(body) && sealedBodySchema.safeParse(body).success;
}

/** The additional authenticated data of a sealed body: binds the ciphertext to its record, group and key. */
export function sealedBodyContext(record: string, group: string, keyId: string): string {
  return ['imprimatur/sealed-body/v1', record, group, keyId].join('\n');
}
