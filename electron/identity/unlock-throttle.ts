import * as z from 'zod';
import { parseStrictJson } from '../../shared/journal/strict-json';
import { err, type Result } from '../../shared/result';
import type { IdentityFiles } from './identity-folder';

/** Longest wait between two attempts, in seconds. */
const longestDelay = 60;

const recordSchema = z.strictObject({
  failures: z.int().min(0).max(1_000_000),
  /** When the last attempt began, milliseconds since 1970, UTC. */
  at: z.int().min(0),
});
type ThrottleRecord = Readonly<z.infer<typeof recordSchema>>;

const untried: ThrottleRecord = { failures: 0, at: 0 };
/** Enough failures for the longest delay: what a record that can't be read counts as. */
const manyFailures = 8;

export interface ThrottleServices {
  /** A folder of its own, for the identity files stand in another. */
  readonly files: IdentityFiles;
  /** Milliseconds since 1970, UTC. Wall time, for the delay must outlive a restart. */
  readonly clock: () => number;
}

/** Slows down whoever guesses at passphrases on this machine, also across restarts. */
export interface UnlockThrottle {
  /**
   * Runs an attempt on a device's passphrase, unless the delay after earlier failures has not passed: then
   * `identity/slow-down` with the `seconds` to wait. One attempt at a time per device.
   */
  readonly guard: <T>(device: string, attempt: () => Promise<Result<T>>) => Promise<Result<T>>;
}

/** Seconds to wait after so many wrong passphrases in a row: 0, 0, 1, 2, 4, 8 … 60. */
export function delayAfter(failures: number): number {
  return failures < 2 ? 0 : Math.min(longestDelay, 2 ** (failures - 2));
}

/** A throttle that keeps one small file per device that somebody failed to unlock. */
export function createUnlockThrottle({ files, clock }: ThrottleServices): UnlockThrottle {
  const memory = new Map<string, ThrottleRecord>();
  const queues = new Map<string, Promise<unknown>>();

  const recall = async (device: string): Promise<ThrottleRecord> =>
    memory.get(device) ?? (await readRecord(files, device, clock()));

  const remember = async (device: string, record: ThrottleRecord): Promise<void> => {
    memory.set(device, record);
    // A full disk must not keep its owner out; the count then lasts as long as the process.
    await writeRecord(files, device, record).catch(() => undefined);
  };

  const attemptOnce = async <T>(device: string, attempt: () => Promise<Result<T>>): Promise<Result<T>> => {
    const before = await recall(device);
    const now = clock();
    // A clock that was set back would stretch the wait without end, so the wait then starts from now.
    const since = Math.min(before.at, now);
    if (since !== before.at) await remember(device, { ...before, at: since });
    const seconds = Math.ceil((since + delayAfter(before.failures) * 1000 - now) / 1000);
    if (seconds > 0) return err('identity/slow-down', { seconds });
    // Counted before it is tried: killing the app in the middle gives no free guess.
    await remember(device, { failures: before.failures + 1, at: now });
    const result = await attempt();
    if (result.ok) await remember(device, untried);
    else if (result.error.code !== 'identity/wrong-passphrase') await remember(device, before);
    return result;
  };

  return {
    guard: (device, attempt) => {
      const turn = (queues.get(device) ?? Promise.resolve()).then(() => attemptOnce(device, attempt));
      queues.set(
        device,
        turn.catch(() => undefined),
      );
      return turn;
    },
  };
}

async function readRecord(files: IdentityFiles, device: string, now: number): Promise<ThrottleRecord> {
  try {
    const bytes = await files.read(`${device}.json`);
    if (bytes === undefined) return untried;
    const parsed = parseStrictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return recordSchema.parse(parsed.ok ? parsed.value : undefined);
  } catch {
    // Somebody may have damaged it to be let in sooner.
    return { failures: manyFailures, at: now };
  }
}

async function writeRecord(files: IdentityFiles, device: string, record: ThrottleRecord): Promise<void> {
  if (record.failures === 0) return files.remove(`${device}.json`);
  return files.replace(`${device}.json`, Buffer.from(JSON.stringify(record), 'utf8'));
}
