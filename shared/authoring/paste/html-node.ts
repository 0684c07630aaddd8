import { pastedStyle } from './styles-aside';

/**
 * As much of a parsed HTML document as reading a paste needs. A DOM node of the browser is one; so is a node of any
 * other parser behind a small adapter, which is why this code knows no DOM and can be tested without a window.
 */
export interface HtmlNode {
  /** 1: element, 3: text; all others are ignored. */
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<HtmlNode>;
  /** Elements have it. */
  readonly getAttribute?: (name: string) => string | null;
}

export const isElement = (node: HtmlNode): boolean => node.nodeType === 1;
export const isText = (node: HtmlNode): boolean => node.nodeType === 3;

/** The lower-case name of an element, `o:p` included. */
export const tagOf = (node: HtmlNode): string => node.nodeName.toLowerCase();

/** An attribute, '' if it is missing. Styles and classes of a paste can be long; what is longer than this is noise. */
export function attribute(node: HtmlNode, name: string): string {
  return (node.getAttribute?.(name) ?? '').slice(0, 4000);
}

/** The declarations of a `style` attribute, lower case, Word's own (`mso-list`) included. */
export function styleOf(node: HtmlNode): ReadonlyMap<string, string> {
  const style = attribute(node, 'style') || attribute(node, pastedStyle);
  const declarations = style.toLowerCase().split(';');
  return new Map(
    declarations.map((declaration) => {
      const colon = declaration.indexOf(':');
      return [declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim()] as const;
    }),
  );
}

/** All text below a node; `<br>` is a line break. Walks with a stack of its own: a paste may be nested without end. */
export function textOf(node: HtmlNode): string {
  const parts: string[] = [];
  const waiting: HtmlNode[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (isText(next)) parts.push(next.nodeValue ?? '');
    else if (tagOf(next) === 'br') parts.push('\n');
    else waiting.push(...[...next.childNodes].toReversed());
  }
  return parts.join('');
}
