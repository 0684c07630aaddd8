import { createHash, createPublicKey, randomBytes, verify as nodeVerify } from 'node:crypto';
import { ed25519, ED25519_TORSION_SUBGROUP } from '@noble/curves/ed25519.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkPublicKey,
  createSigner,
  generateKeyPair,
  publicKeyOf,
  verifySignature,
} from '../../electron/identity/ed25519';

const { Point } = ed25519;
const order = Point.Fn.ORDER;
const prime = Point.Fp.ORDER;

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const base64Url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const littleEndian = (value: bigint): Uint8Array => hex(value.toString(16).padStart(64, '0')).reverse();
const numberOf = (bytes: Uint8Array): bigint =>
  BigInt(`0x${Buffer.from(bytes).reverse().toString('hex') || '0'}`);
const joined = (...parts: readonly Uint8Array[]): Uint8Array => Buffer.concat(parts);

/** What we promise: noble's strict check, and no torsion component in key or R. */
function oracle(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    const strict = ed25519.verify(signature, message, publicKey, { zip215: false });
    const keyIsClean = Point.fromBytes(publicKey, false).isTorsionFree();
    return strict && keyIsClean && Point.fromBytes(signature.slice(0, 32), false).isTorsionFree();
  } catch {
    return false;
  }
}

// RFC 8032, 7.1: tests 1, 2, 3 and SHA(abc).
const rfc8032 = [
  {
    seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    key: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    key: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    key: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
  {
    seed: '833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42',
    key: 'ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf',
    message:
      'ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
    signature:
      'dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e0303dca179c138ac17ad9bef1177331a704',
  },
];

// Every encoding of the eight points of small order, canonical or not (Chalkias, Garillot, Nikolaenko 2020, table 1,
// and libsodium's blocklist): the eight canonical ones, and those with y >= p or with the sign bit on x = 0.
const smallOrderKeys = [
  ...ED25519_TORSION_SUBGROUP,
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
];

const torsion = ED25519_TORSION_SUBGROUP.map((text) => Point.fromBytes(hex(text), true));

describe('Ed25519 keys and signatures (B1)', () => {
  it.each(rfc8032)('makes and accepts the RFC 8032 signature of $seed', (vector) => {
    const signer = createSigner(hex(vector.seed));
    expect(signer.publicKey).toBe(base64Url(hex(vector.key)));
    expect(publicKeyOf(hex(vector.seed))).toBe(signer.publicKey);
    expect(Buffer.from(signer.sign(hex(vector.message))).toString('hex')).toBe(vector.signature);
    expect(verifySignature(signer.publicKey, hex(vector.message), hex(vector.signature))).toBe(true);
  });

  it('makes a key from the random bytes that it is given', () => {
    const pair = generateKeyPair(() => hex(rfc8032[0]?.seed ?? ''));
    expect(pair.publicKey).toBe(base64Url(hex(rfc8032[0]?.key ?? '')));
    expect(checkPublicKey(pair.publicKey).ok).toBe(true);
  });

  it('signs no more once it is destroyed', () => {
    const signer = createSigner(generateKeyPair(randomBytes).seed);
    signer.destroy();
    expect(() => signer.sign(hex('00'))).toThrow(/destroyed/);
  });

  it.each(smallOrderKeys)('refuses the small-order key %s', (key) => {
    expect(checkPublicKey(base64Url(hex(key)))).toMatchObject({
      ok: false,
      error: { code: 'identity/weak-key' },
    });
  });

  it('refuses one signature that Node alone accepts for every message under a small-order key', () => {
    const identity = hex('0100000000000000000000000000000000000000000000000000000000000000');
    const forged = joined(identity, new Uint8Array(32));
    const spki = joined(hex('302a300506032b6570032100'), identity);
    const nodeKey = createPublicKey({ key: Buffer.from(spki), format: 'der', type: 'spki' });
    for (const message of [hex('00'), hex('01'), hex('abcdef')]) {
      // The reason why this check exists: if Node ever refuses, this line says so.
      expect(nodeVerify(null, message, nodeKey, forged)).toBe(true);
      expect(verifySignature(base64Url(identity), message, forged)).toBe(false);
    }
  });

  it('refuses a key with a torsion component, with which checks disagree on one signature', () => {
    const scalar = 12345n;
    for (const point of torsion.slice(1)) {
      const mixed = Point.BASE.multiply(scalar).add(point).toBytes();
      expect(checkPublicKey(base64Url(mixed)).ok).toBe(false);
    }
  });

  it.each(['', 'AAAA', 'not base64 at all !', `${'A'.repeat(42)}B`, 'A'.repeat(5000)])(
    'refuses the text %j as a key',
    (text) => {
      expect(checkPublicKey(text)).toMatchObject({ ok: false, error: { code: 'identity/bad-key' } });
      expect(verifySignature(text, hex('00'), new Uint8Array(64))).toBe(false);
    },
  );

  it('refuses a key that is not on the curve', () => {
    expect(checkPublicKey(base64Url(littleEndian(2n))).ok).toBe(false);
  });

  it('refuses the second spelling (y + p) of every point that has one', () => {
    for (let y = 0n; y < 19n; y += 1n) {
      for (const sign of [0n, 1n << 255n]) {
        expect(checkPublicKey(base64Url(littleEndian(y + prime + sign))).ok).toBe(false);
      }
    }
  });

  it('refuses S plus the order of the group, which is the same signature in another spelling', () => {
    const { seed, publicKey } = generateKeyPair(randomBytes);
    const message = hex('0102');
    const signature = createSigner(seed).sign(message);
    const again = joined(signature.slice(0, 32), littleEndian(numberOf(signature.slice(32)) + order));
    expect(verifySignature(publicKey, message, signature)).toBe(true);
    expect(verifySignature(publicKey, message, again)).toBe(false);
  });

  it('refuses a signature whose R carries torsion, as only the key holder could make it', () => {
    const { seed, publicKey } = generateKeyPair(randomBytes);
    const message = hex('5566');
    const { scalar } = ed25519.utils.getExtendedPublicKey(seed);
    const nonce = 987654321n;
    for (const point of torsion) {
      const r = Point.BASE.multiply(nonce).add(point).toBytes();
      const raw = Buffer.from(publicKey, 'base64url');
      const k = numberOf(hashOf(joined(r, raw, message))) % order;
      const signature = joined(r, littleEndian((nonce + k * scalar) % order));
      const clean = point.is0();
      // The cofactored equation of noble takes them all; ours takes the clean one alone.
      expect(ed25519.verify(signature, message, raw, { zip215: false })).toBe(true);
      expect(verifySignature(publicKey, message, signature)).toBe(clean);
    }
  });

  it('agrees with the strict check on good signatures and on every kind of bad one', () => {
    const pairs = Array.from({ length: 4 }, () => generateKeyPair(randomBytes));
    const field = fc.constantFrom('none', 'key', 'message', 'r', 's', 'length');
    const bytes = fc.uint8Array({ minLength: 0, maxLength: 80 });
    const property = fc.property(
      fc.constantFrom(...pairs),
      bytes,
      field,
      fc.nat({ max: 255 }),
      fc.constantFrom(...[...smallOrderKeys, littleEndian(prime), littleEndian(order)]),
      fc.boolean(),
      (pair, message, target, bit, special, flip) => {
        const replacement = typeof special === 'string' ? hex(special) : special;
        let key: Uint8Array = Buffer.from(pair.publicKey, 'base64url');
        let text: Uint8Array = message;
        let signature = createSigner(pair.seed).sign(message);
        const spoil = (part: Uint8Array): Uint8Array => (flip ? flipBit(part, bit) : replacement);
        if (target === 'key') key = spoil(key);
        if (target === 'message') text = joined(message, hex('00'));
        if (target === 'r') signature = joined(spoil(signature.slice(0, 32)), signature.slice(32));
        if (target === 's') signature = joined(signature.slice(0, 32), spoil(signature.slice(32)));
        if (target === 'length') signature = signature.slice(0, 63);
        const ours = verifySignature(base64Url(key), text, signature);
        expect(ours).toBe(oracle(key, text, signature));
        if (target === 'none') expect(ours).toBe(true);
      },
    );
    fc.assert(property, { numRuns: 400 });
  });

  it('verifies at native speed once a key is known', () => {
    const { seed, publicKey } = generateKeyPair(randomBytes);
    const message = randomBytes(200);
    const signature = createSigner(seed).sign(message);
    const time = (run: () => void): number => {
      run();
      const start = performance.now();
      for (let round = 0; round < 50; round += 1) run();
      return performance.now() - start;
    };
    const ours = time(() => verifySignature(publicKey, message, signature));
    const noble = time(() => ed25519.verify(signature, message, Buffer.from(publicKey, 'base64url')));
    expect(ours).toBeLessThan(noble);
  });
});

function hashOf(bytes: Uint8Array): Uint8Array {
  return createHash('sha512').update(bytes).digest();
}

function flipBit(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  const at = Math.floor((bit % (copy.length * 8)) / 8);
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}
