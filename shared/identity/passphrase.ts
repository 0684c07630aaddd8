import * as z from 'zod';

/** Shortest passphrase, in characters. */
export const minimumPassphraseLength = 10;
/** Longest passphrase: far above any phrase, far below what would stall the key derivation. */
export const maximumPassphraseLength = 256;

/** What is wrong with a passphrase; each is a key under `passphrase` in the `identity` texts. */
export type PassphraseProblem = 'too-short' | 'too-long' | 'repeats' | 'contains-name';

/**
 * The characters that are hashed. The same passphrase typed on another keyboard or system can arrive composed or
 * decomposed ("é"), full width or not, so it is normalised first (NIST SP 800-63B, 5.1.1.2: NFKC or NFKD).
 */
export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/**
 * Judges a new passphrase; empty means good. Only length and the obvious are ruled, no composition rules, as NIST SP
 * 800-63B advises: they make passphrases worse. `about` holds what a guesser tries first (name, e-mail).
 */
export function passphraseProblems(
  passphrase: string,
  about: readonly string[] = [],
): readonly PassphraseProblem[] {
  const text = normalizePassphrase(passphrase).trim();
  const characters = [...text];
  const folded = text.toLowerCase();
  const problems: PassphraseProblem[] = [];
  if (characters.length < minimumPassphraseLength) problems.push('too-short');
  if (characters.length > maximumPassphraseLength) problems.push('too-long');
  if (characters.length > 0 && new Set(characters).size < 4) problems.push('repeats');
  if (about.some((part) => isMostOf(part.normalize('NFKC').trim().toLowerCase(), folded))) {
    problems.push('contains-name');
  }
  return problems;
}

/** Naming oneself inside a long phrase is fine; a passphrase that is little more than the name is not. */
function isMostOf(part: string, passphrase: string): boolean {
  return part.length > 2 && passphrase.includes(part) && passphrase.length - part.length < 6;
}

/** A passphrase on its way in. Only bounded here: a wrong one must reach the key, so that it can be called wrong. */
export const passphraseSchema = z
  .string()
  .min(1)
  .max(4 * maximumPassphraseLength);
