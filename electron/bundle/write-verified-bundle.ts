import { unlink } from 'node:fs/promises';
import { ok, type Result } from '../../shared/result';
import type { ComposedBundle } from './compose-bundle';
import { verifyBundle } from './verify-bundle';
import { writeBundle, type WriteBundleOptions, type WrittenBundle } from './write-bundle';

/**
 * Writes a bundle and then checks the file as a stranger would, before anybody is told that it is there. A file that would
 * not pass is removed, and its first fault is the failure; otherwise fails as `writeBundle` does.
 */
export async function writeVerifiedBundle(
  file: string,
  composed: ComposedBundle,
  options: WriteBundleOptions = {},
): Promise<Result<WrittenBundle>> {
  const written = await writeBundle(file, composed.files, options);
  if (!written.ok) return written;
  const { faults } = await verifyBundle(file);
  const [fault] = faults;
  if (fault === undefined) return ok(written.value);
  await unlink(file);
  return { ok: false, error: fault };
}
