import { safeStorage } from 'electron';

/**
 * The operating system's keyring through Electron's safeStorage. On Linux without a keyring Electron falls back to a
 * key that is a public constant, so that back end counts as none; `setUsePlainTextEncryption` is never called.
 */
export function isKeyringAvailable(): boolean {
  if (!safeStorage.isEncryptionAvailable()) return false;
  if (process.platform !== 'linux') return true;
  const backend = safeStorage.getSelectedStorageBackend();
  return backend !== 'basic_text' && backend !== 'unknown';
}

/** Encrypts or decrypts with the keyring; null if there is none or it refuses. */
export function useKeyring(verb: 'wrap' | 'unwrap', bytes: Uint8Array): Promise<Uint8Array | null> {
  if (!isKeyringAvailable()) return Promise.resolve(null);
  try {
    if (verb === 'wrap') {
      return Promise.resolve(safeStorage.encryptString(Buffer.from(bytes).toString('base64')));
    }
    return Promise.resolve(Buffer.from(safeStorage.decryptString(Buffer.from(bytes)), 'base64'));
  } catch {
    return Promise.resolve(null);
  }
}
