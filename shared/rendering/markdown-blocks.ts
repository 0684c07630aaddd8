import type { DocumentNode } from '../authoring/document';
import { htmlBlocks, type HtmlOptions } from './html-blocks';
import { inlineTree } from './inline-tree';
import { markdownHeading, markdownInline } from './markdown-inline';
import { codeText, countAttribute } from './prose-text';

/**
 * Blocks as CommonMark, a blank line between them and no newline at the end. Tables are no part of CommonMark; an HTML
 * block is, and every reader of GitHub's dialect shows it as well.
 */
export function markdownBlocks(blocks: readonly DocumentNode[], options: HtmlOptions): string {
  const write = (nodes: readonly DocumentNode[]): string => separated(nodes.map(writeNode), nodes);

  function writeNode(node: DocumentNode): string {
    const content = node.content ?? [];
    switch (node.type) {
      case 'paragraph':
        return markdownInline(inlineTree(content));
      case 'heading':
        return writeHeading(node);
      case 'bulletList':
        return writeItems(content, () => '- ');
      case 'orderedList': {
        const start = countAttribute(node, 'start', 1, 0);
        return writeItems(content, (index) => `${String(start + index)}. `);
      }
      case 'codeBlock':
        return fenced(node);
      case 'blockquote':
        return prefixed(write(content), '> ', '> ');
      case 'table':
        return htmlTable(node, options);
      case 'horizontalRule':
        return '---';
      default:
        return write(content);
    }
  }

  function writeHeading(node: DocumentNode): string {
    // A heading is one line, so a hard break in it becomes a space.
    const text = markdownInline(
      inlineTree((node.content ?? []).map((child) => (child.type === 'hardBreak' ? space : child))),
    );
    const level = Math.min(options.headingLevel + countAttribute(node, 'level', 1) - 1, 6);
    return text === '' ? '' : markdownHeading(level, text);
  }

  function writeItems(items: readonly DocumentNode[], marker: (index: number) => string): string {
    const isTight = items.every(({ content }) => (content ?? []).length <= 1);
    return items
      .map((item, index) => {
        const mark = marker(index);
        return prefixed(write(item.content ?? []), mark, ' '.repeat(mark.length));
      })
      .join(isTight ? '\n' : '\n\n');
  }

  return write(blocks);
}

const space: DocumentNode = { type: 'text', text: ' ' };

/** Two lists in a row would become one; an empty comment between them keeps them apart. */
function separated(texts: readonly string[], nodes: readonly DocumentNode[]): string {
  let result = '';
  let previous: string | undefined;
  texts.forEach((text, index) => {
    if (text === '') return;
    const type = nodes[index]?.type;
    const needsWall = previous === type && (type === 'bulletList' || type === 'orderedList');
    if (previous !== undefined) result += needsWall ? '\n\n<!-- -->\n\n' : '\n\n';
    result += text;
    previous = type;
  });
  return result;
}

function prefixed(text: string, first: string, others: string): string {
  return text
    .split('\n')
    .map((line, index) => {
      const prefix = index === 0 ? first : others;
      return line === '' ? prefix.trimEnd() : prefix + line;
    })
    .join('\n');
}

function fenced(node: DocumentNode): string {
  const text = codeText(node);
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const language = node.attrs?.['language'];
  const info = typeof language === 'string' && /^[0-9A-Za-z+#.-]{1,40}$/.test(language) ? language : '';
  return `${fence}${info}\n${text.endsWith('\n') || text === '' ? text : `${text}\n`}${fence}`;
}

/** An HTML block ends at a blank line, so there may be none in it. */
function htmlTable(node: DocumentNode, { foreignBlocks, foreignLang }: HtmlOptions): string {
  const html = htmlBlocks([node], { headingLevel: 4, foreignBlocks, foreignLang });
  return html.trimEnd().replace(/<code>[^<]*<\/code>/g, (code) => code.replaceAll('\n', '&#10;'));
}
