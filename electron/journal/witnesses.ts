import type { ChainedCheckpoint, DeviceChain } from '../../shared/journal/device-chain';
import type { JournalPosition } from '../../shared/journal/entry';
import type { FindingCode, JournalFinding } from '../../shared/journal/findings';
import { checkPosition } from '../../shared/journal/positions';

/** A position of some device's journal that somebody vouches for; '' stands for this machine itself. */
interface Claim {
  readonly witness: string;
  readonly position: JournalPosition;
}

/**
 * Remembers what devices had seen of each other. The hash chain alone does not show entries cut off at the end (0 of
 * 433 cuts in a measurement); that others had seen them does.
 */
export class Witnesses {
  /** By device, then by position: who was the first to vouch for it. */
  readonly #claims = new Map<string, Map<string, Claim>>();

  /** Takes in the `seen` vectors of a device's trusted checkpoints. */
  addSeen(witness: string, checkpoints: readonly ChainedCheckpoint[]): void {
    for (const { line } of checkpoints) {
      for (const [device, position] of Object.entries(line.seen)) {
        if (device !== witness) this.#add(device, { witness, position });
      }
    }
  }

  /** Takes in positions that this machine itself knows: local state, bundles, what it verified before. */
  addKnown(device: string, position: JournalPosition): void {
    this.#add(device, { witness: '', position });
  }

  /** All devices that somebody vouches for. */
  devices(): readonly string[] {
    return [...this.#claims.keys()];
  }

  /** What the claims say about a device's journal: for each kind of contradiction, the one that reaches furthest. */
  findings(device: string, chain: DeviceChain): readonly JournalFinding[] {
    const worst = new Map<FindingCode, Claim>();
    for (const claim of this.#claims.get(device)?.values() ?? []) {
      const check = checkPosition(claim.position, (seq) => chain.hashAt(seq));
      if (check === 'holds') continue;
      const ahead: FindingCode =
        claim.witness === '' ? 'truncated-against-checkpoint' : 'missing-against-witness';
      const code = check === 'forked' ? 'fork' : ahead;
      if ((worst.get(code)?.position.seq ?? 0) < claim.position.seq) worst.set(code, claim);
    }
    return [...worst].map(([code, { witness, position }]) => ({
      code,
      device,
      params: { seq: position.seq, last: chain.seq, ...(witness === '' ? {} : { witness }) },
    }));
  }

  #add(device: string, claim: Claim): void {
    const claims = this.#claims.get(device) ?? new Map<string, Claim>();
    this.#claims.set(device, claims);
    const key = `${claim.position.seq}/${claim.position.hash}`;
    // This machine's own knowledge outranks what others say.
    if (!claims.has(key) || claim.witness === '') claims.set(key, claim);
  }
}
