import type { Failure } from '../result';
import type { Endpoint } from './endpoint';
import type { OutboxState } from './outbox-item';
import type { ProbeReport } from './probe-report';
import type { Receipt } from './receipt';

/**
 * Why an unfinished item is not moving: its turn has not come, a new attempt is due at `nextRetryAt`, or a person has
 * to supply credentials or unlock their key. Each is a key under `outbox.waiting` in the `publishing` texts.
 */
export type OutboxWaiting = 'turn' | 'retry' | 'credentials' | 'unlock';

/** How far an item is: objects read back and found right, of all; and their bytes. */
export interface PublishProgress {
  readonly done: number;
  readonly total: number;
  readonly bytes: number;
}

/** An item of the outbox as the window shows it. */
export interface OutboxItemView {
  readonly id: string;
  readonly endpoint: string;
  readonly endpointName: string;
  readonly release: string;
  readonly product: string;
  readonly version: string;
  readonly manifest: string;
  readonly state: OutboxState;
  readonly waiting: OutboxWaiting | null;
  readonly progress: PublishProgress;
  readonly attempts: number;
  readonly error: Failure | null;
  readonly nextRetryAt: string | null;
  readonly enqueuedAt: string;
  readonly cancellable: boolean;
  /** True when only a person's "renew" goes on from an expired index. */
  readonly needsRenewal: boolean;
  readonly receipt: Receipt | null;
}

/** An endpoint with what this machine knows about it. */
export interface EndpointView {
  readonly id: string;
  readonly endpoint: Endpoint;
  /** The heads that a save names as parents. */
  readonly parents: readonly string[];
  readonly inConflict: boolean;
  readonly credentials: 'not-needed' | 'present' | 'missing';
  readonly probe: ProbeReport | null;
  /** The newest index that this machine has verified there. */
  readonly index: { readonly version: number; readonly sha256: string } | null;
}
