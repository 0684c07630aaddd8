import { err, ok, type Result } from '../../shared/result';
import type { PublishTarget, RequestOptions } from './target';

/** An object that has to be at the endpoint: where, and exactly which bytes. */
export interface WantedObject {
  readonly key: string;
  readonly sha256: string;
  readonly size: number;
  readonly read: () => Promise<Result<Uint8Array>>;
}

/** An object of which the bytes are at hand. */
export const wantedBytes = (key: string, bytes: Uint8Array, sha256: string): WantedObject => ({
  key,
  sha256,
  size: bytes.length,
  read: async () => ok(bytes),
});

/**
 * Makes sure that an object is at the endpoint: what is there is compared and not sent again, what is missing is
 * created, and in both cases the endpoint's bytes have been read and hashed when this returns. Something else under
 * the name is the failure `taken` (an alarm: nothing is overwritten); bytes that come back differently from how they
 * were sent are `publishing/read-back-mismatch`.
 */
export async function ensureObject(
  target: PublishTarget,
  wanted: WantedObject,
  taken: string,
  options: RequestOptions,
): Promise<Result<null>> {
  const before = await digestOf(target, wanted, options);
  if (!before.ok) return before;
  if (before.value === wanted.sha256) return ok(null);
  if (before.value !== null) return err(taken, { key: wanted.key });

  const bytes = await wanted.read();
  if (!bytes.ok) return bytes;
  const put = await target.putIfAbsent(wanted.key, bytes.value, wanted.sha256, options);
  if (!put.ok) return put;
  const after = await digestOf(target, wanted, options);
  if (!after.ok) return after;
  if (after.value === wanted.sha256) return ok(null);
  const code =
    put.value.outcome === 'exists' && after.value !== null ? taken : 'publishing/read-back-mismatch';
  return err(code, { key: wanted.key });
}

/** Makes a derived file what it has to be, replacing what is there. Sends nothing if it is so already. */
export async function replaceObject(
  target: PublishTarget,
  wanted: WantedObject,
  options: RequestOptions,
): Promise<Result<null>> {
  const before = await digestOf(target, wanted, options);
  if (!before.ok) return before;
  if (before.value === wanted.sha256) return ok(null);
  const bytes = await wanted.read();
  if (!bytes.ok) return bytes;
  const put = await target.put(wanted.key, bytes.value, wanted.sha256, options);
  if (!put.ok) return put;
  const after = await digestOf(target, wanted, options);
  if (!after.ok) return after;
  return after.value === wanted.sha256 ? ok(null) : err('publishing/read-back-mismatch', { key: wanted.key });
}

/** The digest of what is there; null if nothing is; `'larger'` if it is longer than what is wanted. */
async function digestOf(
  target: PublishTarget,
  wanted: WantedObject,
  options: RequestOptions,
): Promise<Result<string | null>> {
  // One byte more than wanted is enough to know that it is something else.
  const found = await target.digest(wanted.key, wanted.size + 1, options);
  if (found.ok) return ok(found.value?.sha256 ?? null);
  return found.error.code === 'publishing/response-too-large' ? ok('larger') : found;
}
