import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import { canonicalize } from '../../shared/journal/canonical-json';
import { genesisHash } from '../../shared/journal/checkpoint';
import type { RevisionLine } from '../../shared/journal/entry';
import { parseLine, revisionLineText } from '../../shared/journal/line';
import { revisionId } from '../../shared/journal/revision';
import { jsonValues } from './support/json-values';

const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
const line: fc.Arbitrary<RevisionLine> = fc
  .record({
    seq: fc.integer({ min: 1 }),
    prev: hash,
    by: fc.constantFrom('ada', 'jo-1'),
    device: fc.constantFrom('dev1', 'laptop-2'),
    record: fc.constantFrom('release/r1', 'release/2026.11/unit/u:1/pt-BR', 'planet/mars'),
    parents: fc.uniqueArray(hash, { maxLength: 3 }).map((parents) => parents.sort()),
    body: jsonValues(4),
  })
  .map((fields) => ({ v: 1, kind: 'revision', at: '2026-03-01T12:00:00.000Z', ...fields }));

describe('a revision line', () => {
  test('is the canonical text of its value, and its revision id that of record, parents and body', () => {
    fc.assert(
      fc.property(line, (value) => {
        const { body, ...rest } = value;
        const text = revisionLineText(rest, canonicalize(body));
        expect(text).toBe(canonicalize(value));
        const parsed = parseLine(text, sha256);
        expect(parsed.kind === 'revision' && parsed.revision.id).toBe(revisionId(value, sha256));
      }),
      { numRuns: 500 },
    );
  });

  test('may hold a sealed body, over which the id runs', () => {
    const sealed = {
      alg: 'A256GCM',
      group: 'embargo-1',
      keyId: 'k1',
      iv: 'A'.repeat(16),
      ciphertext: 'B'.repeat(40),
      salt: 'C'.repeat(22),
    };
    const value = { ...sample, body: { sealed } };
    const parsed = parseLine(canonicalize(value), sha256);
    expect(parsed).toMatchObject({
      kind: 'revision',
      revision: {
        body: { sealed },
        id: sha256(canonicalize({ body: { sealed }, parents: [], record: 'release/r1' })),
      },
    });
  });
});

const sample: RevisionLine = {
  v: 1,
  kind: 'revision',
  seq: 1,
  prev: '0'.repeat(64),
  at: '2026-03-01T12:00:00.000Z',
  by: 'ada',
  device: 'dev1',
  record: 'release/r1',
  parents: [],
  body: null,
};

describe('reading a line', () => {
  test.each<[string, Record<string, unknown>]>([
    ['another field', { extra: 1 }],
    ['no body', { body: undefined }],
    ['sequence 0', { seq: 0 }],
    ['a fractional sequence', { seq: 1.5 }],
    ['a short hash', { prev: 'ab' }],
    ['an upper-case hash', { prev: 'A'.repeat(64) }],
    ['a local time', { at: '2026-03-01T12:00:00.000' }],
    ['an offset', { at: '2026-03-01T12:00:00.000+01:00' }],
    ['a bad record id', { record: '../etc' }],
    ['unsorted parents', { parents: ['b'.repeat(64), 'a'.repeat(64)] }],
    ['the same parent twice', { parents: ['a'.repeat(64), 'a'.repeat(64)] }],
    ['a sealed body of another make', { body: { sealed: { alg: 'none' } } }],
    ['a device name that is a path', { device: '../dev1' }],
  ])('finds %s malformed', (_name, change) => {
    const value = Object.fromEntries(
      Object.entries({ ...sample, ...change }).filter(([, field]) => field !== undefined),
    );
    expect(parseLine(canonicalize(value), sha256)).toEqual({ kind: 'malformed' });
  });

  test('keeps what a newer version wrote', () => {
    const { v, kind } = { v: 2, kind: 'revision' };
    expect(parseLine(canonicalize({ ...sample, v, anything: [1] }), sha256).kind).toBe('kept');
    expect(parseLine(canonicalize({ ...sample, kind: 'retention' }), sha256).kind).toBe('kept');
    expect(parseLine(canonicalize({ v, kind }), sha256).kind).toBe('malformed');
    expect(parseLine(JSON.stringify(sample), sha256).kind).toBe('not-canonical');
    expect(parseLine('null', sha256).kind).toBe('malformed');
  });
});

test('the genesis differs by workspace and device', () => {
  const all = [
    genesisHash('w1', 'd1', sha256),
    genesisHash('w1', 'd2', sha256),
    genesisHash('w2', 'd1', sha256),
  ];
  expect(new Set(all).size).toBe(3);
});
