import fc from 'fast-check';
import type { JsonValue } from '../../../shared/journal/canonical-json';

/** Any JSON value that we write: fast-check also likes keys named `__proto__`, which are refused. */
export function jsonValues(maxDepth: number): fc.Arbitrary<JsonValue> {
  return (fc.jsonValue({ maxDepth }) as fc.Arbitrary<JsonValue>).filter(
    (value) => !JSON.stringify(value).includes('"__proto__"'),
  );
}
