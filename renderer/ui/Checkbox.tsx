import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox';
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Text } from 'react-aria-components/Text';
import './choice.css';
import { classNames } from './class-names';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field';
import type { Option } from './options';

function Mark({
  isSelected,
  isIndeterminate,
}: {
  readonly isSelected: boolean;
  readonly isIndeterminate: boolean;
}) {
  return (
    <span className="ui-choice__mark" aria-hidden>
      {isIndeterminate ? <Minus /> : isSelected ? <Check /> : null}
    </span>
  );
}

/** One thing that is so or not so. */
export function Checkbox({
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
    <CheckboxField {...props} isDisabled={props.isDisabled ?? false} className="ui-choice">
      <CheckboxButton className="ui-choice__button">
        {(state) => (
          <>
            <Mark {...state} />
            <span className="ui-choice__label">{children}</span>
          </>
        )}
      </CheckboxButton>
      {description !== undefined && (
        <Text slot="description" className="ui-choice__description">
          {description}
        </Text>
      )}
    </CheckboxField>
  );
}

/** Any number of choices out of a few. */
export function CheckboxGroup<T extends string>({
  options,
  value,
  onChange,
  isDisabled = false,
  isRequired = false,
  columns = false,
  ...field
}: FieldTexts & {
  readonly options: readonly Option<T>[];
  readonly value: readonly T[];
  readonly onChange: (value: T[]) => void;
  readonly isDisabled?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
  readonly columns?: boolean | undefined;
}) {
  return (
    <AriaCheckboxGroup
      className="ui-field"
      value={[...value]}
      onChange={(keys) => onChange(options.map((option) => option.id).filter((id) => keys.includes(id)))}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={field.error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel {...field} isRequired={isRequired} />
      <div className={classNames('ui-choices', columns && 'ui-choices--columns')}>
        {options.map((option) => (
          <CheckboxField key={option.id} value={option.id} className="ui-choice">
            <CheckboxButton className="ui-choice__button">
              {(state) => (
                <>
                  <Mark {...state} />
                  <span className="ui-choice__label">{option.label}</span>
                </>
              )}
            </CheckboxButton>
            {option.description !== undefined && (
              <Text slot="description" className="ui-choice__description">
                {option.description}
              </Text>
            )}
          </CheckboxField>
        ))}
      </div>
      <FieldNotes {...field} />
    </AriaCheckboxGroup>
  );
}
