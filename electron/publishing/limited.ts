import { ok, type Result } from '../../shared/result';

/**
 * Works through items, at most `limit` at the same time. Stops taking new ones at the first failure, waits for those
 * under way, and returns that failure.
 */
export async function forEachLimited<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<Result<null>>,
): Promise<Result<null>> {
  let next = 0;
  let outcome: Result<null> = ok(null);
  const worker = async (): Promise<void> => {
    while (outcome.ok) {
      const item = items[next];
      if (item === undefined) return;
      next += 1;
      const done = await work(item);
      if (!done.ok && outcome.ok) outcome = done;
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  return outcome;
}
