import type { WrappedGroupKey } from '../../shared/identity/group-key';
import { err, ok, type Result } from '../../shared/result';
import { createSigner, type Signer } from './ed25519';
import { unwrapGroupKey, type GroupKey } from './group-key';
import { createIdleWatch, type IdleWatch, type Timers } from './idle-watch';
import type { IdentityStore, OpenedIdentity, StoredIdentity } from './identity-store';
import { createOneShotSigner, type OneShotSigner } from './one-shot-signer';
import type { UnlockThrottle } from './unlock-throttle';

export interface SessionServices {
  readonly store: IdentityStore;
  readonly throttle: UnlockThrottle;
  readonly timers: Timers;
  /** Minutes without input after which the key is locked; 0 never locks. Asked again each time. */
  readonly idleMinutes: () => number;
}

/** Whose session it is, and whether the key is in memory. */
export interface SessionState {
  readonly identity: StoredIdentity;
  readonly locked: boolean;
}

/** The one identity that works at this machine now. The private key is nowhere but in here, and only while unlocked. */
export interface IdentitySession {
  /** `undefined` before the first unlock. */
  readonly state: () => SessionState | undefined;
  /** Unlocks an identity; the one before is locked. See `IdentityStore.open` and `UnlockThrottle` for what can fail. */
  readonly unlock: (device: string, passphrase: string) => Promise<Result<StoredIdentity>>;
  /** Goes on with an identity that was just created. Takes the seed over. */
  readonly adopt: (opened: OpenedIdentity) => void;
  /** Erases the key and every signer that was handed out. The identity stays current. */
  readonly lock: () => void;
  /** A person did something: call for every request of the window, not for work in the background. */
  readonly noteActivity: () => void;
  /** Signs a journal checkpoint (fits the journal's `SignBytes`); `identity/locked` without a key. */
  readonly sign: (bytes: Uint8Array) => Result<Uint8Array>;
  /** Takes the passphrase of the unlocked identity again and returns the right to sign one statement. */
  readonly reauthenticate: (passphrase: string) => Promise<Result<OneShotSigner>>;
  /** Opens a group's key that was wrapped for this device. */
  readonly openGroupKey: (wrapped: WrappedGroupKey) => Result<GroupKey>;
  /** Calls back after each unlock, lock or change of identity; returns the function that stops it. */
  readonly onChange: (listener: (state: SessionState | undefined) => void) => () => void;
  /** Locks for good. */
  readonly dispose: () => void;
}

interface UnlockedKey {
  readonly seed: Uint8Array;
  readonly signer: Signer;
}

/** A session that nobody is in yet. */
export function createIdentitySession(services: SessionServices): IdentitySession {
  return new Session(services);
}

class Session implements IdentitySession {
  private identity: StoredIdentity | undefined;
  private key: UnlockedKey | undefined;
  private disposed = false;
  private readonly handedOut = new Set<OneShotSigner>();
  private readonly listeners = new Set<(state: SessionState | undefined) => void>();
  private readonly idle: IdleWatch;

  constructor(private readonly services: SessionServices) {
    this.idle = createIdleWatch(services.timers, services.idleMinutes, this.lockNow);
  }

  readonly state = (): SessionState | undefined => {
    this.idle.check();
    return this.identity && { identity: this.identity, locked: this.key === undefined };
  };

  readonly unlock = async (device: string, passphrase: string): Promise<Result<StoredIdentity>> => {
    const opened = await this.open(device, passphrase);
    if (!opened.ok) return opened;
    this.adopt(opened.value);
    return ok(opened.value.identity);
  };

  readonly adopt = ({ identity, seed }: OpenedIdentity): void => {
    this.eraseKey();
    if (this.disposed) {
      seed.fill(0);
      return;
    }
    this.identity = identity;
    this.key = { seed, signer: createSigner(seed) };
    this.idle.start();
    this.tell();
  };

  readonly lock = (): void => {
    this.lockNow();
  };

  readonly noteActivity = (): void => {
    this.idle.touch();
  };

  readonly sign = (bytes: Uint8Array): Result<Uint8Array> => {
    this.idle.check();
    return this.key ? ok(this.key.signer.sign(bytes)) : err('identity/locked');
  };

  readonly reauthenticate = async (passphrase: string): Promise<Result<OneShotSigner>> => {
    this.idle.touch();
    const device = this.identity?.device;
    if (device === undefined || this.key === undefined) return err('identity/locked');
    const opened = await this.open(device, passphrase);
    if (!opened.ok) return opened;
    // It may have been locked, by hand or by the clock, while the passphrase was being checked.
    if (!this.isUnlockedFor(device)) {
      opened.value.seed.fill(0);
      return err('identity/locked');
    }
    const signer = createOneShotSigner(opened.value, this.services.timers, (spent) => {
      this.handedOut.delete(spent);
    });
    this.handedOut.add(signer);
    return ok(signer);
  };

  readonly openGroupKey = (wrapped: WrappedGroupKey): Result<GroupKey> => {
    this.idle.check();
    if (this.identity === undefined || this.key === undefined) return err('identity/locked');
    return unwrapGroupKey(wrapped, { device: this.identity.device, seed: this.key.seed });
  };

  readonly onChange = (listener: (state: SessionState | undefined) => void): (() => void) => {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  };

  readonly dispose = (): void => {
    this.disposed = true;
    this.lockNow();
    this.listeners.clear();
  };

  private open(device: string, passphrase: string): Promise<Result<OpenedIdentity>> {
    const { store, throttle } = this.services;
    return throttle.guard(device, () => store.open(device, passphrase));
  }

  private isUnlockedFor(device: string): boolean {
    return this.key !== undefined && this.identity?.device === device;
  }

  private readonly lockNow = (): void => {
    if (this.key === undefined) return;
    this.eraseKey();
    this.tell();
  };

  private eraseKey(): void {
    this.idle.stop();
    for (const signer of [...this.handedOut]) signer.discard();
    // As far as JavaScript allows: our bytes are overwritten, the copy inside OpenSSL is cleansed when it is collected.
    this.key?.signer.destroy();
    this.key?.seed.fill(0);
    this.key = undefined;
  }

  private tell(): void {
    const state = this.identity && { identity: this.identity, locked: this.key === undefined };
    for (const listener of this.listeners) listener(state);
  }
}
