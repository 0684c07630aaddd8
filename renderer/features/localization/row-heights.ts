/** What is assumed of a row that was never in the page, in px: two lines of text. */
const assumedHeight = 72;

/** How high the rows of a long list are, as far as they have been drawn. */
export interface RowHeights {
  /** Notes a height; `true` if it is news. */
  readonly note: (id: string, height: number) => boolean;
  /** Where each row begins, in px from the top, and behind them where the last one ends. */
  readonly tops: (ids: readonly string[]) => Float64Array;
}

/** Nothing has been drawn yet. */
export function createRowHeights(): RowHeights {
  const heights = new Map<string, number>();
  return {
    note: (id, height) => {
      if (heights.get(id) === height) return false;
      heights.set(id, height);
      return true;
    },
    tops: (ids) => {
      const tops = new Float64Array(ids.length + 1);
      ids.forEach((id, index) => {
        tops[index + 1] = (tops[index] ?? 0) + (heights.get(id) ?? assumedHeight);
      });
      return tops;
    },
  };
}

/** The last row that begins at or above a distance from the top. */
export function rowAt(tops: Float64Array, distance: number): number {
  let low = 0;
  let high = Math.max(0, tops.length - 2);
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((tops[middle] ?? 0) <= distance) low = middle;
    else high = middle - 1;
  }
  return low;
}
