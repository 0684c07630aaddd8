import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result';
import { sha256 } from '../journal/sha256';
import { syncFolder } from '../storage/sync';

/** Bytes that never change, under the name of their digest, inside the workspace folder. */
export interface BlobStore {
  /** Keeps the bytes and returns their digest once they are on the disk; bytes that are there are not written again. */
  readonly put: (bytes: Uint8Array) => Promise<Result<string>>;
  /** The bytes, checked against their digest; `blob/missing` or `blob/damaged` otherwise. */
  readonly get: (digest: string) => Promise<Result<Uint8Array>>;
}

async function writeNew(file: string, bytes: Uint8Array): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(temporary, { force: true });
    throw error;
  }
  await handle.close();
  await rename(temporary, file);
  await syncFolder(folder);
}

/** The blobs under a folder, spread over 256 subfolders by the first two digits of the digest. */
export function createBlobStore(root: string): BlobStore {
  const fileOf = (digest: string): string => path.join(root, digest.slice(0, 2), digest);

  async function get(digest: string): Promise<Result<Uint8Array>> {
    if (!/^[0-9a-f]{64}$/.test(digest)) return err('blob/missing', { digest });
    const bytes = await readFile(fileOf(digest)).catch(() => undefined);
    if (bytes === undefined) return err('blob/missing', { digest });
    return sha256(bytes) === digest ? ok(bytes) : err('blob/damaged', { digest });
  }

  return {
    get,
    put: async (bytes) => {
      const digest = sha256(bytes);
      // A damaged blob is written again: its name says what it must be.
      if ((await get(digest)).ok) return ok(digest);
      try {
        await writeNew(fileOf(digest), bytes);
        return ok(digest);
      } catch (error) {
        return err('blob/not-written', { cause: (error as NodeJS.ErrnoException).code ?? 'unknown' });
      }
    },
  };
}
