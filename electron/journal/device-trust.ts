import { verifyCheckpoint } from '../../shared/journal/checkpoint';
import type { VerifySignature } from '../../shared/journal/crypto-ports';
import type { ChainedCheckpoint, DeviceChain } from '../../shared/journal/device-chain';
import type { JournalPosition } from '../../shared/journal/entry';
import type { Revision } from '../../shared/journal/revision';
import type { Pacer } from './pacer';

/** What checking signatures takes. */
export interface DeviceTrustOptions {
  readonly workspace: string;
  readonly verify: VerifySignature;
  readonly pacer: Pacer;
}

/** What became trusted in one step. */
export interface NewlyTrusted {
  readonly revisions: readonly Revision[];
  /** Verified checkpoints, oldest first: what the device had seen of others. */
  readonly checkpoints: readonly ChainedCheckpoint[];
}

/**
 * How far a chain is covered by good signatures.
 *
 * Verifying the *last* checkpoint is enough for everything before it: checkpoint lines are links of the chain
 * themselves, so its `head` commits to each of them. Only when it is bad do we look for the last good one.
 */
export class DeviceTrust {
  /** The last checkpoint with a good signature. */
  position: JournalPosition | null = null;
  /** Whether a key was known when last asked; without one nothing is trusted. */
  hasKey = false;
  /** Sequence of the first checkpoint behind `position` whose signature is bad; null if there is none. */
  badSeq: number | null = null;
  /** How many revisions are trusted, and when the last one was written. */
  entries = 0;
  lastAt: string | null = null;
  /** Each device that this one had seen, at its last trusted checkpoint. */
  seen: Readonly<Record<string, JournalPosition>> = {};
  #checkedHash: string | null = null;
  readonly #options: DeviceTrustOptions;

  constructor(options: DeviceTrustOptions) {
    this.#options = options;
  }

  /** Checks what the chain has gained since the last call. Null if nothing more became trusted. */
  async advance(chain: DeviceChain, publicKey: string | undefined): Promise<NewlyTrusted | null> {
    this.hasKey = publicKey !== undefined;
    const pending = chain.pendingCheckpoints;
    const last = pending.at(-1);
    if (publicKey === undefined || !last || last.hash === this.#checkedHash) return null;
    this.#checkedHash = last.hash;
    const good = await lastGood(pending, publicKey, this.#options);
    this.badSeq = pending[good + 1]?.line.seq ?? null;
    const checkpoint = pending[good];
    return checkpoint ? this.#trust(chain, checkpoint, pending.slice(0, good + 1)) : null;
  }

  #trust(
    chain: DeviceChain,
    checkpoint: ChainedCheckpoint,
    checkpoints: readonly ChainedCheckpoint[],
  ): NewlyTrusted {
    const { seq, seen } = checkpoint.line;
    const revisions = chain.settle(seq);
    this.position = { seq, hash: checkpoint.hash };
    this.seen = seen;
    this.entries += revisions.length;
    this.lastAt = revisions.at(-1)?.at ?? this.lastAt;
    return { revisions, checkpoints };
  }
}

/** Index of the last checkpoint with a good signature; -1 if there is none. */
async function lastGood(
  checkpoints: readonly ChainedCheckpoint[],
  publicKey: string,
  { workspace, verify, pacer }: DeviceTrustOptions,
): Promise<number> {
  for (let index = checkpoints.length - 1; index >= 0; index -= 1) {
    const checkpoint = checkpoints[index];
    if (checkpoint && verifyCheckpoint(checkpoint.line, workspace, publicKey, verify)) return index;
    if (pacer.isDue()) await pacer.pause();
  }
  return -1;
}
