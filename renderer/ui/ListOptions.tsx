import { Check } from 'lucide-react';
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { Text } from 'react-aria-components/Text';
import './list-options.css';
import type { Option } from './options';

/** The list that a select or a combo box opens. */
export function ListOptions({
  options,
  empty,
}: {
  /** Left out inside a combo box, which supplies its filtered items itself. */
  readonly options?: readonly Option[] | undefined;
  readonly empty?: string | undefined;
}) {
  return (
    <Popover className="ui-popover ui-popover--list" offset={4}>
      <ListBox<Option>
        className="ui-list-options"
        {...(options === undefined ? {} : { items: options })}
        renderEmptyState={() => <div className="ui-list-options__empty">{empty}</div>}
      >
        {(option) => (
          <ListBoxItem id={option.id} textValue={option.label} className="ui-option">
            {({ isSelected }) => (
              <>
                <span className="ui-option__mark">{isSelected && <Check aria-hidden />}</span>
                <span className="ui-option__texts">
                  <Text slot="label">{option.label}</Text>
                  {option.description !== undefined && (
                    <Text slot="description" className="ui-option__description">
                      {option.description}
                    </Text>
                  )}
                </span>
              </>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
