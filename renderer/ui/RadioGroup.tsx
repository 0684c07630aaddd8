import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import './choice.css';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field';
import type { Option } from './options';

/** Exactly one of a few choices that are worth seeing all at once. */
export function RadioGroup<T extends string>({
  options,
  value,
  onChange,
  orientation = 'vertical',
  isDisabled = false,
  isRequired = false,
  ...field
}: FieldTexts & {
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly orientation?: 'vertical' | 'horizontal' | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
}) {
  return (
    <AriaRadioGroup
      className="ui-field"
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      orientation={orientation}
      isDisabled={isDisabled}
      isRequired={isRequired}
      isInvalid={field.error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel {...field} isRequired={isRequired} />
      <div className="ui-choices" data-orientation={orientation}>
        {options.map((option) => (
          <RadioField key={option.id} value={option.id} className="ui-choice">
            <RadioButton className="ui-choice__button">
              <span className="ui-choice__mark ui-choice__mark--round" aria-hidden />
              <span className="ui-choice__label">{option.label}</span>
            </RadioButton>
            {option.description !== undefined && (
              <Text slot="description" className="ui-choice__description">
                {option.description}
              </Text>
            )}
          </RadioField>
        ))}
      </div>
      <FieldNotes {...field} />
    </AriaRadioGroup>
  );
}
