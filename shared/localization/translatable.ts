import type { DocumentNode } from '../authoring/document';
import { inlineNodeText, inlinePlainText } from './inline-text';
import { maskSpans, protectedSpans } from './protected-spans';

/**
 * Whether a segment holds anything that a language could say differently: a letter, or a number with a separator
 * (`1,234.5`), outside of code, addresses and versions. A table cell with `2.1.0`, `42` or `—` is no work for anybody.
 */
export function isTranslatable(inline: readonly DocumentNode[]): boolean {
  const words = inline.filter((node) => !(node.marks ?? []).some((mark) => mark.type === 'code'));
  const text = words.length === inline.length ? inlinePlainText(inline) : words.map(inlineNodeText).join(' ');
  const rest = maskSpans(text, protectedSpans(text), () => ' ');
  return /\p{L}/u.test(rest) || /\p{Nd}[.,]\p{Nd}/u.test(rest);
}
