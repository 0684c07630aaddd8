import * as z from 'zod';
import { decodeBase64, decodeBase64Url, encodeBase64 } from '../identity/base64';
import type { VerifySignature } from '../journal/crypto-ports';
import { err, ok, type Result } from '../result';

/** The type of a payload that is an in-toto Statement (in-toto attestation spec v1, "Envelope"). */
export const inTotoPayloadType = 'application/vnd.in-toto+json';

/** One signature of an envelope. `keyid` is a hint for finding the key and is itself not signed: ours is the device. */
export interface EnvelopeSignature {
  readonly keyid: string;
  /** base64. */
  readonly sig: string;
}

/** A DSSE v1 envelope (github.com/secure-systems-lab/dsse, envelope.md). */
export interface Envelope {
  readonly payload: string;
  readonly payloadType: string;
  readonly signatures: readonly EnvelopeSignature[];
}

// Bounds are ours: a statement over 1,000 outputs is about 150 KB.
const maximumPayload = 8 * 1024 * 1024;

/**
 * The shape of an envelope. The specification lets consumers meet fields they don't know; we refuse them, because an
 * unsigned field beside a signature invites somebody to believe it.
 */
export const envelopeSchema = z.strictObject({
  payload: z.string().max(maximumPayload),
  payloadType: z.string().min(1).max(200),
  signatures: z
    .array(z.strictObject({ keyid: z.string().max(128), sig: z.string().min(1).max(1024) }))
    .min(1)
    .max(32),
});

/** What verification needs: strict Ed25519, and the key (base64url) that a device holds, if it is known. */
export interface EnvelopeVerifier {
  readonly verify: VerifySignature;
  readonly keyFor: (keyid: string) => string | undefined;
}

/** What was verified: the very bytes that were signed, and the devices whose signatures on them are good. */
export interface VerifiedPayload {
  readonly payload: Uint8Array;
  readonly keyids: readonly string[];
}

/**
 * The bytes that are signed: DSSE's pre-authentication encoding, "DSSEv1" SP LEN(type) SP type SP LEN(body) SP body.
 * Lengths are decimal byte counts, so type and body can't be confused for one another.
 */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Uint8Array {
  const encoder = new TextEncoder();
  const type = encoder.encode(payloadType);
  const head = encoder.encode(`DSSEv1 ${String(type.length)} `);
  const middle = encoder.encode(` ${String(payload.length)} `);
  const whole = new Uint8Array(head.length + type.length + middle.length + payload.length);
  whole.set(head, 0);
  whole.set(type, head.length);
  whole.set(middle, head.length + type.length);
  whole.set(payload, head.length + type.length + middle.length);
  return whole;
}

/** An envelope from a payload and what was signed over its `preAuthEncoding`. */
export function sealEnvelope(
  payload: Uint8Array,
  payloadType: string,
  signatures: readonly { readonly keyid: string; readonly signature: Uint8Array }[],
): Envelope {
  return {
    payload: encodeBase64(payload),
    payloadType,
    signatures: signatures.map(({ keyid, signature }) => ({ keyid, sig: encodeBase64(signature) })),
  };
}

/**
 * Verifies an envelope of the expected type and returns the very bytes that the signatures cover; nothing else of the
 * envelope may be believed. Stricter than the specification: a bad signature in a known device's name is refused even
 * beside a good one, for it only comes from tampering. Signatures of unknown devices are passed over, and a key
 * counts once however often it appears (so that no threshold is met by repeating).
 *
 * Failures: `approval/malformed-envelope`, `approval/wrong-payload-type`, `approval/bad-signature`,
 * `approval/unknown-signer`.
 */
export function verifyEnvelope(
  envelope: unknown,
  { verify, keyFor }: EnvelopeVerifier,
  payloadType: string = inTotoPayloadType,
): Result<VerifiedPayload> {
  const parsed = envelopeSchema.safeParse(envelope);
  if (!parsed.success) return err('approval/malformed-envelope');
  const { signatures, ...rest } = parsed.data;
  if (rest.payloadType !== payloadType) {
    return err('approval/wrong-payload-type', { found: rest.payloadType, expected: payloadType });
  }
  const payload = decodeEither(rest.payload);
  if (payload === undefined) return err('approval/malformed-envelope');

  const signed = preAuthEncoding(payloadType, payload);
  const keyids = new Map<string, string>();
  for (const { keyid, sig } of signatures) {
    const key = keyFor(keyid);
    if (key === undefined) continue;
    const signature = decodeEither(sig);
    if (signature === undefined) return err('approval/malformed-envelope');
    if (!verify(key, signed, signature)) return err('approval/bad-signature', { device: keyid });
    if (!keyids.has(key)) keyids.set(key, keyid);
  }
  if (keyids.size === 0) {
    return err('approval/unknown-signer', { devices: signatures.map(({ keyid }) => keyid) });
  }
  return ok({ payload, keyids: [...keyids.values()] });
}

/** The specification allows both alphabets to producers, so a consumer must take either. */
function decodeEither(text: string): Uint8Array | undefined {
  return decodeBase64(text) ?? decodeBase64Url(text.replace(/={1,2}$/, ''));
}
