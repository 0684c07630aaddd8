import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import './empty-state.css';
import { SealMark } from './SealMark';

/** What stands where nothing is yet: what belongs here, and how to get it. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
}: {
  readonly icon?: LucideIcon | undefined;
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  return (
    <div className="ui-empty">
      {Icon ? <Icon aria-hidden className="ui-empty__icon" /> : <SealMark size={48} tone="faint" />}
      <h2 className="ui-empty__title">{title}</h2>
      {children !== undefined && <div className="ui-empty__text">{children}</div>}
      {actions !== undefined && <div className="ui-empty__actions">{actions}</div>}
    </div>
  );
}
