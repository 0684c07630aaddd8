import { sealEnvelope, verifyEnvelope, preAuthEncoding, type EnvelopeVerifier } from '../approval/dsse';
import { canonicalize, parseCanonical } from '../journal/canonical-json';
import type { Sha256, SignBytes } from '../journal/crypto-ports';
import { err, ok, type Result } from '../result';
import { indexPayloadSchema, indexPayloadType, type IndexHead, type IndexPayload } from './release-index';

/** What reading an index takes. */
export interface IndexReader extends EnvelopeVerifier {
  readonly sha256: Sha256;
}

/** Signs with the publisher's device. A locked key is the failure `identity/locked`. */
export interface IndexSigner {
  readonly keyid: string;
  readonly sign: SignBytes;
}

/**
 * Reads the bytes that a store gave for `index/<version>.json`: an envelope in canonical JSON, signed by an allowed
 * key, whose payload is canonical JSON and says that it is number `version`. Nothing of a store is believed before
 * all of that holds. Failures: `publishing/index-untrusted` (signature), `publishing/index-invalid` (all else).
 */
export function readIndexFile(bytes: Uint8Array, version: number, reader: IndexReader): Result<IndexHead> {
  const invalid = err('publishing/index-invalid', { version });
  const envelope = parseUtf8(bytes);
  if (envelope === undefined) return invalid;
  const verified = verifyEnvelope(envelope, reader, indexPayloadType);
  if (!verified.ok) {
    const { code } = verified.error;
    const forged = code === 'approval/bad-signature' || code === 'approval/unknown-signer';
    return forged ? err('publishing/index-untrusted', { version }) : invalid;
  }
  const parsed = indexPayloadSchema.safeParse(parseUtf8(verified.value.payload));
  const signer = verified.value.keyids[0];
  // The number is inside what is signed, so a store can't serve one index under the name of another.
  if (!parsed.success || parsed.data.version !== version || signer === undefined) return invalid;
  return ok({ version, sha256: reader.sha256(bytes), payload: parsed.data, signer });
}

/** The bytes of `index/<version>.json` for a payload, signed. */
export async function sealIndexFile(payload: IndexPayload, signer: IndexSigner): Promise<Result<Uint8Array>> {
  const encoder = new TextEncoder();
  const body = encoder.encode(canonicalize(payload));
  const signature = await signer.sign(preAuthEncoding(indexPayloadType, body));
  if (!signature.ok) return signature;
  const envelope = sealEnvelope(body, indexPayloadType, [
    { keyid: signer.keyid, signature: signature.value },
  ]);
  return ok(encoder.encode(canonicalize(envelope)));
}

function parseUtf8(bytes: Uint8Array): unknown {
  try {
    return parseCanonical(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
