import { cleanPastedTree } from '../../../shared/authoring/paste/paste-cleaning';

/**
 * Cleans HTML from the clipboard for the editor (`transformPastedHTML`); see {@link cleanPastedTree}. `DOMParser` makes
 * a document that runs no script and loads no picture. Text in, text out: a paste that is no HTML gives a paragraph.
 */
export function cleanPastedHtml(html: string): string {
  return cleanPastedTree(new DOMParser().parseFromString(html, 'text/html').body);
}
