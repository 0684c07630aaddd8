import { blockId, type DocumentNode } from '../authoring/document';
import { textDirection } from './direction';
import { escapeHtml } from './escape-html';
import { inlineTree, type InlineNode } from './inline-tree';
import { codeText, countAttribute, isTextBlock } from './prose-text';

/** How blocks are written as HTML. */
export interface HtmlOptions {
  /** The element level of the topmost heading in the text. */
  readonly headingLevel: number;
  /** Blocks with these ids are in `foreignLang`, not in the page's language. */
  readonly foreignBlocks: ReadonlySet<string>;
  readonly foreignLang: string;
  /** The id of the element that names a table, which then scrolls on its own in a narrow window. */
  readonly tablesLabelledBy?: string;
}

/** `lang` and `dir` for an element whose language is not its surroundings'. */
export function langAttributes(lang: string): string {
  return ` lang="${escapeHtml(lang)}" dir="${textDirection(lang)}"`;
}

/** Blocks as HTML. Only our own elements and attributes come out, whatever the document says. */
export function htmlBlocks(blocks: readonly DocumentNode[], options: HtmlOptions): string {
  const levels = headingLevels(blocks);
  const write = (nodes: readonly DocumentNode[]): string => nodes.map(writeNode).join('');
  const langOf = (node: DocumentNode): string =>
    options.foreignBlocks.has(blockId(node)) ? langAttributes(options.foreignLang) : '';
  const element = (name: string, node: DocumentNode, attributes = ''): string =>
    `<${name}${attributes}>${write(node.content ?? [])}</${name}>`;

  const writeText = (name: string, node: DocumentNode): string =>
    `<${name}${langOf(node)}>${htmlInline(inlineTree(node.content ?? []))}</${name}>`;

  function writeNode(node: DocumentNode): string {
    switch (node.type) {
      case 'paragraph':
        return `${writeText('p', node)}\n`;
      case 'heading': {
        const rank = levels.indexOf(countAttribute(node, 'level', 1));
        return `${writeText(`h${String(Math.min(options.headingLevel + Math.max(rank, 0), 6))}`, node)}\n`;
      }
      case 'bulletList':
        return `${element('ul', node)}\n`;
      case 'orderedList': {
        const start = countAttribute(node, 'start', 1, 0);
        return `${element('ol', node, start === 1 ? '' : ` start="${String(start)}"`)}\n`;
      }
      case 'listItem':
        return writeCell('li', node);
      case 'codeBlock':
        return `<pre dir="ltr"><code>${escapeHtml(codeText(node))}</code></pre>\n`;
      case 'blockquote':
        return `${element('blockquote', node)}\n`;
      case 'table':
        return writeTable(node);
      case 'horizontalRule':
        return '<hr>\n';
      default:
        // A block of a newer version: its words are shown, its form is not known.
        return write(node.content ?? []);
    }
  }

  /** A list item or table cell; a lone paragraph in it needs no element of its own. */
  function writeCell(name: string, node: DocumentNode, attributes = ''): string {
    const [only, ...others] = node.content ?? [];
    if (only && others.length === 0 && isTextBlock(only) && only.type === 'paragraph') {
      return `<${name}${attributes}${langOf(only)}>${htmlInline(inlineTree(only.content ?? []))}</${name}>`;
    }
    return element(name, node, attributes);
  }

  function writeTable(node: DocumentNode): string {
    const rows = (node.content ?? []).map((row, index) => {
      const cells = (row.content ?? []).map((cell) => {
        const isHeader = cell.type === 'tableHeader';
        const scope = isHeader ? ` scope="${index === 0 ? 'col' : 'row'}"` : '';
        return writeCell(isHeader ? 'th' : 'td', cell, scope + spans(cell));
      });
      return `<tr>${cells.join('')}</tr>`;
    });
    const table = `<table>${rows.join('\n')}</table>`;
    const label = options.tablesLabelledBy;
    return label === undefined
      ? `${table}\n`
      : `<div class="table" role="group" tabindex="0" aria-labelledby="${label}">${table}</div>\n`;
  }

  return write(blocks);
}

/** Inline text as HTML. */
export function htmlInline(nodes: readonly InlineNode[]): string {
  return nodes.map(writeInline).join('');
}

const inlineElements = { bold: 'strong', italic: 'em', strike: 's' } as const;

function writeInline(node: InlineNode): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'code':
      return `<code dir="ltr">${escapeHtml(node.text)}</code>`;
    case 'break':
      return '<br>';
    case 'link':
      return `<a href="${escapeHtml(node.href)}">${htmlInline(node.children)}</a>`;
    default: {
      const name = inlineElements[node.kind];
      return `<${name}>${htmlInline(node.children)}</${name}>`;
    }
  }
}

function spans(cell: DocumentNode): string {
  return (['colspan', 'rowspan'] as const)
    .map((name) => {
      const count = countAttribute(cell, name, 1);
      return count > 1 && count <= 1000 ? ` ${name}="${String(count)}"` : '';
    })
    .join('');
}

/** The heading levels that a text uses, so that the first of them follows the section's own heading without a gap. */
function headingLevels(blocks: readonly DocumentNode[]): readonly number[] {
  const levels = new Set<number>();
  const collect = (nodes: readonly DocumentNode[]): void => {
    for (const node of nodes) {
      if (node.type === 'heading') levels.add(countAttribute(node, 'level', 1));
      else if (node.content) collect(node.content);
    }
  };
  collect(blocks);
  return [...levels].sort((a, b) => a - b);
}
