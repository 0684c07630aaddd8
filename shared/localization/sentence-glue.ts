import type { DocumentNode } from '../authoring/document';
import { inlinePlainText } from './inline-text';

/** Languages that put no space between sentences. */
const spaceless: ReadonlySet<string> = new Set(['ja', 'zh', 'yue', 'wuu']);
const endsFullWidth = /[。！？｡」』）】〉》][.!?…．؟۔।॥։)\]}"'’”»›」』】）〉》]*$/u;

/**
 * What stands between two translated sentences: the source's white space, but no space after a full-width mark of a
 * language that has none, and a space where the source language had none and the target needs one.
 */
export function glueBetween(
  glue: readonly DocumentNode[],
  left: readonly DocumentNode[],
  targetLocale: string,
): readonly DocumentNode[] {
  const language = targetLocale.split('-')[0]?.toLowerCase() ?? '';
  const text = inlinePlainText(glue);
  if (spaceless.has(language)) {
    return /^ +$/.test(text) && endsFullWidth.test(inlinePlainText(left)) ? [] : glue;
  }
  return text === '' && !endsFullWidth.test(inlinePlainText(left)) ? [{ type: 'text', text: ' ' }] : glue;
}
