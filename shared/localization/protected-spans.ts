import type { TextSpan } from './inline-text';

/**
 * What must stay as it is in every language, and never contains the end of a sentence. The order matters: what an
 * earlier pattern covers is not looked at again.
 */
const patterns: readonly RegExp[] = [
  // Addresses. Punctuation at the end belongs to the sentence around them.
  /\b(?:https?|ftp|mailto|ssh|git|file):[^\s<>"⟦⟧]*[^\s<>"⟦⟧.,;:!?)\]}'’”»。、）」』]/giu,
  /\bwww\.[^\s<>"⟦⟧]*[^\s<>"⟦⟧.,;:!?)\]}'’”»。、）」』]/giu,
  /(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+/gu,
  // Literal tags and comments of HTML or XML.
  /<\/?[a-z][^<>]*>|<!--[^<>]*-->/giu,
  // Placeholders of programs: {name}, {{name}}, ${name}, %s, %1$d, %{name}.
  /\$?\{\{?[\w.\-:, #]*\}?\}|%\{\w+\}|%(?:\d+\$)?[-+0#]*\d*(?:\.\d+)?[sdifxXeEgGcu@](?![\p{L}\p{N}])/gu,
  // Names of vulnerabilities and tickets.
  /\b(?:CVE|CWE|GHSA|RFC)-[\w-]*\w|\b[A-Z][A-Z0-9]{1,9}-\d+\b|#\d+\b/gu,
  // Versions: v2.1, 8.2.1, 1.0.0-rc.1. Two numbers without a v may be a decimal and are not protected here, and
  // 2.000.000 is two million.
  /\bv\d+(?:\.\d+)*(?:[-+][0-9A-Za-z.-]*[0-9A-Za-z])?|\b(?!\d{1,3}(?:\.\d{3}){2,}(?![+-]?\w|\.\d))\d+(?:\.\d+){2,}(?:[-+][0-9A-Za-z.-]*[0-9A-Za-z])?/gu,
  // Code in backticks, as plain text carries it.
  /`[^`]+`/gu,
];

/** Where a text holds things that are not language, in order and without overlap. */
export function protectedSpans(text: string): readonly TextSpan[] {
  const spans: TextSpan[] = [];
  for (const pattern of patterns) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!spans.some((other) => other.start < span.end && span.start < other.end)) spans.push(span);
    }
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** Lays one character over each protected span, so that offsets stay and nothing inside can be mistaken. */
export function maskSpans(
  text: string,
  spans: readonly TextSpan[],
  maskFor: (covered: string) => string,
): string {
  let masked = '';
  let end = 0;
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const start = Math.max(span.start, end);
    if (span.end <= start) continue;
    masked += text.slice(end, start) + maskFor(text.slice(start, span.end)).repeat(span.end - start);
    end = span.end;
  }
  return masked + text.slice(end);
}
