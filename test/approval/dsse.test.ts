import { createPublicKey, randomBytes, verify as nodeVerify } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSigner, generateKeyPair, verifySignature } from '../../electron/identity/ed25519';
import {
  inTotoPayloadType,
  preAuthEncoding,
  sealEnvelope,
  verifyEnvelope,
  type Envelope,
} from '../../shared/approval/dsse';
import {
  approvalPredicateType,
  decodeStatement,
  encodeStatement,
  statementType,
  type Statement,
} from '../../shared/approval/statement';
import type { VerifySignature } from '../../shared/journal/crypto-ports';

const bytesOf = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

// github.com/secure-systems-lab/dsse: protocol.md, "Test Vectors", and the key of implementation/signing_spec.py.
const vector = {
  payloadType: 'http://example.com/HelloWorld',
  payload: 'hello world',
  pae: 'DSSEv1 29 http://example.com/HelloWorld 11 hello world',
  x: 46950820868899156662930047687818585632848591499744589407958293238635476079160n,
  y: 5640078356564379163099075877009565129882514886557779369047442380624545832820n,
  envelope: {
    payload: 'aGVsbG8gd29ybGQ=',
    payloadType: 'http://example.com/HelloWorld',
    signatures: [
      {
        keyid: '66301bbf',
        sig: 'A3JqsQGtVsJ2O2xqrI5IcnXip5GToJ3F+FnZ+O88SjtR6rDAajabZKciJTfUiHqJPcIAriEGAHTVeCUjW2JIZA==',
      },
    ],
  },
};

const coordinate = (value: bigint): string =>
  Buffer.from(value.toString(16).padStart(64, '0'), 'hex').toString('base64url');

/** The vector is signed with ECDSA, so it goes through another `verify`: the envelope does not care which. */
const verifyEcdsa: VerifySignature = (key, bytes, signature) => {
  const jwk = { kty: 'EC', crv: 'P-256', x: coordinate(vector.x), y: coordinate(vector.y) };
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' });
  return (
    key === 'the vector' &&
    nodeVerify('sha256', bytes, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature)
  );
};

const jo = generateKeyPair(randomBytes);
const kim = generateKeyPair(randomBytes);
const keys: Readonly<Record<string, string>> = {
  jo: jo.publicKey,
  kim: kim.publicKey,
  'jo-again': jo.publicKey,
};
const verifier = { verify: verifySignature, keyFor: (keyid: string) => keys[keyid] };

function signed(
  payload: Uint8Array,
  signers: readonly { readonly keyid: string; readonly seed: Uint8Array }[] = [
    { keyid: 'jo', seed: jo.seed },
  ],
  payloadType: string = inTotoPayloadType,
): Envelope {
  const bytes = preAuthEncoding(payloadType, payload);
  const signatures = signers.map(({ keyid, seed }) => ({ keyid, signature: createSigner(seed).sign(bytes) }));
  return sealEnvelope(payload, payloadType, signatures);
}

describe('DSSE envelopes (B1)', () => {
  it('encodes what is signed as the specification does', () => {
    expect(textOf(preAuthEncoding(vector.payloadType, bytesOf(vector.payload)))).toBe(vector.pae);
    // Lengths count bytes, not characters.
    expect(textOf(preAuthEncoding('ü', bytesOf('')))).toBe('DSSEv1 2 ü 0 ');
  });

  it('verifies the test vector of the specification, and not with a changed byte', () => {
    const services = { verify: verifyEcdsa, keyFor: () => 'the vector' };
    const result = verifyEnvelope(vector.envelope, services, vector.payloadType);
    expect(result).toMatchObject({ ok: true, value: { keyids: ['66301bbf'] } });
    expect(result.ok && textOf(result.value.payload)).toBe('hello world');
    const changed = { ...vector.envelope, payload: 'aGVsbG8gd29ybGR=' };
    expect(verifyEnvelope(changed, services, vector.payloadType).ok).toBe(false);
    const other = { ...vector.envelope, payload: 'aGVsbG8gV29ybGQ=' };
    expect(verifyEnvelope(other, services, vector.payloadType)).toMatchObject({
      error: { code: 'approval/bad-signature' },
    });
  });

  it('returns the very bytes that were signed, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (payload) => {
        const result = verifyEnvelope(signed(payload), verifier);
        expect(result.ok && Buffer.from(result.value.payload).equals(Buffer.from(payload))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('takes the URL alphabet too, as the specification allows it to producers', () => {
    const envelope = signed(new Uint8Array([251, 255, 254, 1]));
    const url = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');
    const other = {
      ...envelope,
      payload: url(envelope.payload),
      signatures: envelope.signatures.map(({ keyid, sig }) => ({ keyid, sig: url(sig) })),
    };
    expect(verifyEnvelope(other, verifier).ok).toBe(true);
  });

  it('refuses every changed bit of payload and signature', () => {
    const envelope = signed(bytesOf('{"a":1}'));
    const [signature] = envelope.signatures;
    const flips = (text: string): readonly string[] =>
      [...Buffer.from(text, 'base64')].flatMap((byte, at, all) =>
        [0, 1, 2, 3, 4, 5, 6, 7].map((bit) =>
          Buffer.from(all.map((old, place) => (place === at ? byte ^ (1 << bit) : old))).toString('base64'),
        ),
      );
    for (const payload of flips(envelope.payload)) {
      expect(verifyEnvelope({ ...envelope, payload }, verifier).ok).toBe(false);
    }
    for (const sig of flips(signature?.sig ?? '')) {
      const changed = { ...envelope, signatures: [{ keyid: 'jo', sig }] };
      expect(verifyEnvelope(changed, verifier)).toMatchObject({ error: { code: 'approval/bad-signature' } });
    }
  });

  it('is not confused about the type: neither another label nor another meaning of the same bytes passes', () => {
    const other = signed(bytesOf('{}'), undefined, 'application/vnd.example+json');
    expect(verifyEnvelope(other, verifier)).toMatchObject({ error: { code: 'approval/wrong-payload-type' } });
    // The same signature under the expected label: the type is inside what is signed (cosign CVE-2022-35929).
    expect(verifyEnvelope({ ...other, payloadType: inTotoPayloadType }, verifier)).toMatchObject({
      error: { code: 'approval/bad-signature' },
    });
  });

  it('can not shift bytes between type and payload', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (typeA, bodyA, typeB, bodyB) => {
        const same = typeA === typeB && bodyA === bodyB;
        const a = Buffer.from(preAuthEncoding(typeA, bytesOf(bodyA)));
        expect(a.equals(Buffer.from(preAuthEncoding(typeB, bytesOf(bodyB))))).toBe(same);
      }),
    );
  });

  it('refuses a signature in another device’s name, also beside a good one', () => {
    const payload = bytesOf('{}');
    const stolen = signed(payload, [{ keyid: 'kim', seed: jo.seed }]);
    expect(verifyEnvelope(stolen, verifier)).toMatchObject({
      error: { code: 'approval/bad-signature', params: { device: 'kim' } },
    });
    const beside = signed(payload, [
      { keyid: 'jo', seed: jo.seed },
      { keyid: 'kim', seed: jo.seed },
    ]);
    expect(verifyEnvelope(beside, verifier).ok).toBe(false);
  });

  it('passes over unknown devices, and counts each key once', () => {
    const payload = bytesOf('{}');
    const both = signed(payload, [
      { keyid: 'jo', seed: jo.seed },
      { keyid: 'stranger', seed: randomBytes(32) },
      { keyid: 'jo-again', seed: jo.seed },
      { keyid: 'kim', seed: kim.seed },
      { keyid: 'jo', seed: jo.seed },
    ]);
    expect(verifyEnvelope(both, verifier)).toMatchObject({ ok: true, value: { keyids: ['jo', 'kim'] } });
    const stranger = signed(payload, [{ keyid: 'stranger', seed: jo.seed }]);
    expect(verifyEnvelope(stranger, verifier)).toMatchObject({
      error: { code: 'approval/unknown-signer', params: { devices: ['stranger'] } },
    });
  });

  it('refuses a small-order key although its signature fits every message', () => {
    const weak = Buffer.from(`01${'00'.repeat(31)}`, 'hex');
    const envelope = sealEnvelope(bytesOf('{}'), inTotoPayloadType, [
      { keyid: 'weak', signature: Buffer.concat([weak, Buffer.alloc(32)]) },
    ]);
    const result = verifyEnvelope(envelope, { ...verifier, keyFor: () => weak.toString('base64url') });
    expect(result).toMatchObject({ error: { code: 'approval/bad-signature' } });
  });

  const good = signed(bytesOf('{}'));
  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['a text', JSON.stringify(good)],
    ['no signature', { ...good, signatures: [] }],
    ['33 signatures', { ...good, signatures: Array.from({ length: 33 }, () => good.signatures[0]) }],
    ['a member that nobody signed', { ...good, note: 'approved' }],
    ['a member beside a signature', { ...good, signatures: [{ ...good.signatures[0], cert: 'x' }] }],
    ['a payload that is no base64', { ...good, payload: 'e30' + '*' }],
    ['a payload with white space', { ...good, payload: `${good.payload}\n` }],
    ['a payload with stray bits', { ...good, payload: 'e31=' }],
    ['a signature that is no base64', { ...good, signatures: [{ keyid: 'jo', sig: '?' }] }],
  ])('refuses %s', (_, envelope) => {
    expect(verifyEnvelope(envelope, verifier)).toMatchObject({
      error: { code: 'approval/malformed-envelope' },
    });
  });
});

const digest = 'ab'.repeat(32);
const statement: Statement = {
  _type: statementType,
  subject: [{ name: 'outputs/portal/en/administrator/index.html', digest: { sha256: digest } }],
  predicateType: approvalPredicateType,
  predicate: {
    workspace: 'w1',
    release: '2026.11',
    person: 'jo',
    name: 'Jo Ångström',
    role: 'compliance',
    meaning: 'approval',
    signedAt: '2026-11-24T15:04:05+01:00',
    checkpoint: { 'device-1': { seq: 12, hash: digest } },
    rendererVersion: '1',
    recordsDigest: digest,
    checklistDigest: digest,
    policyDigest: digest,
    fourEyes: true,
  },
};

describe('approval statements (11.50, B1)', () => {
  it('reads back what was signed', () => {
    const verified = verifyEnvelope(signed(encodeStatement(statement)), verifier);
    expect(verified.ok && decodeStatement(verified.value.payload)).toEqual({ ok: true, value: statement });
  });

  it('writes the same bytes whatever the order of the members', () => {
    const { fourEyes, ...rest } = statement.predicate;
    const shuffled = { ...statement, predicate: { fourEyes, ...rest } };
    expect(textOf(encodeStatement(shuffled))).toBe(textOf(encodeStatement(statement)));
  });

  const predicate = (change: object): object => ({
    ...statement,
    predicate: { ...statement.predicate, ...change },
  });
  it.each<[string, object]>([
    ['another statement type', { ...statement, _type: 'https://in-toto.io/Statement/v0.1' }],
    ['another predicate type', { ...statement, predicateType: 'https://slsa.dev/provenance/v1' }],
    ['no subject', { ...statement, subject: [] }],
    ['one name twice', { ...statement, subject: [...statement.subject, ...statement.subject] }],
    ['an upper-case digest', { ...statement, subject: [{ name: 'a', digest: { sha256: 'AB'.repeat(32) } }] }],
    ['another digest algorithm', { ...statement, subject: [{ name: 'a', digest: { md5: 'ab' } }] }],
    ['a member that nobody is shown', predicate({ exceptions: 'all' })],
    ['no meaning', predicate({ meaning: undefined })],
    ['an invented meaning', predicate({ meaning: 'seen' })],
    ['an invented role', predicate({ role: 'ceo' })],
    ['a time without an offset', predicate({ signedAt: '2026-11-24T15:04:05' })],
    ['a name that reads backwards', predicate({ name: 'Jo \u202Eevil' })],
    ['a checkpoint without a hash', predicate({ checkpoint: { d1: { seq: 1 } } })],
  ])('refuses %s', (_, value) => {
    const payload = bytesOf(canonicalText(value));
    expect(decodeStatement(payload)).toMatchObject({ error: { code: 'approval/malformed-statement' } });
  });

  it('refuses bytes that are no canonical JSON, so that one statement has one digest', () => {
    const text = textOf(encodeStatement(statement));
    const twice = text.replace('"fourEyes":true', '"fourEyes":false,"fourEyes":true');
    for (const payload of [
      `${text}\n`,
      ` ${text}`,
      `\uFEFF${text}`,
      twice,
      text.slice(0, -1),
      '',
      '[]',
      'null',
    ]) {
      expect(decodeStatement(bytesOf(payload)).ok).toBe(false);
    }
    expect(decodeStatement(new Uint8Array([0xff, 0xfe])).ok).toBe(false);
  });

  it('never writes a statement that it would not read', () => {
    const broken = { ...statement, subject: [] };
    expect(() => encodeStatement(broken)).toThrow();
  });
});

/** Canonical JSON without the product's own code: sorted keys, no white space. */
function canonicalText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalText(member)}`)
    .join(',')}}`;
}
