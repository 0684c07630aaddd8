import { ChevronDown, type LucideIcon } from 'lucide-react';
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import { Button } from './Button';
import { classNames } from './class-names';
import { IconButton } from './IconButton';
import './list-options.css';
import './menu.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly onAction: () => void;
  readonly isDisabled?: boolean | undefined;
  readonly tone?: 'danger' | undefined;
}

/** A button that opens a list of actions. */
export function MenuButton({
  label,
  icon,
  items,
  iconOnly = false,
  isDisabled = false,
}: {
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly items: readonly MenuEntry[];
  readonly iconOnly?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}) {
  return (
    <MenuTrigger>
      {iconOnly ? (
        <IconButton label={label} icon={icon ?? ChevronDown} isDisabled={isDisabled} />
      ) : (
        <Button icon={icon ?? ChevronDown} isDisabled={isDisabled}>
          {label}
        </Button>
      )}
      <Popover className="ui-popover ui-popover--list" placement="bottom end" offset={4}>
        <Menu className="ui-list-options" items={items} aria-label={label}>
          {(entry) => <Entry entry={entry} />}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const Icon = entry.icon;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      onAction={entry.onAction}
      isDisabled={entry.isDisabled ?? false}
      className={classNames('ui-option', entry.tone === 'danger' && 'ui-option--danger')}
    >
      {Icon && (
        <span className="ui-option__mark">
          <Icon aria-hidden />
        </span>
      )}
      <Text slot="label">{entry.label}</Text>
    </MenuItem>
  );
}
