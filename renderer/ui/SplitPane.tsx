import {
  useRef,
  useState,
  type CSSProperties,
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
} from 'react';
import './split-pane.css';

const step = 0.02;
const limits = { least: 0.15, most: 0.85 };

const within = (share: number): number => Math.min(limits.most, Math.max(limits.least, share));

/** Two panes with a divider that pointer and arrow keys move. `initial` is the first pane's share, 0 to 1. */
export function SplitPane({
  label,
  start,
  end,
  initial = 0.5,
}: {
  /** What the divider is called, e.g. "Width of the source text". */
  readonly label: string;
  readonly start: ReactNode;
  readonly end: ReactNode;
  readonly initial?: number | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const [share, setShare] = useState(() => within(initial));

  const follow = (event: PointerEvent<HTMLDivElement>): void => {
    const rect = box.current?.getBoundingClientRect();
    if (rect === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const fromLeft = (event.clientX - rect.left) / rect.width;
    setShare(within(isRightToLeft(event.currentTarget) ? 1 - fromLeft : fromLeft));
  };
  const nudge = (event: KeyboardEvent<HTMLDivElement>): void => {
    const forwards = isRightToLeft(event.currentTarget) ? 'ArrowLeft' : 'ArrowRight';
    const backwards = forwards === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const moved = {
      [forwards]: share + step,
      [backwards]: share - step,
      Home: limits.least,
      End: limits.most,
    }[event.key];
    if (moved === undefined) return;
    event.preventDefault();
    setShare(within(moved));
  };

  return (
    <div ref={box} className="ui-split" style={{ '--share': share } as CSSProperties}>
      <div className="ui-split__pane">{start}</div>
      {/* A focusable separator is a widget (WAI-ARIA 1.2, "separator"), which the lint rule does not know. */}
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <div
        role="separator"
        aria-label={label}
        aria-orientation="vertical"
        aria-valuemin={limits.least * 100}
        aria-valuemax={limits.most * 100}
        aria-valuenow={Math.round(share * 100)}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="ui-split__divider"
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={follow}
        onKeyDown={nudge}
      />
      <div className="ui-split__pane">{end}</div>
    </div>
  );
}

function isRightToLeft(element: Element): boolean {
  return getComputedStyle(element).direction === 'rtl';
}
