import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  defaultKdf,
  kdfSchema,
  unwrapKey,
  wrapKey,
  wrappedKeySchema,
} from '../../electron/identity/key-wrap';
import type { Result } from '../../shared/result';
import { quickKdf } from './wraps';

const passphrase = 'correct horse battery staple';
const seed = randomBytes(32);
const code = (result: Result<unknown>): string => (result.ok ? 'opened' : result.error.code);
const wrap = () => wrapKey(seed, passphrase, 'about jo', { random: randomBytes, kdf: quickKdf });

describe('wrapping a private key with a passphrase', () => {
  it('opens again with what is stored and the passphrase', async () => {
    const key = await wrap();
    const stored: unknown = JSON.parse(JSON.stringify(key.wrapped));
    const opened = await unwrapKey(
      { wrapped: wrappedKeySchema.parse(stored), sealed: key.sealed },
      passphrase,
      'about jo',
    );
    expect(opened.ok && Buffer.from(opened.value).equals(seed)).toBe(true);
  });

  it('uses argon2id with 64 MiB and three passes unless told otherwise', async () => {
    expect(defaultKdf).toEqual({ alg: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 });
    const key = await wrapKey(seed, passphrase, '', { random: randomBytes, kdf: defaultKdf });
    expect(key.wrapped.kdf).toEqual(defaultKdf);
    expect(code(await unwrapKey(key, passphrase, ''))).toBe('opened');
  });

  it('never gives the same wrap twice', async () => {
    const [first, second] = [await wrap(), await wrap()];
    expect(first.wrapped.salt).not.toBe(second.wrapped.salt);
    expect(Buffer.from(first.sealed)).not.toEqual(Buffer.from(second.sealed));
  });

  it('tells a wrong passphrase from a damaged wrap', async () => {
    const key = await wrap();
    expect(code(await unwrapKey(key, `${passphrase} `, 'about jo'))).toBe('identity/wrong-passphrase');
    for (let at = 0; at < key.sealed.length; at += 1) {
      const sealed = Uint8Array.from(key.sealed);
      sealed[at] = (sealed[at] ?? 0) ^ 1;
      expect(code(await unwrapKey({ ...key, sealed }, passphrase, 'about jo'))).toBe('identity/altered');
    }
    expect(code(await unwrapKey({ ...key, sealed: key.sealed.slice(1) }, passphrase, 'about jo'))).toBe(
      'identity/altered',
    );
  });

  it('does not open under another identity', async () => {
    expect(code(await unwrapKey(await wrap(), passphrase, 'about eve'))).not.toBe('opened');
  });

  it.each([
    ['no memory', { memoryKiB: 8 }],
    ['all the memory', { memoryKiB: 4_194_304 }],
    ['one pass', { iterations: 1 }],
    ['an hour', { iterations: 1_000_000 }],
    ['many lanes', { parallelism: 255 }],
    ['another function', { alg: 'pbkdf2' }],
    ['half a pass', { iterations: 2.5 }],
    ['a stray member', { secret: 'x' }],
  ])('refuses parameters that ask for %s', (_, change) => {
    expect(kdfSchema.safeParse({ ...defaultKdf, ...change }).success).toBe(false);
  });
});
