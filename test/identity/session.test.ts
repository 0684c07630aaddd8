import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifySignature } from '../../electron/identity/ed25519';
import { createGroupKey, wrapGroupKey } from '../../electron/identity/group-key';
import { identityHandlers } from '../../electron/identity/handlers';
import { identityFolder } from '../../electron/identity/identity-folder';
import {
  createIdentityStore,
  type IdentityStore,
  type StoredIdentity,
} from '../../electron/identity/identity-store';
import { noKeyring } from '../../electron/identity/key-vault';
import { createIdentitySession, type IdentitySession } from '../../electron/identity/session';
import { createUnlockThrottle } from '../../electron/identity/unlock-throttle';
import { identityChannels } from '../../shared/identity/channels';
import type { Result } from '../../shared/result';
import { turnedClock, type TurnedClock } from './turned-clock';
import { quickKdf } from './wraps';

const passphrase = 'correct horse battery staple';
const text = Buffer.from('a checkpoint', 'utf8');
const minute = 60_000;
const locked = { ok: false, error: { code: 'identity/locked' } };

let folder: string;
let clock: TurnedClock;
let store: IdentityStore;
let session: IdentitySession;
let idleMinutes: number;
let jo: StoredIdentity;
/** Every seed that the store has handed out, to see whether it is erased. */
let seeds: Uint8Array[];

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

function startSession(): IdentitySession {
  const throttle = createUnlockThrottle({
    files: identityFolder(join(folder, 'throttle')),
    clock: clock.now,
  });
  return createIdentitySession({ store, throttle, timers: clock, idleMinutes: () => idleMinutes });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'session-'));
  clock = turnedClock();
  idleMinutes = 10;
  seeds = [];
  const real = createIdentityStore({
    files: identityFolder(folder),
    vault: noKeyring,
    random: randomBytes,
    clock: clock.now,
    kdf: quickKdf,
  });
  store = {
    ...real,
    open: async (device, phrase) => {
      const opened = await real.open(device, phrase);
      if (opened.ok) seeds.push(opened.value.seed);
      return opened;
    },
  };
  const created = valueOf(await store.create({ name: 'Jo', email: 'jo@example.com', passphrase }));
  jo = created.identity;
  session = startSession();
});
afterEach(async () => {
  session.dispose();
  expect(clock.pending()).toBe(0);
  await rm(folder, { recursive: true });
});

const isErased = (seed: Uint8Array | undefined): boolean => seed?.every((byte) => byte === 0) ?? false;

describe('unlocking and locking (walk 2)', () => {
  it('signs nothing before the first unlock', async () => {
    expect(session.state()).toBeUndefined();
    expect(session.sign(text)).toEqual(locked);
    expect(await session.reauthenticate(passphrase)).toEqual(locked);
  });

  it('signs for the journal while it is unlocked', async () => {
    expect(await session.unlock(jo.device, passphrase)).toEqual({ ok: true, value: jo });
    expect(session.state()).toEqual({ identity: jo, locked: false });
    expect(verifySignature(jo.publicKey, text, valueOf(session.sign(text)))).toBe(true);
  });

  it('keeps the wrong passphrase out, slows down, and remembers that after a restart', async () => {
    for (const _ of [1, 2]) {
      expect(await session.unlock(jo.device, 'wrong')).toMatchObject({
        error: { code: 'identity/wrong-passphrase' },
      });
    }
    expect(session.state()).toBeUndefined();
    session.dispose();
    session = startSession();
    expect(await session.unlock(jo.device, passphrase)).toMatchObject({
      error: { code: 'identity/slow-down', params: { seconds: 1 } },
    });
    clock.advance(1000);
    expect((await session.unlock(jo.device, passphrase)).ok).toBe(true);
  });

  it('erases the key when it locks, and stays with the identity', async () => {
    await session.unlock(jo.device, passphrase);
    expect(isErased(seeds[0])).toBe(false);
    session.lock();
    expect(isErased(seeds[0])).toBe(true);
    expect(session.sign(text)).toEqual(locked);
    expect(session.state()).toEqual({ identity: jo, locked: true });
  });

  it('locks the one identity when another is unlocked', async () => {
    const kim = valueOf(await store.create({ name: 'Kim', email: 'kim@example.com', passphrase })).identity;
    await session.unlock(jo.device, passphrase);
    await session.unlock(kim.device, passphrase);
    expect(isErased(seeds[0])).toBe(true);
    expect(session.state()).toEqual({ identity: kim, locked: false });
    expect(verifySignature(kim.publicKey, text, valueOf(session.sign(text)))).toBe(true);
  });

  it('tells who listens about each change, once', async () => {
    const told: (boolean | undefined)[] = [];
    const stop = session.onChange((state) => told.push(state?.locked));
    await session.unlock(jo.device, passphrase);
    session.lock();
    session.lock();
    stop();
    await session.unlock(jo.device, passphrase);
    expect(told).toEqual([false, true]);
  });

  it('does not come back to life after it was disposed of', async () => {
    const unlocking = session.unlock(jo.device, passphrase);
    session.dispose();
    await unlocking;
    expect(session.sign(text)).toEqual(locked);
    expect(isErased(seeds[0])).toBe(true);
  });
});

describe('locking after a while without input', () => {
  beforeEach(async () => {
    await session.unlock(jo.device, passphrase);
  });

  it('locks after the set minutes, and not before', () => {
    clock.advance(10 * minute - 1);
    expect(session.state()?.locked).toBe(false);
    clock.advance(1);
    expect(isErased(seeds[0])).toBe(true);
    expect(session.state()?.locked).toBe(true);
  });

  it('starts again with each thing that a person does, and with nothing else', () => {
    clock.advance(9 * minute);
    session.noteActivity();
    clock.advance(9 * minute);
    expect(session.sign(text).ok).toBe(true);
    clock.advance(minute);
    expect(session.sign(text)).toEqual(locked);
  });

  it('is locked when the machine wakes, before any timer runs and whatever is touched first', () => {
    clock.jump(3 * 3_600_000);
    session.noteActivity();
    expect(session.sign(text)).toEqual(locked);
  });

  it('follows the preference while it runs; 0 never locks', () => {
    idleMinutes = 0;
    clock.advance(600 * minute);
    expect(session.state()?.locked).toBe(false);
    session.noteActivity();
    idleMinutes = 1;
    clock.advance(2 * minute);
    expect(session.state()?.locked).toBe(true);
  });
});

describe('signing a statement takes the passphrase again (11.200)', () => {
  beforeEach(async () => {
    await session.unlock(jo.device, passphrase);
  });

  it('signs once', async () => {
    const signer = valueOf(await session.reauthenticate(passphrase));
    expect(signer.identity).toEqual(jo);
    expect(verifySignature(jo.publicKey, text, valueOf(signer.sign(text)))).toBe(true);
    expect(signer.sign(text)).toMatchObject({ error: { code: 'identity/signer-spent' } });
    expect(isErased(seeds[1])).toBe(true);
    expect(session.sign(text).ok).toBe(true);
  });

  it('refuses a wrong passphrase, which counts as a guess', async () => {
    await session.reauthenticate('wrong');
    expect(await session.reauthenticate('wrong')).toMatchObject({
      error: { code: 'identity/wrong-passphrase' },
    });
    expect(await session.reauthenticate(passphrase)).toMatchObject({ error: { code: 'identity/slow-down' } });
  });

  it.each<[string, (signer: { discard: () => void }) => void]>([
    [
      'after a minute',
      () => {
        clock.advance(minute);
      },
    ],
    [
      'when the session is locked',
      () => {
        session.lock();
      },
    ],
    [
      'when it is given up',
      (signer) => {
        signer.discard();
      },
    ],
  ])('is worth nothing %s', async (_, end) => {
    const signer = valueOf(await session.reauthenticate(passphrase));
    end(signer);
    expect(signer.sign(text)).toMatchObject({ error: { code: 'identity/signer-spent' } });
    expect(isErased(seeds[1])).toBe(true);
  });

  it('is not handed out if the session was locked while the passphrase was checked', async () => {
    const asking = session.reauthenticate(passphrase);
    session.lock();
    expect(await asking).toEqual(locked);
    expect(isErased(seeds[1])).toBe(true);
  });
});

describe('a group’s key (5.3)', () => {
  it('opens while unlocked, and only what is wrapped for this device', async () => {
    const group = createGroupKey('embargo', randomBytes);
    const wrapped = valueOf(wrapGroupKey(group, jo, randomBytes));
    expect(session.openGroupKey(wrapped)).toEqual(locked);
    await session.unlock(jo.device, passphrase);
    expect(Buffer.from(valueOf(session.openGroupKey(wrapped)).key)).toEqual(Buffer.from(group.key));
    expect(session.openGroupKey({ ...wrapped, device: 'another' })).toMatchObject({
      error: { code: 'identity/not-for-this-device' },
    });
  });
});

describe('what the window is told', () => {
  const sha256 = (input: string | Uint8Array): string => createHash('sha256').update(input).digest('hex');

  it('creates, lists, locks and unlocks, and never shows a secret', async () => {
    const handlers = identityHandlers({ store, session, sha256 });
    expect(Object.keys(handlers).sort()).toEqual(Object.keys(identityChannels).sort());
    expect(await handlers['identity.session']({})).toBeNull();
    expect(await handlers['identity.lock']({})).toBeNull();

    const request = { name: ' Kim ', email: ' kim@example.com', passphrase };
    const kim = valueOf(await handlers['identity.create'](request));
    expect(kim).toMatchObject({
      name: 'Kim',
      email: 'kim@example.com',
      locked: false,
      current: true,
      keyring: false,
    });
    expect(kim.fingerprint).toMatch(/^[0-9A-F]{4}( [0-9A-F]{4}){7}$/);

    const list = await handlers['identity.list']({});
    expect(list.map(({ name, locked, current }) => ({ name, locked, current }))).toEqual([
      { name: 'Jo', locked: true, current: false },
      { name: 'Kim', locked: false, current: true },
    ]);
    expect(await handlers['identity.lock']({})).toMatchObject({ name: 'Kim', locked: true, current: true });
    expect(await handlers['identity.unlock']({ device: jo.device, passphrase })).toMatchObject({
      ok: true,
      value: { name: 'Jo', locked: false, current: true },
    });
    expect(await handlers['identity.unlock']({ device: 'nobody', passphrase })).toMatchObject({
      error: { code: 'identity/unknown' },
    });
    expect(await handlers['identity.problems']({})).toEqual([]);
    const answers = JSON.stringify([kim, list, await handlers['identity.session']({})]);
    expect(answers).not.toContain(Buffer.from(seeds[0] ?? []).toString('base64url'));
    expect(answers).not.toContain(passphrase);
  });

  it('refuses malformed requests at the boundary', () => {
    const { request } = identityChannels['identity.unlock'];
    expect(request.safeParse({ device: jo.device, passphrase }).success).toBe(true);
    for (const junk of [
      {},
      { device: '../../etc/passwd', passphrase },
      { device: jo.device, passphrase: '' },
      { device: jo.device, passphrase: 'x'.repeat(100_000) },
      { device: jo.device, passphrase, more: 1 },
    ]) {
      expect(request.safeParse(junk).success).toBe(false);
    }
  });
});
