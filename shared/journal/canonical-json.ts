/** Everything JSON can say. Numbers are finite, objects are plain, strings are well-formed UTF-16. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Why a value has no canonical form. */
export type CanonicalJsonReason =
  'not-finite' | 'lone-surrogate' | 'undefined' | 'sparse-array' | 'too-deep' | 'forbidden-key' | 'not-json';

/** Thrown by `canonicalize` for a value that RFC 8785 (or our stricter rules) can't express: a bug of the caller. */
export class CanonicalJsonError extends Error {
  override readonly name = 'CanonicalJsonError';
  constructor(readonly reason: CanonicalJsonReason) {
    super(`No canonical JSON: ${reason}`);
  }
}

/**
 * Deepest nesting of arrays and objects that we write or read. JSON libraries overflow the stack at some thousand
 * levels (measured, see the integrity report 4.3); real bodies stay under 30.
 */
export const MAX_JSON_DEPTH = 64;

/** `__proto__` as a key changes the prototype in naive consumers, so it is neither written nor read. */
const FORBIDDEN_KEY = '__proto__';

// With the u flag a surrogate pair is one code point, so this matches lone surrogates only.
const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * The RFC 8785 text of a value: one byte string per value, the thing that is hashed and signed.
 * Throws `CanonicalJsonError` for what has no such text: non-finite numbers, lone surrogates, undefined or sparse
 * members, nesting over `MAX_JSON_DEPTH`, a `__proto__` key, anything but plain objects and arrays.
 */
export function canonicalize(value: unknown): string {
  return write(value, 0);
}

function write(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return writeString(value);
    case 'number':
      return writeNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_JSON_DEPTH) throw new CanonicalJsonError('too-deep');
      return Array.isArray(value) ? writeArray(value, depth + 1) : writeObject(value, depth + 1);
    case 'undefined':
      throw new CanonicalJsonError('undefined');
    default:
      throw new CanonicalJsonError('not-json');
  }
}

function writeString(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new CanonicalJsonError('lone-surrogate');
  // RFC 8785 3.2.2.2 is defined as ECMAScript's own string serialisation.
  return JSON.stringify(value);
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new CanonicalJsonError('not-finite');
  // RFC 8785 3.2.2.3 is defined as ECMAScript's Number::toString, which also turns -0 into 0.
  return String(value);
}

function writeArray(items: readonly unknown[], depth: number): string {
  let text = '[';
  for (let index = 0; index < items.length; index += 1) {
    if (!(index in items)) throw new CanonicalJsonError('sparse-array');
    if (index > 0) text += ',';
    text += write(items[index], depth);
  }
  return text + ']';
}

function writeObject(object: object, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) throw new CanonicalJsonError('not-json');
  // Array.prototype.sort without a comparator orders by UTF-16 code units, as RFC 8785 3.2.3 asks.
  const keys = Object.keys(object).sort();
  let text = '{';
  for (const key of keys) {
    if (key === FORBIDDEN_KEY) throw new CanonicalJsonError('forbidden-key');
    if (text.length > 1) text += ',';
    text += writeString(key) + ':' + write((object as Record<string, unknown>)[key], depth);
  }
  return text + '}';
}

/**
 * Parses a text that must already be canonical (a journal line, a manifest): returns the value, or undefined when the
 * text is not JSON or not its own canonical form. A canonical text can hold neither duplicate keys nor numbers that
 * lose digits, so nothing else needs checking. Several times faster than `canonicalize`, for it lets the engine's
 * own serialiser do the comparison and only walks the keys.
 */
export function parseCanonical(text: string): JsonValue | undefined {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
  // JSON.stringify writes lone surrogates as \udXXX escapes, which would round trip: leave those to the slow path.
  const plain = keysAreCanonical(value, 0) && !text.includes('\\ud') && JSON.stringify(value) === text;
  return plain || isCanonicalSlow(value, text) ? value : undefined;
}

/** Keys that look like array indexes are ordered by number in JavaScript, so a fast "no" is not the last word. */
function isCanonicalSlow(value: JsonValue, text: string): boolean {
  try {
    return canonicalize(value) === text;
  } catch (error) {
    if (error instanceof CanonicalJsonError) return false;
    throw error;
  }
}

function keysAreCanonical(value: JsonValue, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (depth >= MAX_JSON_DEPTH) return false;
  if (Array.isArray(value)) {
    for (const item of value as readonly JsonValue[]) if (!keysAreCanonical(item, depth + 1)) return false;
    return true;
  }
  let previous = '';
  let first = true;
  for (const key of Object.keys(value)) {
    if (key === FORBIDDEN_KEY || (!first && key <= previous)) return false;
    if (!keysAreCanonical((value as Record<string, JsonValue>)[key] as JsonValue, depth + 1)) return false;
    previous = key;
    first = false;
  }
  return true;
}
