import { randomBytes } from 'node:crypto';
import { x25519 } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateKeyPair } from '../../electron/identity/ed25519';
import { createGroupKey, groupKeyId, unwrapGroupKey, wrapGroupKey } from '../../electron/identity/group-key';
import { openBody, saltedDigest, sealBody } from '../../electron/identity/sealed-body';
import { wrappedGroupKeySchema, type WrappedGroupKey } from '../../shared/identity/group-key';
import { isSealedBody, type SealedBody } from '../../shared/journal/sealed-body';
import type { JsonValue } from '../../shared/journal/canonical-json';
import type { Result } from '../../shared/result';

function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.error.code);
  return result.value;
}

const record = 'release/2026.11/section/known-issues';
const canary = 'CVE-2026-0001 in the login form';
const body = { type: 'doc', text: canary };
const group = createGroupKey('embargo', randomBytes);

describe('embargoed bodies (5.3, B3)', () => {
  it('open for the group, in the form that the journal knows', () => {
    const sealed = sealBody(body, group, record, randomBytes);
    expect(isSealedBody(sealed)).toBe(true);
    expect(sealed.sealed).toMatchObject({ group: 'embargo', keyId: group.keyId, alg: 'A256GCM' });
    expect(openBody(sealed, group, record)).toEqual({ ok: true, value: body });
  });

  it('give any JSON value back', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        // `undefined` and -0 aside, which JSON does not have.
        const json = JSON.parse(JSON.stringify(value)) as JsonValue;
        expect(openBody(sealBody(json, group, record, randomBytes), group, record)).toEqual({
          ok: true,
          value: json,
        });
      }),
      { numRuns: 100 },
    );
  });

  it('show nothing of the text, and never look the same twice', () => {
    const [first, second] = [
      sealBody(body, group, record, randomBytes),
      sealBody(body, group, record, randomBytes),
    ];
    expect(Buffer.from(first.sealed.ciphertext, 'base64url').includes(canary)).toBe(false);
    expect(first.sealed.ciphertext).not.toBe(second.sealed.ciphertext);
    expect(first.sealed.salt).not.toBe(second.sealed.salt);
  });

  it('do not open under another key, nor under another key that claims this id', () => {
    const sealed = sealBody(body, group, record, randomBytes);
    const other = createGroupKey('embargo', randomBytes);
    expect(openBody(sealed, other, record)).toMatchObject({ error: { code: 'identity/other-group-key' } });
    const claimed = { ...other, keyId: group.keyId };
    expect(openBody(sealed, claimed, record)).toMatchObject({ error: { code: 'identity/sealed-altered' } });
  });

  it('can not be moved to another record', () => {
    const sealed = sealBody(body, group, record, randomBytes);
    expect(openBody(sealed, group, 'release/2026.11/section/summary')).toMatchObject({
      error: { code: 'identity/sealed-altered', params: { record: 'release/2026.11/section/summary' } },
    });
  });

  it('are refused with any changed bit, and cut at any length', () => {
    const sealed = sealBody(body, group, record, randomBytes);
    const change = (part: 'iv' | 'ciphertext' | 'salt', bytes: Uint8Array): SealedBody => ({
      sealed: { ...sealed.sealed, [part]: Buffer.from(bytes).toString('base64url') },
    });
    for (const part of ['iv', 'ciphertext', 'salt'] as const) {
      const bytes = Buffer.from(sealed.sealed[part], 'base64url');
      for (let bit = 0; bit < bytes.length * 8; bit += 1) {
        const flipped = Uint8Array.from(bytes);
        flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        expect(openBody(change(part, flipped), group, record).ok).toBe(false);
      }
      for (let length = 0; length < bytes.length; length += 1) {
        expect(openBody(change(part, bytes.subarray(0, length)), group, record).ok).toBe(false);
      }
    }
  });

  it('have a digest that the group agrees on and nobody else can guess at', () => {
    const salt = randomBytes(16).toString('base64url');
    const digest = saltedDigest(body, group, salt);
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(saltedDigest({ text: canary, type: 'doc' }, group, salt)).toBe(digest);
    expect(saltedDigest({ ...body, text: '' }, group, salt)).not.toBe(digest);
    expect(saltedDigest(body, group, randomBytes(16).toString('base64url'))).not.toBe(digest);
    expect(saltedDigest(body, createGroupKey('embargo', randomBytes), salt)).not.toBe(digest);
  });
});

describe('a group’s key, wrapped for a member’s device', () => {
  const pair = generateKeyPair(randomBytes);
  const recipient = { device: 'jo-laptop', publicKey: pair.publicKey };
  const own = { device: 'jo-laptop', seed: pair.seed };
  const wrapped = valueOf(wrapGroupKey(group, recipient, randomBytes));

  it('opens with that device’s signing key', () => {
    expect(wrappedGroupKeySchema.safeParse(wrapped).success).toBe(true);
    const opened = valueOf(unwrapGroupKey(wrapped, own));
    expect(Buffer.from(opened.key)).toEqual(Buffer.from(group.key));
    expect(opened.keyId).toBe(groupKeyId(group.key));
    expect(JSON.stringify(wrapped)).not.toContain(Buffer.from(group.key).toString('base64url'));
  });

  it('does not open with another key in the device’s name', () => {
    const seed = generateKeyPair(randomBytes).seed;
    expect(unwrapGroupKey(wrapped, { ...own, seed })).toMatchObject({
      error: { code: 'identity/group-key-altered' },
    });
  });

  it.each<[string, Partial<Record<keyof WrappedGroupKey, string>>]>([
    ['another group', { group: 'everybody' }],
    ['another key id', { keyId: '0'.repeat(32) }],
    [
      'another one-time key',
      { ephemeral: Buffer.from(x25519.getPublicKey(randomBytes(32))).toString('base64url') },
    ],
    ['a one-time key of low order', { ephemeral: Buffer.alloc(32).toString('base64url') }],
    ['another initialisation vector', { iv: Buffer.alloc(12).toString('base64url') }],
    ['another ciphertext', { ciphertext: Buffer.alloc(48).toString('base64url') }],
  ])('is refused with %s', (_, change) => {
    expect(unwrapGroupKey({ ...wrapped, ...change } as WrappedGroupKey, own)).toMatchObject({
      error: { code: 'identity/group-key-altered' },
    });
  });

  it('holds the key that its id commits to', () => {
    const lying = { ...group, keyId: '0'.repeat(32) };
    const wrap = valueOf(wrapGroupKey(lying, recipient, randomBytes));
    expect(unwrapGroupKey(wrap, own)).toMatchObject({ error: { code: 'identity/group-key-altered' } });
  });

  it('is never wrapped for a low-order key, whose shared secret everybody knows', () => {
    for (const publicKey of [Buffer.alloc(32), Buffer.from(`01${'00'.repeat(31)}`, 'hex')]) {
      const weak = { device: 'eve', publicKey: publicKey.toString('base64url') };
      expect(wrapGroupKey(group, weak, randomBytes)).toMatchObject({ error: { code: 'identity/weak-key' } });
    }
    expect(wrapGroupKey(group, { device: 'eve', publicKey: 'x' }, randomBytes)).toMatchObject({
      error: { code: 'identity/bad-key' },
    });
  });
});
