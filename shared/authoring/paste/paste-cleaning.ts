import { blocksToHtml, type CleanBlock, type CleanCell, type TextTag } from './clean-block';
import { attribute, isElement, isText, styleOf, tagOf, textOf, type HtmlNode } from './html-node';
import { noMarks, paragraphsOf, type Marks, type Run } from './inline-runs';
import { gatherLists, readMarker, type LooseItem } from './list-items';
import { isCodeBlock, isDropped, marksInside, textTagOf, wordListOf } from './pasted-style';

/** Deeper nesting is read as text: no person made it, and every level costs a call. */
const depthLimit = 120;

/** Elements that stand on lines of their own and mean nothing more to us. */
const blockTags = new Set(
  (
    'div section article header footer main aside nav figure figcaption address details summary fieldset form center ' +
    'dl dd hgroup search tbody thead tfoot tr td th caption body html legend'
  ).split(' '),
);

/** What is around a node. */
interface Context {
  readonly marks: Marks;
  readonly depth: number;
  readonly inTable: boolean;
}

/**
 * Reduces pasted HTML to its structure: paragraphs, headings, real lists (Word's list paragraphs included), tables,
 * quotes, code, emphasis and links. Styles, classes, handlers, comments, Word's own elements, pictures and scripts are
 * gone, addresses are http, https or mailto. The result is built anew from the text, so that nothing can come through
 * which is not named here. Cleaning twice changes nothing.
 * @param root the body of the parsed paste. It must come from a parser that runs nothing, such as `DOMParser`.
 */
export function cleanPastedTree(root: HtmlNode): string {
  return blocksToHtml(blocksIn(root, { marks: noMarks, depth: 0, inTable: false }));
}

function blocksIn(node: HtmlNode, context: Context): readonly CleanBlock[] {
  const reader = new BlockReader();
  reader.readChildren(node, context);
  return reader.finish();
}

/** Collects the blocks of one container; text that stands between blocks becomes paragraphs. */
class BlockReader {
  private readonly blocks: (CleanBlock | LooseItem)[] = [];
  private runs: Run[] = [];

  finish(): readonly CleanBlock[] {
    this.endText('p');
    return gatherLists(this.blocks);
  }

  readChildren(node: HtmlNode, context: Context): void {
    for (const child of node.childNodes) this.read(child, context);
  }

  private read(node: HtmlNode, context: Context): void {
    if (isText(node)) this.runs.push({ text: node.nodeValue ?? '', ...context.marks });
    else if (isElement(node) && !isDropped(node))
      this.readElement(node, { ...context, depth: context.depth + 1 });
  }

  private readElement(node: HtmlNode, context: Context): void {
    const tag = tagOf(node);
    if (context.depth > depthLimit) this.runs.push({ text: textOf(node), ...context.marks });
    else if (tag === 'br') this.runs.push('break');
    else if (tag === 'hr') this.addBlock({ kind: 'rule' });
    else if (tag === 'p' || /^h[1-6]$/.test(tag)) this.readParagraph(node, context);
    else if (tag === 'ul' || tag === 'ol' || tag === 'menu') this.readList(node, context);
    else if (tag === 'li') this.addBlock(looseItem(node, context));
    else if (tag === 'table' && !isLayout(node, context)) this.readTable(node, context);
    else if (tag === 'pre' || (blockTags.has(tag) && isCodeBlock(node))) this.addBlock(codeBlock(node));
    else if (tag === 'blockquote') this.addQuote(blocksIn(node, context));
    else if (tag === 'dt') this.readText(node, { ...context, marks: { ...context.marks, bold: true } }, 'p');
    else if (tag === 'table' || blockTags.has(tag)) this.readDivision(node, context);
    else this.readChildren(node, { ...context, marks: marksInside(node, context.marks) });
  }

  private readParagraph(node: HtmlNode, context: Context): void {
    const tag = textTagOf(node);
    const inList = wordListOf(node);
    if (inList !== null && tag === 'p') {
      const { ordered, start } = readMarker(markerIn(node));
      this.addBlock({ kind: 'item', ...inList, ordered, start, blocks: blocksIn(node, context) });
    } else if (/(?:^|\s)Mso(?:Intense)?Quote/.test(attribute(node, 'class')))
      this.addQuote(blocksIn(node, context));
    else this.readText(node, context, tag);
  }

  /** A block with text of its own. What stands before it is a paragraph; blocks inside it end it. */
  private readText(node: HtmlNode, context: Context, tag: TextTag): void {
    this.endText('p');
    this.readChildren(node, { ...context, marks: marksInside(node, context.marks) });
    this.endText(tag);
  }

  private readDivision(node: HtmlNode, context: Context): void {
    const inList = wordListOf(node);
    if (inList === null) this.readText(node, context, 'p');
    else this.readParagraph(node, context);
  }

  private readList(node: HtmlNode, context: Context): void {
    const ordered = tagOf(node) === 'ol';
    const items: CleanBlock[][] = [];
    let loose = false;
    for (const child of node.childNodes) {
      if (!isElement(child) || isDropped(child)) continue;
      // Word for the web makes a list of its own for each item and says the level beside it.
      if (attribute(child, 'data-aria-level') !== '') {
        loose = true;
        this.addBlock(looseItem(child, context, ordered));
      } else if (tagOf(child) === 'li') items.push([...blocksIn(child, context)]);
      // A list directly inside a list (Google Docs, old editors) belongs to the item before it.
      else (items.at(-1) ?? (items.push([]), items.at(-1)))?.push(...blocksOf(child, context));
    }
    const start = positive(attribute(node, 'start'), 1_000_000);
    if (!loose && items.length > 0) this.addBlock({ kind: 'list', ordered, start, items });
  }

  private readTable(node: HtmlNode, context: Context): void {
    for (const child of node.childNodes) {
      if (tagOf(child) === 'caption') this.readText(child, context, 'p');
    }
    const rows = rowsOf(node).map((row) => cellsOf(row).map((cell) => cleanCell(cell, context)));
    const filled = rows.filter((row) => row.length > 0);
    if (filled.length > 0) this.addBlock({ kind: 'table', rows: filled });
  }

  private addQuote(blocks: readonly CleanBlock[]): void {
    if (blocks.length > 0) this.addBlock({ kind: 'quote', blocks });
  }

  private addBlock(block: CleanBlock | LooseItem): void {
    this.endText('p');
    if (block.kind !== 'code' || block.text.trim() !== '') this.blocks.push(block);
  }

  private endText(tag: TextTag): void {
    const { runs } = this;
    this.runs = [];
    for (const paragraph of paragraphsOf(runs)) {
      // A heading is bold by being one.
      const shown =
        tag === 'p' ? paragraph : paragraph.map((run) => (run === 'break' ? run : { ...run, bold: false }));
      this.blocks.push({ kind: 'text', tag, runs: tag === 'p' ? shown : (paragraphsOf(shown)[0] ?? []) });
    }
  }
}

/** The blocks that one node makes on its own. */
function blocksOf(node: HtmlNode, context: Context): readonly CleanBlock[] {
  return blocksIn({ nodeType: 1, nodeName: 'div', nodeValue: null, childNodes: [node] }, context);
}

function looseItem(node: HtmlNode, context: Context, ordered = false): LooseItem {
  return {
    kind: 'item',
    level: positive(attribute(node, 'data-aria-level'), 9),
    ordered,
    start: positive(attribute(node, 'data-aria-posinset'), 1_000_000),
    list: ordered ? attribute(node, 'data-listid') : '',
    blocks: blocksIn(node, context),
  };
}

/** The text of the span in which Word keeps the bullet or the number of a list paragraph. */
function markerIn(node: HtmlNode, depth = 0): string {
  if (depth > 20) return '';
  for (const child of node.childNodes) {
    if (!isElement(child)) continue;
    if (styleOf(child).get('mso-list') === 'ignore') return textOf(child);
    const inner = markerIn(child, depth + 1);
    if (inner !== '') return inner;
  }
  return '';
}

function codeBlock(node: HtmlNode): CleanBlock {
  const lines = [...node.childNodes].filter((child) => tagOf(child) === 'div');
  const text = lines.length > 0 ? lines.map(textOf).join('\n') : textOf(node);
  return { kind: 'code', text: text.replace(/\r\n?/g, '\n').replace(/\n{1,999}$/, '') };
}

/** A table that only arranges: inside another, by its role, or with a single cell. */
function isLayout(node: HtmlNode, { inTable }: Context): boolean {
  if (inTable || /^(?:presentation|none)$/.test(attribute(node, 'role'))) return true;
  return rowsOf(node).flatMap(cellsOf).length <= 1;
}

function rowsOf(table: HtmlNode): readonly HtmlNode[] {
  return [...table.childNodes].flatMap((child) => {
    if (tagOf(child) === 'tr') return [child];
    return /^(?:tbody|thead|tfoot)$/.test(tagOf(child)) ? rowsOf(child) : [];
  });
}

function cellsOf(row: HtmlNode): readonly HtmlNode[] {
  return [...row.childNodes].filter((child) => /^t[dh]$/.test(tagOf(child)));
}

function cleanCell(cell: HtmlNode, context: Context): CleanCell {
  return {
    header: tagOf(cell) === 'th',
    colspan: positive(attribute(cell, 'colspan'), 100),
    rowspan: positive(attribute(cell, 'rowspan'), 100),
    blocks: blocksIn(cell, { ...context, inTable: true }),
  };
}

/** A whole number from 1 to `limit`; 1 for anything else. */
function positive(text: string, limit: number): number {
  const number = Number(text);
  return Number.isInteger(number) && number >= 1 && number <= limit ? number : 1;
}
