/**
 * Base64 for code that runs everywhere (shared code has neither `Buffer` nor `atob`).
 *
 * Two alphabets: base64url without padding is how binary is written in our own JSON; standard base64 with padding is
 * what DSSE tools emit. Decoding is strict: no white space, no missing or surplus padding, no stray bits in the last
 * character, so that every byte string has exactly one spelling and a digest over text can't be varied.
 */
const standardAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const urlAlphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const indexOf = (alphabet: string): ReadonlyMap<string, number> =>
  new Map([...alphabet].map((character, value) => [character, value]));
const standardIndex = indexOf(standardAlphabet);
const urlIndex = indexOf(urlAlphabet);

function encode(bytes: Uint8Array, alphabet: string): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at;
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = left >= 3 ? 4 : left + 1;
    for (let place = 0; place < characters; place += 1) {
      text += alphabet.charAt((group >> (18 - 6 * place)) & 63);
    }
  }
  return text;
}

function decode(text: string, index: ReadonlyMap<string, number>): Uint8Array | undefined {
  if (text.length % 4 === 1) return undefined;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let written = 0;
  for (const character of text) {
    const value = index.get(character);
    if (value === undefined) return undefined;
    bits = (bits << 6) | value;
    held += 6;
    if (held >= 8) {
      held -= 8;
      bytes[written] = bits >> held;
      written += 1;
      bits &= (1 << held) - 1;
    }
  }
  return bits === 0 ? bytes : undefined;
}

/** Bytes as base64url without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encode(bytes, urlAlphabet);
}

/** The bytes of a base64url text without padding; `undefined` if the text is anything else. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  return decode(text, urlIndex);
}

/** Bytes as standard base64 with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  const text = encode(bytes, standardAlphabet);
  return text.padEnd(Math.ceil(text.length / 4) * 4, '=');
}

/** The bytes of a standard base64 text with its padding; `undefined` if the text is anything else. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined;
  return decode(text.replace(/={1,2}$/, ''), standardIndex);
}
