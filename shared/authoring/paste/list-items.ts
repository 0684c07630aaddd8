import type { CleanBlock, CleanList } from './clean-block';

/** A paragraph that is an item of a list only by what it says about itself: Word has no lists, only such paragraphs. */
export interface LooseItem {
  readonly kind: 'item';
  /** Counts from 1. */
  readonly level: number;
  readonly ordered: boolean;
  readonly start: number;
  /** Which list it belongs to; another list begins another count. */
  readonly list: string;
  readonly blocks: readonly CleanBlock[];
}

interface OpenList extends Omit<CleanList, 'items'> {
  readonly level: number;
  readonly list: string;
  readonly items: CleanBlock[][];
}

/** Makes real, nested lists of loose items that follow each other. */
export function gatherLists(blocks: readonly (CleanBlock | LooseItem)[]): readonly CleanBlock[] {
  const result: CleanBlock[] = [];
  let open: OpenList[] = [];
  for (const block of blocks) {
    if (block.kind === 'item') open = place(block, open, result);
    else {
      open = [];
      result.push(block);
    }
  }
  return result;
}

/** Puts an item into the innermost open list that it belongs to; gives the lists that are open afterwards. */
function place(item: LooseItem, open: readonly OpenList[], result: CleanBlock[]): OpenList[] {
  const stack = open.filter(({ level }) => level <= item.level);
  const last = stack.at(-1);
  if (last !== undefined && last.level === item.level) {
    if (last.ordered === item.ordered && last.list === item.list) {
      last.items.push([...item.blocks]);
      return stack;
    }
    stack.pop();
  }
  const { level, ordered, start, list } = item;
  const begun: OpenList = { kind: 'list', level, ordered, start, list, items: [[...item.blocks]] };
  const parent = stack.at(-1)?.items.at(-1);
  (parent ?? result).push(begun);
  return [...stack, begun];
}

/** What the marker of a Word list says: `1.`, `(a)`, `iv)` count, `·`, `o`, `§` do not. */
export function readMarker(marker: string): { readonly ordered: boolean; readonly start: number } {
  const text = marker.replace(/[\s\u00a0]+/g, '');
  const counted = /^\(?(?:\d{1,6}\.)*(\d{1,6}|[a-z]{1,6})[.)]$|^(?:\d{1,6}\.)*(\d{1,6})$/i.exec(text);
  if (counted === null) return { ordered: false, start: 1 };
  const number = Number(counted[1] ?? counted[2]);
  return { ordered: true, start: Number.isInteger(number) && number > 0 ? number : 1 };
}
