import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { base32, deviceIdOf } from '../../electron/identity/device-id';
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from '../../shared/identity/base64';
import { fingerprint } from '../../shared/identity/fingerprint';
import { passphraseProblems } from '../../shared/identity/passphrase';
import { deviceSchema, personSchema } from '../../shared/identity/person';
import { deviceIdSchema, publicKeySchema, signatureSchema } from '../../shared/identity/public-key';

const sha256 = (input: string | Uint8Array): string => createHash('sha256').update(input).digest('hex');
const publicKey = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';

describe('base64', () => {
  it('agrees with Node on every byte string', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const buffer = Buffer.from(bytes);
        expect(encodeBase64(bytes)).toBe(buffer.toString('base64'));
        expect(encodeBase64Url(bytes)).toBe(buffer.toString('base64url'));
        expect(decodeBase64(buffer.toString('base64'))).toEqual(bytes);
        expect(decodeBase64Url(buffer.toString('base64url'))).toEqual(bytes);
      }),
    );
  });

  it('has one spelling for each byte string', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'AQgwBz019+/-_= \n'), maxLength: 9 }), (text) => {
        const url = decodeBase64Url(text);
        if (url !== undefined) expect(encodeBase64Url(url)).toBe(text);
        const standard = decodeBase64(text);
        if (standard !== undefined) expect(encodeBase64(standard)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    for (const text of ['A', 'AB', 'AA=', 'AA==', 'A A', 'AAA\n', 'AA+A', 'é']) {
      expect(decodeBase64Url(text)).toBeUndefined();
    }
    for (const text of ['AA', 'AB==', 'A===', '====', 'AAAA====', 'AA-A', 'AAAAA']) {
      expect(decodeBase64(text)).toBeUndefined();
    }
  });
});

describe('passphrases', () => {
  it.each<[string, readonly string[]]>([
    ['correct horse battery staple', []],
    ['пароль из слов', []],
    ['パスワードは長いほど良い', []],
    ['x7!kQ2#pLm', []],
    ['x7!kQ2#pL', ['too-short']],
    ['          ', ['too-short']],
    ['', ['too-short']],
    ['aaaaaaaaaaaa', ['repeats']],
    ['abababababab', ['repeats']],
    ['👩‍🚀👩‍🚀👩‍🚀👩‍🚀', ['repeats']],
    ['jo angstrom', ['contains-name']],
    ['Jo.Angstrom@Example.com', ['contains-name']],
    ['jo angstrom keeps seven bees', []],
    ['abcdefghijklmnop'.repeat(20), ['too-long']],
  ])('judges %j as %j', (passphrase, problems) => {
    expect(passphraseProblems(passphrase, ['Jo Angstrom', 'jo.angstrom@example.com', 'jo'])).toEqual(
      problems,
    );
  });
});

describe('fingerprints and device ids', () => {
  it('shows a key in groups that can be read out', () => {
    expect(fingerprint(publicKey, sha256)).toBe('21FE 31DF A154 A261 626B F854 046F D227');
    expect(fingerprint('not a key!', sha256)).toBe('');
  });

  it('derives the device from its key', () => {
    expect(deviceIdOf(publicKey)).toMatch(/^[0-9a-hjkmnp-tv-z]{20}$/);
    expect(deviceIdSchema.safeParse(deviceIdOf(publicKey)).success).toBe(true);
    expect(deviceIdOf(publicKey)).not.toBe(deviceIdOf(`${publicKey.slice(0, -1)}s`));
    expect(base32(new Uint8Array([0xff, 0x00, 0xff]), 4)).toBe('zw0f');
  });

  it.each(['', '-a', 'a-', 'A', '../x', 'a/b', 'a b', 'ä', 'a'.repeat(65), 'a\n'])(
    'refuses %j as a device id, for it becomes a folder',
    (id) => {
      expect(deviceIdSchema.safeParse(id).success).toBe(false);
    },
  );
});

describe('people and devices as records', () => {
  const person = {
    name: 'Jo',
    email: 'jo@example.com',
    roles: ['writer', 'localization'],
    locales: ['de-DE'],
  };

  it('takes what a membership record holds', () => {
    expect(personSchema.parse(person)).toEqual(person);
    expect(personSchema.safeParse({ ...person, name: 'علی‌رضا', roles: [], locales: [] }).success).toBe(true);
    const device = { person: 'jo', alg: 'Ed25519', publicKey, label: 'Jo’s laptop' };
    expect(deviceSchema.parse(device)).toEqual(device);
  });

  it.each<[string, object]>([
    ['a role that does not exist', { roles: ['admin'] }],
    ['a role twice', { roles: ['writer', 'writer'] }],
    ['a locale that is none', { locales: ['de_DE'] }],
    ['an empty name', { name: '' }],
    ['space around a name', { name: 'Jo ' }],
    ['a name that reads backwards', { name: '\u202Eoj' }],
    ['a name with a hidden space', { name: 'J\u200Bo' }],
    ['a name of two lines', { name: 'Jo\nApproved' }],
    ['half a character', { name: 'Jo \uD83D' }],
    ['two addresses', { email: 'a@example.com,b@example.com' }],
    ['a header in an address', { email: 'a@example.com\r\nBcc: b@example.com' }],
    ['an unknown member', { admin: true }],
  ])('refuses %s', (_, change) => {
    expect(personSchema.safeParse({ ...person, ...change }).success).toBe(false);
  });

  it('refuses keys and signatures of another length or spelling', () => {
    expect(publicKeySchema.safeParse(publicKey).success).toBe(true);
    for (const text of [
      '',
      publicKey.slice(1),
      `${publicKey}A`,
      `${publicKey.slice(0, -1)}p`,
      `${publicKey}=`,
    ]) {
      expect(publicKeySchema.safeParse(text).success).toBe(false);
    }
    expect(signatureSchema.safeParse('A'.repeat(86)).success).toBe(true);
    expect(signatureSchema.safeParse('A'.repeat(85)).success).toBe(false);
    expect(signatureSchema.safeParse(`${'A'.repeat(85)}B`).success).toBe(false);
  });
});
