import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import type { HtmlNode } from '../../shared/authoring/paste/html-node';
import { cleanPastedTree } from '../../shared/authoring/paste/paste-cleaning';

/** A node of parse5, which builds the tree that the HTML standard and so every browser builds, as the cleaner sees it. */
function htmlNode(node: DefaultTreeAdapterTypes.Node): HtmlNode {
  const attributes =
    'attrs' in node ? new Map(node.attrs.map(({ name, value }) => [name, value])) : new Map<string, string>();
  return {
    nodeType: node.nodeName === '#text' ? 3 : 'attrs' in node ? 1 : 8,
    nodeName: node.nodeName.toUpperCase(),
    nodeValue: 'value' in node ? node.value : null,
    get childNodes() {
      return 'childNodes' in node ? node.childNodes.map(htmlNode) : [];
    },
    getAttribute: (name) => attributes.get(name) ?? null,
  };
}

function bodyOf(html: string): DefaultTreeAdapterTypes.Node {
  const root = parse(html).childNodes.find(({ nodeName }) => nodeName === 'html');
  const body =
    root !== undefined && 'childNodes' in root
      ? root.childNodes.find(({ nodeName }) => nodeName === 'body')
      : undefined;
  if (body === undefined) throw new Error('A parser of HTML always makes a body.');
  return body;
}

/** What the editor does with a paste, without a window. */
export function cleaned(html: string): string {
  return cleanPastedTree(htmlNode(bodyOf(html)));
}
