import type { FromEngine } from '../../shared/ipc/engine-messages';
import type { KeyVault } from '../identity/key-vault';

/** The operating system's keyring as the engine reaches it: by asking the main process. */
export interface KeyringClient {
  readonly vault: KeyVault;
  /** Hands over the main process's answer; null means that there is no keyring or that it refused. */
  readonly settle: (id: number, bytes: Uint8Array | null) => void;
}

/** Makes a client that asks through `post`. */
export function createKeyringClient(post: (message: FromEngine) => void): KeyringClient {
  const pending = new Map<number, (bytes: Uint8Array | null) => void>();
  let nextId = 1;

  function ask(verb: 'wrap' | 'unwrap', bytes: Uint8Array): Promise<Uint8Array | null> {
    return new Promise((resolve) => {
      const id = nextId;
      nextId += 1;
      pending.set(id, resolve);
      post({ kind: 'keyring', id, verb, bytes });
    });
  }

  async function demand(verb: 'wrap' | 'unwrap', bytes: Uint8Array): Promise<Uint8Array> {
    const answer = await ask(verb, bytes);
    if (answer === null) throw new Error(`The keyring refused to ${verb}.`);
    return answer;
  }

  return {
    vault: {
      available: async () => (await ask('wrap', new Uint8Array([1]))) !== null,
      wrap: (bytes) => demand('wrap', bytes),
      unwrap: (bytes) => demand('unwrap', bytes),
    },
    settle: (id, bytes) => {
      pending.get(id)?.(bytes);
      pending.delete(id);
    },
  };
}
