/**
 * Scripts that put no space between words: there every character is a token. Spelled out rather than `\p{Script}` so
 * that it reads the same under every version of Unicode's data.
 */
const unspaced =
  '\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff';

const tokenPattern = new RegExp(
  `⟦[^⟦⟧]*⟧|[${unspaced}]|(?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+(?:[.,'’_-](?:(?![${unspaced}])[\\p{L}\\p{M}\\p{N}])+)*|\\s+|[^\\s]`,
  'gu',
);

/** A text as words, numbers and versions, placeholders, white space and single marks; joined they are the text. */
export function textPieces(text: string): readonly string[] {
  return text.match(tokenPattern) ?? [];
}

/** The tokens that two texts are compared by (design 10): no white space, case-folded, NFC. */
export function textTokens(text: string): readonly string[] {
  return textPieces(text.normalize('NFC'))
    .filter((piece) => piece.trim() !== '')
    .map((piece) => piece.toLowerCase());
}
