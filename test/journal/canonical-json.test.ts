import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CanonicalJsonError,
  canonicalize,
  MAX_JSON_DEPTH,
  parseCanonical,
} from '../../shared/journal/canonical-json';
import { jsonValues } from './support/json-values';

/** RFC 8785, appendix B: the bits of an IEEE 754 double, and its text. */
const numbers: readonly (readonly [string, string])[] = [
  ['0000000000000000', '0'],
  ['8000000000000000', '0'],
  ['0000000000000001', '5e-324'],
  ['8000000000000001', '-5e-324'],
  ['7fefffffffffffff', '1.7976931348623157e+308'],
  ['ffefffffffffffff', '-1.7976931348623157e+308'],
  ['4340000000000000', '9007199254740992'],
  ['c340000000000000', '-9007199254740992'],
  ['4430000000000000', '295147905179352830000'],
  ['44b52d02c7e14af5', '9.999999999999997e+22'],
  ['44b52d02c7e14af6', '1e+23'],
  ['44b52d02c7e14af7', '1.0000000000000001e+23'],
  ['444b1ae4d6e2ef4e', '999999999999999700000'],
  ['444b1ae4d6e2ef4f', '999999999999999900000'],
  ['444b1ae4d6e2ef50', '1e+21'],
  ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
  ['3eb0c6f7a0b5ed8d', '0.000001'],
  ['41b3de4355555553', '333333333.3333332'],
  ['41b3de4355555554', '333333333.33333325'],
  ['41b3de4355555555', '333333333.3333333'],
  ['41b3de4355555556', '333333333.3333334'],
  ['41b3de4355555557', '333333333.33333343'],
  ['becbf647612f3696', '-0.0000033333333333333333'],
  ['43143ff3c1cb0959', '1424953923781206.2'],
];

function nested(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
}

describe('canonical JSON (RFC 8785)', () => {
  test.each(numbers)('writes the double %s as %s', (bits, text) => {
    expect(canonicalize(Buffer.from(bits, 'hex').readDoubleBE())).toBe(text);
  });

  test('writes the example of section 3.2.2', () => {
    const value: unknown = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`);
    expect(canonicalize(value)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('sorts by UTF-16 code units, as section 3.2.3 shows', () => {
    const value = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalize(value)) as object)).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  test.each([
    ['NaN', Number.NaN, 'not-finite'],
    ['infinity', [-Infinity], 'not-finite'],
    ['a lone surrogate', { a: 'x\ud800' }, 'lone-surrogate'],
    ['a lone surrogate in a key', { '\udc00': 1 }, 'lone-surrogate'],
    ['undefined', undefined, 'undefined'],
    ['an undefined member', { a: undefined }, 'undefined'],
    ['an undefined item', [undefined], 'undefined'],
    ['a hole', [1, , 2], 'sparse-array'], // eslint-disable-line no-sparse-arrays
    ['a __proto__ key', JSON.parse('{"__proto__":1}'), 'forbidden-key'],
    ['a date', new Date(0), 'not-json'],
    ['a map', new Map(), 'not-json'],
    ['a bigint', 1n, 'not-json'],
    ['a function', () => 1, 'not-json'],
    ['65 levels', nested(MAX_JSON_DEPTH + 1), 'too-deep'],
  ])('refuses %s', (_name, value: unknown, reason) => {
    expect(() => canonicalize(value)).toThrow(expect.objectContaining({ reason }) as CanonicalJsonError);
    expect(() => canonicalize(value)).toThrow(CanonicalJsonError);
  });

  test('takes 64 levels and objects without a prototype', () => {
    expect(parseCanonical(canonicalize(nested(MAX_JSON_DEPTH)))).toEqual(nested(MAX_JSON_DEPTH));
    expect(canonicalize(Object.assign(Object.create(null), { b: 1, a: 2 }))).toBe('{"a":2,"b":1}');
  });
});

describe('reading canonical text', () => {
  test('gives back any value, and only from its own text', () => {
    fc.assert(
      fc.property(jsonValues(5), (value) => {
        const text = canonicalize(value);
        expect(canonicalize(parseCanonical(text))).toBe(text);
        expect(parseCanonical(` ${text}`)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test('agrees with the serialiser on every text (the fast path is no other rule)', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"b"',
      '"10"',
      '"9"',
      '1',
      '-0',
      '1.0',
      '"\\ud800"',
      '"\\\\ud800"',
      'null',
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.json({ maxDepth: 3 }),
      fc
        .dictionary(fc.constantFrom('9', '10', 'a', 'B', '__proto__'), fc.integer())
        .map((value) => JSON.stringify(value)),
    );
    const isCanonical = (candidate: string): boolean => {
      try {
        return canonicalize(JSON.parse(candidate)) === candidate;
      } catch {
        return false;
      }
    };
    fc.assert(
      fc.property(text, (candidate) => {
        expect(parseCanonical(candidate) !== undefined).toBe(isCanonical(candidate));
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['duplicate keys', '{"a":1,"a":1}'],
    ['unsorted keys', '{"b":1,"a":1}'],
    ['keys in the order of numbers', '{"9":1,"10":1}'],
    ['white space', '{"a": 1}'],
    ['an escape too many', '"\\u0041"'],
    ['another spelling of a number', '1.0'],
    ['an integer that loses digits', '9007199254740993'],
    ['overflow', '1e400'],
    ['a lone surrogate', '"\\ud800"'],
    ['a __proto__ key', '{"__proto__":1}'],
    ['a carriage return', '{}\r'],
    ['nothing', ''],
  ])('refuses %s', (_name, text) => {
    expect(parseCanonical(text)).toBeUndefined();
  });

  test('takes keys that look like numbers, and a backslash before ud', () => {
    expect(parseCanonical('{"10":1,"9":2}')).toEqual({ 9: 2, 10: 1 });
    expect(parseCanonical('"\\\\ud800"')).toBe('\\ud800');
  });
});
