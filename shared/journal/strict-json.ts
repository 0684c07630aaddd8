import { err, ok, type Result } from '../result';
import { MAX_JSON_DEPTH, type JsonValue } from './canonical-json';

/** Why a JSON text was refused; a parameter of the failure `journal/strict-json`. */
export type StrictJsonReason =
  'syntax' | 'duplicate-key' | 'lone-surrogate' | 'too-deep' | 'number-out-of-range' | 'forbidden-key';

class Refused extends Error {
  constructor(readonly reason: StrictJsonReason) {
    super(reason);
  }
}

/**
 * Parses JSON from outside (manifests, packets, settings of others) without the traps of `JSON.parse`: duplicate
 * keys, lone surrogates, nesting over 64, `__proto__` keys, numbers that overflow and integers that lose digits are
 * refused as `journal/strict-json` with a `reason`. Sources: RFC 8259 4 and 6, I-JSON (RFC 7493) 2.1 to 2.3.
 */
export function parseStrictJson(text: string): Result<JsonValue> {
  try {
    // JSON.parse is V8's iterative parser, so depth can't overflow it; the scan below relies on a valid syntax.
    const value = JSON.parse(text) as JsonValue;
    scan(text);
    return ok(value);
  } catch (error) {
    if (error instanceof Refused) return err('journal/strict-json', { reason: error.reason });
    if (error instanceof SyntaxError) return err('journal/strict-json', { reason: 'syntax' });
    throw error;
  }
}

/** One open bracket: the keys seen so far for an object, null for an array. */
type Level = Set<string> | null;

function scan(text: string): void {
  const levels: Level[] = [];
  let expectKey = false;
  let index = 0;
  while (index < text.length) {
    const character = text[index];
    if (character === '"') {
      const end = endOfString(text, index);
      checkString(text.slice(index, end), expectKey ? levels.at(-1) : undefined);
      expectKey = false;
      index = end;
      continue;
    }
    if (character === '{' || character === '[') {
      levels.push(character === '{' ? new Set() : null);
      if (levels.length > MAX_JSON_DEPTH) throw new Refused('too-deep');
      expectKey = character === '{';
    } else if (character === '}' || character === ']') {
      levels.pop();
      expectKey = false;
    } else if (character === ',') {
      expectKey = levels.at(-1) instanceof Set;
    } else if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) {
      index = checkNumber(text, index);
      continue;
    }
    index += 1;
  }
}

/** Index just after the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}

function checkString(token: string, keys: Level | undefined): void {
  const value = JSON.parse(token) as string;
  if (/\p{Surrogate}/u.test(value)) throw new Refused('lone-surrogate');
  if (!keys) return;
  if (value === '__proto__') throw new Refused('forbidden-key');
  if (keys.has(value)) throw new Refused('duplicate-key');
  keys.add(value);
}

/** Refuses a number that JavaScript can't hold; returns the index just after it. */
function checkNumber(text: string, start: number): number {
  const token = /-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?/y;
  token.lastIndex = start;
  const [digits = '', fraction, exponent] = token.exec(text) ?? [];
  const value = Number(digits);
  if (!Number.isFinite(value)) throw new Refused('number-out-of-range');
  // Fewer than 16 digits are always exact. Longer ones must be exact too, or what JavaScript itself prints.
  const isLongInteger = fraction === undefined && exponent === undefined && digits.length > 15;
  if (isLongInteger && String(value) !== digits && BigInt(value) !== BigInt(digits)) {
    throw new Refused('number-out-of-range');
  }
  return start + digits.length;
}
