/**
 * Characters that no output may carry: controls other than tab and line feed (illegal in XML 1.0), lone surrogates,
 * noncharacters, and the bidirectional embeddings, overrides and isolates with which a sentence can be made to read
 * otherwise than it is ("Trojan Source"). Direction marks (LRM, RLM, ALM) and joiners stay: languages need them, and
 * they can't reach beyond their place. Code points are spelled out, for property tables differ between engines.
 */
const unwanted =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069\uFDD0-\uFDEF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** The text without unwanted characters, with line feeds as the only line ends. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replace(unwanted, '');
}

/** The text on one line: cleaned, every run of white space as one space, none around. */
export function cleanLine(text: string): string {
  return cleanInline(text).trim();
}

/** A run inside a line: cleaned, every run of white space as one space, kept at the edges. */
export function cleanInline(text: string): string {
  return cleanText(text).replace(/[\t\n ]+/g, ' ');
}
