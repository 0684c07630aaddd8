import { ChevronDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { FieldLabel, FieldNotes, type FieldTexts } from './Field';
import { ListOptions } from './ListOptions';
import type { Option } from './options';
import './select.css';

export interface ComboBoxProps extends FieldTexts {
  readonly options: readonly Option[];
  /** The chosen option's id, or with `allowsCustomValue` any text; '' for none. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly allowsCustomValue?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
}

/** A choice out of a long list, found by typing; with `allowsCustomValue`, also something that is not in it. */
export function ComboBox({
  options,
  value,
  onChange,
  allowsCustomValue = false,
  placeholder,
  ...field
}: ComboBoxProps) {
  const { t } = useTranslation('ui');
  const custom = allowsCustomValue && !options.some((option) => option.id === value);
  return (
    <AriaComboBox<Option>
      className="ui-field"
      defaultItems={options}
      selectedKey={custom || value === '' ? null : value}
      {...(custom ? { inputValue: value, onInputChange: onChange } : {})}
      onSelectionChange={(key) => {
        if (key !== null) onChange(String(key));
      }}
      allowsCustomValue={allowsCustomValue}
      allowsEmptyCollection={!allowsCustomValue}
      menuTrigger="focus"
      isRequired={field.isRequired ?? false}
      isDisabled={field.isDisabled ?? false}
      isInvalid={field.error !== undefined}
      validationBehavior="aria"
    >
      <FieldLabel {...field} />
      <div className="ui-combo__box">
        <Input className="ui-input" placeholder={placeholder ?? ''} dir="auto" />
        <Button className="ui-icon-button ui-icon-button--small ui-combo__button">
          <ChevronDown aria-hidden />
        </Button>
      </div>
      <FieldNotes {...field} />
      <ListOptions empty={t('nothingFound')} />
    </AriaComboBox>
  );
}
