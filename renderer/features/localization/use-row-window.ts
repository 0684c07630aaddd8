import { useCallback, useLayoutEffect, useMemo, useReducer, useRef, useState } from 'react';
import { createRowHeights, rowAt } from './row-heights';

/** Rows are drawn this far beyond what can be seen, in px, so that scrolling and the Tab key find the next ones there. */
const margin = 600;
/** Scrolling less than this, in px, draws nothing anew. */
const grain = 200;

/** A row that is to be in the page. */
export interface PlacedRow {
  readonly index: number;
  readonly top: number;
}

/** The part of a long list that is in the page. */
export interface RowWindow {
  readonly rows: readonly PlacedRow[];
  /** The height of all rows together, in px. */
  readonly height: number;
  readonly measure: (id: string, row: HTMLElement) => void;
  /** For the element that scrolls. */
  readonly viewport: (element: HTMLElement | null) => (() => void) | undefined;
}

interface Seen {
  readonly from: number;
  readonly to: number;
}

/** Follows what can be seen of the element that scrolls. */
function useSeen(): readonly [Seen, RowWindow['viewport']] {
  const [seen, setSeen] = useState<Seen>({ from: 0, to: 1200 });
  const viewport = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const look = (): void => {
      const from = Math.floor(element.scrollTop / grain) * grain;
      const to = Math.ceil((element.scrollTop + element.clientHeight) / grain) * grain;
      setSeen((known) => (known.from === from && known.to === to ? known : { from, to }));
    };
    const resized = new ResizeObserver(look);
    resized.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  return [seen, viewport];
}

/**
 * Decides which rows of a list of thousands are in the page: those in sight, some around them, and the `pinned` ones
 * wherever they are, for they hold what is being typed or the focus. Rows may have any height; each is measured once it is drawn.
 */
export function useRowWindow(ids: readonly string[], pinned: readonly (string | null)[]): RowWindow {
  const [heights] = useState(createRowHeights);
  const [generation, redraw] = useReducer((count: number) => count + 1, 0);
  const [seen, viewport] = useSeen();
  const isNews = useRef(false);
  const grown = useRef<ResizeObserver>(null);

  const measure = useCallback(
    (id: string, row: HTMLElement) => {
      if (heights.note(id, row.offsetHeight)) isNews.current = true;
      // A row grows while somebody types in it.
      grown.current ??= new ResizeObserver((entries) => {
        const news = entries.filter(({ target }) => {
          const element = target as HTMLElement;
          return element.isConnected && heights.note(element.dataset['unit'] ?? '', element.offsetHeight);
        });
        if (news.length > 0) redraw();
      });
      grown.current.observe(row);
    },
    [heights],
  );
  useLayoutEffect(() => () => grown.current?.disconnect(), []);
  useLayoutEffect(() => {
    // Rows have been measured in this very commit; they are put where they belong before anything is painted.
    if (!isNews.current) return;
    isNews.current = false;
    redraw();
  });

  // eslint-disable-next-line react-hooks/exhaustive-deps -- The heights change in place; `generation` says so.
  const tops = useMemo(() => heights.tops(ids), [heights, ids, generation]);
  const rows = useMemo(() => {
    const first = rowAt(tops, seen.from - margin);
    const last = rowAt(tops, seen.to + margin);
    const indexes = new Set(pinned.map((id) => (id === null ? -1 : ids.indexOf(id))));
    for (let index = first; index <= last; index += 1) indexes.add(index);
    return [...indexes]
      .filter((index) => index >= 0 && index < ids.length)
      .sort((a, b) => a - b)
      .map((index) => ({ index, top: tops[index] ?? 0 }));
  }, [tops, seen, ids, pinned]);
  return { rows, height: tops[ids.length] ?? 0, measure, viewport };
}
