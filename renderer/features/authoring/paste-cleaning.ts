import { cleanPastedTree } from '../../../shared/authoring/paste/paste-cleaning';
import { setStylesAside } from '../../../shared/authoring/paste/styles-aside';

/**
 * Cleans HTML from the clipboard for the editor (`transformPastedHTML`); see {@link cleanPastedTree}. A template's content
 * runs no script, loads no picture and has no base address. Text in, text out: a paste that is no HTML gives a paragraph.
 */
export function cleanPastedHtml(html: string): string {
  const template = document.createElement('template');
  template.innerHTML = setStylesAside(html);
  return cleanPastedTree(template.content);
}
