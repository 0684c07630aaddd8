import { Search, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import { FieldLabel } from './Field';
import './search-field.css';

/** Filters what is shown. Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  autoFocus = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean | undefined;
}) {
  const { t } = useTranslation('ui');
  return (
    <AriaSearchField className="ui-search" value={value} onChange={onChange} autoFocus={autoFocus}>
      <FieldLabel label={label} hideLabel />
      <Search aria-hidden className="ui-search__icon" />
      <Input
        className="ui-input ui-search__input"
        placeholder={placeholder ?? label}
        {...(value === '' ? {} : { dir: 'auto' })}
      />
      {value !== '' && (
        <Button className="ui-icon-button ui-icon-button--small ui-search__clear" aria-label={t('clear')}>
          <X aria-hidden />
        </Button>
      )}
    </AriaSearchField>
  );
}
