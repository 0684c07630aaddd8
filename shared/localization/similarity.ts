import { textTokens } from './text-tokens';

/**
 * How alike two texts are, 0 to 100: `100 × (max(n,m) − lev) ÷ max(n,m)` over tokens, rounded down (design 10). The
 * translation memory uses the same scale, so a percentage means the same everywhere.
 */
export function similarity(left: string, right: string): number {
  return tokenSimilarity(textTokens(left), textTokens(right));
}

/** {@link similarity} of texts that have been cut into tokens before. */
export function tokenSimilarity(left: readonly string[], right: readonly string[]): number {
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 100;
  return Math.floor((100 * (longest - levenshtein(left, right))) / longest);
}

/** Token Levenshtein with two rows. */
function levenshtein(left: readonly string[], right: readonly string[]): number {
  let previous = Array.from({ length: right.length + 1 }, (_unused, index) => index);
  left.forEach((token, row) => {
    const current = [row + 1];
    right.forEach((other, column) => {
      const replaced = (previous[column] ?? 0) + (token === other ? 0 : 1);
      const removed = (previous[column + 1] ?? 0) + 1;
      const added = (current[column] ?? 0) + 1;
      current.push(Math.min(replaced, removed, added));
    });
    previous = current;
  });
  return previous[right.length] ?? 0;
}
