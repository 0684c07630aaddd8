import type { Result } from '../../shared/result';

/** The person at work, as the workspace needs to know them. */
export interface SessionPerson {
  readonly device: string;
  readonly person: string;
  readonly name: string;
  readonly publicKey: string;
  readonly locked: boolean;
}

/** Whose key signs what is written. The command line and the window each bring one. */
export interface SessionPort {
  readonly current: () => SessionPerson | undefined;
  /** Fails with `identity/locked` while the key is not in memory. */
  readonly sign: (bytes: Uint8Array) => Result<Uint8Array>;
}
