/**
 * What the operating system's keyring does for us: a second wrap around a key that the passphrase already wraps, so
 * that a stolen identity file is useless on another machine. The main process implements it with `safeStorage`; it
 * must answer `available: false` for the `basic_text` and `unknown` backends, whose key is a public constant.
 */
export interface KeyVault {
  readonly available: () => Promise<boolean>;
  /** Throws if the keyring refuses although it said that it was available. */
  readonly wrap: (bytes: Uint8Array) => Promise<Uint8Array>;
  /** Throws if the bytes come from another keyring or were changed. */
  readonly unwrap: (bytes: Uint8Array) => Promise<Uint8Array>;
}

const refuse = (): Promise<never> => Promise.reject(new Error('There is no keyring.'));

/** For machines without a keyring and for the command line: the passphrase alone protects the key. */
export const noKeyring: KeyVault = {
  available: () => Promise.resolve(false),
  wrap: refuse,
  unwrap: refuse,
};
