import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseStrictJson } from '../../shared/journal/strict-json';
import { jsonValues } from './support/json-values';

test.each([
  ['', 'syntax'],
  ['{"a":1,}', 'syntax'],
  ['{"a":1,"b":2,"a":3}', 'duplicate-key'],
  ['{"a":1,"\\u0061":3}', 'duplicate-key'],
  ['[{"x":{"k":1,"k":2}}]', 'duplicate-key'],
  ['["\\ud800"]', 'lone-surrogate'],
  ['{"\\udc00":1}', 'lone-surrogate'],
  ['{"__proto__":{}}', 'forbidden-key'],
  ['{"\\u005f_proto__":{}}', 'forbidden-key'],
  ['[1e400]', 'number-out-of-range'],
  ['[-1e400]', 'number-out-of-range'],
  ['9007199254740993', 'number-out-of-range'],
  ['[123456789012345678901234567890]', 'number-out-of-range'],
  ['['.repeat(65) + ']'.repeat(65), 'too-deep'],
  ['['.repeat(100_000) + ']'.repeat(100_000), 'too-deep'],
])('refuses %j', (text, reason) => {
  expect(parseStrictJson(text)).toEqual({
    ok: false,
    error: { code: 'journal/strict-json', params: { reason } },
  });
});

test.each([
  ['{"a":{"k":1},"b":{"k":2}}'],
  ['[["a","a"],{"a":"a"}]'],
  ['{"a":"\\"b\\":1,\\"b\\":2"}'],
  ['{"a\\"":1,"a":2}'],
  ['"\\ud83d\\ude00"'],
  ['9007199254740992'],
  ['[1000000000000000000000, 1.50, -0, 0.1]'],
  ['['.repeat(64) + ']'.repeat(64)],
])('takes %j', (text) => {
  expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
});

test('takes every value that JSON.stringify writes', () => {
  fc.assert(
    fc.property(jsonValues(6), fc.constantFrom(undefined, 2), (value, space) => {
      const text = JSON.stringify(value, null, space);
      expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    }),
    { numRuns: 500 },
  );
});
