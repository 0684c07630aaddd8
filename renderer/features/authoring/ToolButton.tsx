import type { LucideIcon } from 'lucide-react';
import { ToggleButton } from 'react-aria-components/ToggleButton';
import { keyLabels } from '../../ui/Kbd';
import { Tooltip } from '../../ui/Tooltip';

/** A button of the toolbar, with its keys in the tooltip and told to screen readers. */
export function ToolButton({
  label,
  keys,
  icon: Icon,
  isOn = false,
  isDisabled,
  onPress,
}: {
  readonly label: string;
  readonly keys?: string | undefined;
  readonly icon: LucideIcon;
  readonly isOn?: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}) {
  const hint = keys === undefined ? label : `${label} (${keyLabels(keys).join('+')})`;
  return (
    <Tooltip text={hint} placement="top">
      <ToggleButton
        aria-label={label}
        {...(keys === undefined ? {} : { 'aria-keyshortcuts': keys.replace('Mod', 'Control') })}
        className="ui-icon-button"
        isSelected={isOn}
        isDisabled={isDisabled}
        onPress={onPress}
      >
        <Icon aria-hidden />
      </ToggleButton>
    </Tooltip>
  );
}
