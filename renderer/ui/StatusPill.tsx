import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './status-pill.css';

export type Tone = 'neutral' | 'info' | 'positive' | 'warning' | 'danger' | 'seal';

/** A state in a word. The words carry it, the colour only helps. */
export function StatusPill({
  tone,
  icon: Icon,
  children,
}: {
  readonly tone: Tone;
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
}) {
  return (
    <span className={`ui-pill ui-pill--${tone}`}>
      {Icon && <Icon aria-hidden />}
      {children}
    </span>
  );
}

/** A number in a bubble; `label` says aloud of what. Nothing at zero. */
export function CountBadge({
  count,
  label,
  tone = 'neutral',
}: {
  readonly count: number;
  readonly label: string;
  readonly tone?: Tone | undefined;
}) {
  if (count === 0) return null;
  return (
    <span className={`ui-count ui-pill--${tone}`}>
      <span aria-hidden>{count}</span>
      <span className="ui-hidden">{label}</span>
    </span>
  );
}
