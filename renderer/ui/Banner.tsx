import { CircleCheck, Info, Stamp, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import './banner.css';
import type { Tone } from './StatusPill';

const icons = {
  neutral: Info,
  info: Info,
  positive: CircleCheck,
  warning: TriangleAlert,
  danger: TriangleAlert,
  seal: Stamp,
};

/** Something that holds for all that is below it. */
export function Banner({
  tone,
  title,
  children,
  actions,
  role = 'status',
}: {
  readonly tone: Tone;
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `alert` interrupts a screen reader; keep it for what needs an answer now. */
  readonly role?: 'status' | 'alert' | 'note' | undefined;
}) {
  const Icon = icons[tone];
  return (
    <div className={`ui-banner ui-banner--${tone}`} role={role}>
      <Icon aria-hidden className="ui-banner__icon" />
      <div className="ui-banner__text">
        <p className="ui-banner__title">{title}</p>
        {children !== undefined && <div className="ui-banner__body">{children}</div>}
      </div>
      {actions !== undefined && <div className="ui-banner__actions">{actions}</div>}
    </div>
  );
}
