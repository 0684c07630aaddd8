import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field';
import { ListOptions } from './ListOptions';
import type { Option } from './options';
import './select.css';

export interface SelectProps<T extends string> extends FieldTexts {
  readonly options: readonly Option<T>[];
  readonly value: T | null;
  readonly onChange: (value: T) => void;
  readonly placeholder?: string | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isRequired?: boolean | undefined;
}

/** One choice out of a short list. For more than about fifteen options take a `ComboBox`. */
export function Select<T extends string>({
  options,
  value,
  onChange,
  placeholder,
  ...field
}: SelectProps<T>) {
  const { t } = useTranslation('ui');
  return (
    <AriaSelect
      className="ui-field"
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.id === key);
        if (chosen !== undefined) onChange(chosen.id);
      }}
      placeholder={placeholder ?? t('choose')}
      isDisabled={field.isDisabled ?? false}
      isRequired={field.isRequired ?? false}
      isInvalid={field.error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel {...field} />
      <Button className="ui-input ui-select__button">
        <SelectValue className="ui-select__value">
          {({ selectedText, defaultChildren }) => selectedText || defaultChildren}
        </SelectValue>
        <ChevronDown aria-hidden className="ui-select__arrow" />
      </Button>
      <FieldNotes {...field} />
      <ListOptions options={options} />
    </AriaSelect>
  );
}
