import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components/Tooltip';
import { classNames } from './class-names';
import './tooltip.css';

/** A short hint on hover and focus for one focusable child. Nothing that is needed may stand only in a tooltip. */
export function Tooltip({
  text,
  children,
  placement = 'top',
  className,
}: {
  readonly text: string;
  readonly children: ReactElement;
  readonly placement?: 'top' | 'end' | undefined;
  readonly className?: string | undefined;
}) {
  return (
    <TooltipTrigger delay={500}>
      {children}
      <AriaTooltip className={classNames('ui-tooltip', className)} offset={6} placement={placement}>
        {text}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
