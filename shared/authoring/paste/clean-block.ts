import type { Run } from './inline-runs';

/** The blocks that a paste is reduced to. */
export type CleanBlock =
  | { readonly kind: 'text'; readonly tag: TextTag; readonly runs: readonly Run[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly CleanBlock[] }
  | { readonly kind: 'rule' }
  | CleanList
  | { readonly kind: 'table'; readonly rows: readonly (readonly CleanCell[])[] };

export type TextTag = 'p' | 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6';

export interface CleanList {
  readonly kind: 'list';
  readonly ordered: boolean;
  /** The number of the first item. */
  readonly start: number;
  readonly items: readonly (readonly CleanBlock[])[];
}

export interface CleanCell {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  readonly blocks: readonly CleanBlock[];
}

/** Writes blocks as HTML that holds nothing but what is written here: every tag and attribute is named in this file. */
export function blocksToHtml(blocks: readonly CleanBlock[]): string {
  return blocks.map(blockToHtml).join('');
}

function blockToHtml(block: CleanBlock): string {
  switch (block.kind) {
    case 'text':
      return `<${block.tag}>${block.runs.map(runToHtml).join('')}</${block.tag}>`;
    case 'code':
      return `<pre><code>${escaped(block.text)}</code></pre>`;
    case 'quote':
      return `<blockquote>${blocksToHtml(block.blocks)}</blockquote>`;
    case 'rule':
      return '<hr>';
    case 'list':
      return listToHtml(block);
    case 'table':
      return `<table><tbody>${block.rows.map((row) => `<tr>${row.map(cellToHtml).join('')}</tr>`).join('')}</tbody></table>`;
  }
}

function listToHtml({ ordered, start, items }: CleanList): string {
  const tag = ordered ? 'ol' : 'ul';
  const number = ordered && start !== 1 ? ` start="${start}"` : '';
  return `<${tag}${number}>${items.map((item) => `<li>${filled(item)}</li>`).join('')}</${tag}>`;
}

function cellToHtml({ header, colspan, rowspan, blocks }: CleanCell): string {
  const tag = header ? 'th' : 'td';
  const columns = colspan === 1 ? '' : ` colspan="${colspan}"`;
  const rows = rowspan === 1 ? '' : ` rowspan="${rowspan}"`;
  return `<${tag}${columns}${rows}>${filled(blocks)}</${tag}>`;
}

/** The editor wants a block in every item and cell. */
function filled(blocks: readonly CleanBlock[]): string {
  return blocks.length === 0 ? '<p></p>' : blocksToHtml(blocks);
}

function runToHtml(run: Run): string {
  if (run === 'break') return '<br>';
  let html = escaped(run.text);
  if (run.code) html = `<code>${html}</code>`;
  if (run.strike) html = `<s>${html}</s>`;
  if (run.italic) html = `<em>${html}</em>`;
  if (run.bold) html = `<strong>${html}</strong>`;
  return run.href === '' ? html : `<a href="${escaped(run.href)}">${html}</a>`;
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\u00a0', '&nbsp;');
}
