import { decodeBase64Url } from '../identity/base64';
import { canonicalize } from './canonical-json';
import type { Sha256, VerifySignature } from './crypto-ports';
import type { CheckpointLine } from './entry';

// Keeps a checkpoint's signature from being taken for one over a statement or a workspace file, and the reverse.
const CHECKPOINT_CONTEXT = 'imprimatur/checkpoint/v1\n';
const GENESIS_CONTEXT = 'imprimatur/genesis/v1\n';

/**
 * The bytes that a checkpoint's signature covers: a context line, the workspace's id, then the canonical line without
 * `signature`. The id stands in no line but is signed with each checkpoint: a device may write into two workspaces, and
 * a few lines of one, shown as evidence in a bundle without the chain before them, must not pass for the other's.
 */
export function checkpointBytes(
  checkpoint: Omit<CheckpointLine, 'signature'>,
  workspace: string,
): Uint8Array {
  const { v, kind, seq, prev, at, device, count, head, seen, alg } = checkpoint;
  const text = canonicalize({ v, kind, seq, prev, at, device, count, head, seen, alg });
  return new TextEncoder().encode(`${CHECKPOINT_CONTEXT}${workspace}\n${text}`);
}

/** Whether the checkpoint was signed for this workspace by the holder of `publicKey`. */
export function verifyCheckpoint(
  checkpoint: CheckpointLine,
  workspace: string,
  publicKey: string,
  verify: VerifySignature,
): boolean {
  const signature = decodeBase64Url(checkpoint.signature);
  return signature !== undefined && verify(publicKey, checkpointBytes(checkpoint, workspace), signature);
}

/**
 * The `prev` of a journal's first line. It binds the whole chain to one workspace and device: a person's journal
 * copied from another workspace does not verify.
 */
export function genesisHash(workspace: string, device: string, sha256: Sha256): string {
  return sha256(GENESIS_CONTEXT + canonicalize({ device, workspace }));
}
