import type { LucideIcon } from 'lucide-react';
import type { Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import './button.css';
import { classNames } from './class-names';
import { Tooltip } from './Tooltip';

export interface IconButtonProps extends Omit<
  AriaButtonProps,
  'children' | 'className' | 'style' | 'aria-label'
> {
  /** The accessible name, and the tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly size?: 'small' | undefined;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that shows an icon only. */
export function IconButton({ label, icon: Icon, size, ...props }: IconButtonProps) {
  return (
    <Tooltip text={label}>
      <AriaButton
        {...props}
        aria-label={label}
        className={classNames('ui-icon-button', size === 'small' && 'ui-icon-button--small')}
      >
        <Icon aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}

/** An icon that is switched on and off, as in a toolbar. */
export function ToggleIconButton({
  label,
  icon: Icon,
  isSelected,
  onChange,
  isDisabled = false,
}: {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly isDisabled?: boolean | undefined;
}) {
  return (
    <Tooltip text={label}>
      <ToggleButton
        aria-label={label}
        className="ui-icon-button"
        isSelected={isSelected}
        onChange={onChange}
        isDisabled={isDisabled}
      >
        <Icon aria-hidden />
      </ToggleButton>
    </Tooltip>
  );
}
