import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityFolder, type IdentityFiles } from '../../electron/identity/identity-folder';
import {
  createUnlockThrottle,
  delayAfter,
  type UnlockThrottle,
} from '../../electron/identity/unlock-throttle';
import { err, ok, type Result } from '../../shared/result';
import { turnedClock, type TurnedClock } from './turned-clock';

let folder: string;
let clock: TurnedClock;
const throttle = (files: IdentityFiles = identityFolder(folder)): UnlockThrottle =>
  createUnlockThrottle({ files, clock: clock.now });

const wrong = (): Promise<Result<string>> => Promise.resolve(err('identity/wrong-passphrase'));
const right = (): Promise<Result<string>> => Promise.resolve(ok('open'));
const code = (result: Result<string>): string => (result.ok ? 'open' : result.error.code);
const seconds = (result: Result<string>): unknown =>
  result.ok ? 0 : (result.error.params?.['seconds'] ?? 0);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throttle-'));
  clock = turnedClock();
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('slowing down whoever guesses (walk 2)', () => {
  it('waits 0, 0, 1, 2, 4, 8 … 60 seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 1000].map(delayAfter)).toEqual([
      0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60,
    ]);
  });

  it('lets nobody try before the delay has passed, not even with the right passphrase', async () => {
    const guarded = throttle();
    for (const delay of [0, 0, 1, 2, 4, 8, 16, 32, 60, 60]) {
      if (delay > 0) {
        clock.advance(delay * 1000 - 1);
        const early = await guarded.guard('jo', right);
        expect([code(early), seconds(early)]).toEqual(['identity/slow-down', 1]);
        clock.advance(1);
      }
      expect(code(await guarded.guard('jo', wrong))).toBe('identity/wrong-passphrase');
    }
    expect(seconds(await guarded.guard('jo', right))).toBe(60);
  });

  it('forgets the failures after a success, and leaves no file', async () => {
    const guarded = throttle();
    await guarded.guard('jo', wrong);
    await guarded.guard('jo', wrong);
    clock.advance(1000);
    expect(code(await guarded.guard('jo', right))).toBe('open');
    expect(await readdir(folder)).toEqual([]);
    expect(code(await guarded.guard('jo', wrong))).toBe('identity/wrong-passphrase');
    expect(code(await guarded.guard('jo', right))).toBe('open');
  });

  it('remembers across a restart', async () => {
    await throttle().guard('jo', wrong);
    await throttle().guard('jo', wrong);
    clock.advance(1000);
    await throttle().guard('jo', wrong);
    const again = await throttle().guard('jo', right);
    expect([code(again), seconds(again)]).toEqual(['identity/slow-down', 2]);
    clock.advance(2000);
    expect(code(await throttle().guard('jo', right))).toBe('open');
  });

  it('counts an attempt that the app did not survive', async () => {
    const killed = new Error('killed');
    for (const _ of [1, 2, 3]) {
      await expect(throttle().guard('jo', () => Promise.reject(killed))).rejects.toBe(killed);
      clock.advance(1000);
    }
    expect(seconds(await throttle().guard('jo', right))).toBe(1);
  });

  it('counts wrong passphrases only', async () => {
    const guarded = throttle();
    const missing = (): Promise<Result<string>> => Promise.resolve(err('identity/keyring-missing'));
    for (const _ of [1, 2, 3, 4, 5]) {
      expect(code(await guarded.guard('jo', missing))).toBe('identity/keyring-missing');
    }
    expect(code(await guarded.guard('jo', right))).toBe('open');
  });

  it('slows down each identity for itself', async () => {
    const guarded = throttle();
    await guarded.guard('jo', wrong);
    await guarded.guard('jo', wrong);
    expect(code(await guarded.guard('jo', right))).toBe('identity/slow-down');
    expect(code(await guarded.guard('kim', right))).toBe('open');
  });

  it('takes attempts one after the other, so that many at once are no way round', async () => {
    const guarded = throttle();
    const results = await Promise.all(Array.from({ length: 20 }, () => guarded.guard('jo', wrong)));
    expect(results.map(code).filter((found) => found === 'identity/wrong-passphrase')).toHaveLength(2);
  });

  it('waits no longer than the delay when the clock is set back, and restarts it', async () => {
    const guarded = throttle();
    await guarded.guard('jo', wrong);
    await guarded.guard('jo', wrong);
    clock.jump(-86_400_000);
    expect(seconds(await guarded.guard('jo', right))).toBe(1);
    clock.advance(1000);
    expect(code(await guarded.guard('jo', right))).toBe('open');
  });

  it.each(['', '{', '{"failures":-1,"at":0}', '{"failures":0,"at":0,"x":1}', '\u0000'])(
    'takes the damaged record %j for many failures',
    async (text) => {
      await writeFile(join(folder, 'jo.json'), text);
      expect(seconds(await throttle().guard('jo', right))).toBe(60);
    },
  );

  it('lets the owner in although the count can not be saved', async () => {
    const files: IdentityFiles = {
      ...identityFolder(folder),
      replace: () => Promise.reject(new Error('ENOSPC')),
      remove: () => Promise.reject(new Error('EROFS')),
    };
    const guarded = throttle(files);
    expect(code(await guarded.guard('jo', right))).toBe('open');
    await guarded.guard('jo', wrong);
    await guarded.guard('jo', wrong);
    expect(code(await guarded.guard('jo', right))).toBe('identity/slow-down');
  });

  it('writes only the count and the time', async () => {
    await throttle().guard('jo', wrong);
    expect(JSON.parse(await readFile(join(folder, 'jo.json'), 'utf8'))).toEqual({
      failures: 1,
      at: clock.now(),
    });
  });
});
