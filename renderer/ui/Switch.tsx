import type { ReactNode } from 'react';
import { SwitchButton, SwitchField } from 'react-aria-components/Switch';
import { Text } from 'react-aria-components/Text';
import './choice.css';

/** A setting that takes effect as soon as it is switched. */
export function Switch({
  children,
  description,
  ...props
}: {
  readonly children: ReactNode;
  readonly isSelected: boolean;
  readonly onChange: (isSelected: boolean) => void;
  readonly description?: ReactNode;
  readonly isDisabled?: boolean | undefined;
}) {
  return (
    <SwitchField {...props} isDisabled={props.isDisabled ?? false} className="ui-choice ui-choice--switch">
      <SwitchButton className="ui-choice__button">
        <span className="ui-switch__track" aria-hidden />
        <span className="ui-choice__label">{children}</span>
      </SwitchButton>
      {description !== undefined && (
        <Text slot="description" className="ui-choice__description">
          {description}
        </Text>
      )}
    </SwitchField>
  );
}
