/** An identity on this machine as the window may know it: nothing secret. */
export interface IdentitySummary {
  readonly device: string;
  readonly person: string;
  readonly name: string;
  readonly email: string;
  /** Ed25519, base64url. */
  readonly publicKey: string;
  /** The public key in a form that people can compare: eight groups of four hexadecimal digits. */
  readonly fingerprint: string;
  /** True while the private key is not in memory: nothing can be journaled or signed with it. */
  readonly locked: boolean;
  /** True for the one identity that this session uses (it stays current when it is locked, so that it can be asked for). */
  readonly current: boolean;
  /** True if the operating system's keyring protects the key as well as the passphrase. */
  readonly keyring: boolean;
}
