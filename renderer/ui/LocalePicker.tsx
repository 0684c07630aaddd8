import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from 'react-aria-components/Button';
import { Label } from 'react-aria-components/Label';
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup';
import { ComboBox } from './ComboBox';
import { languageName } from './LanguageName';
import './locale-picker.css';

/** The tags that are offered; any other can be typed. */
const offered = [
  'ar',
  'bg',
  'cs',
  'da',
  'de',
  'de-CH',
  'el',
  'en',
  'en-GB',
  'es',
  'es-419',
  'et',
  'fa',
  'fi',
  'fr',
  'fr-CA',
  'he',
  'hi',
  'hr',
  'hu',
  'id',
  'it',
  'ja',
  'ko',
  'lt',
  'lv',
  'nb',
  'nl',
  'pl',
  'pt-BR',
  'pt-PT',
  'ro',
  'ru',
  'sk',
  'sl',
  'sr',
  'sv',
  'th',
  'tr',
  'uk',
  'vi',
  'zh-Hans',
  'zh-Hant',
];

/** The canonical form of a BCP 47 tag; undefined if the text is none. */
function canonical(text: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(text.trim())[0];
  } catch {
    return undefined;
  }
}

/** The languages to choose from, by name in the interface's language. */
export function useLocaleOptions(exclude: readonly string[] = []) {
  const { i18n } = useTranslation();
  const excluded = exclude.join(' ');
  return useMemo(() => {
    const hidden = new Set(excluded.split(' '));
    const { compare } = new Intl.Collator(i18n.language);
    return offered
      .filter((tag) => !hidden.has(tag))
      .map((tag) => ({ id: tag, label: languageName(tag, i18n.language), description: tag }))
      .sort((a, b) => compare(a.label, b.label));
  }, [excluded, i18n.language]);
}

/** Any number of languages, as chips that can be taken away again. */
export function LocalePicker({
  label,
  value,
  onChange,
  exclude = [],
  description,
}: {
  readonly label: string;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  readonly exclude?: readonly string[] | undefined;
  readonly description?: string | undefined;
}) {
  const { t, i18n } = useTranslation('ui');
  const [typed, setTyped] = useState('');
  const [round, setRound] = useState(0);
  const options = useLocaleOptions([...value, ...exclude]);
  const add = (text: string): void => {
    const tag = options.some((option) => option.id === text) ? text : undefined;
    if (tag === undefined) {
      setTyped(text);
      return;
    }
    onChange([...value, tag]);
    setTyped('');
    // A fresh combo box is an empty one.
    setRound((current) => current + 1);
  };
  const addTyped = (): void => {
    const tag = canonical(typed);
    if (tag === undefined || value.includes(tag) || exclude.includes(tag)) return;
    onChange([...value, tag]);
    setTyped('');
    setRound((current) => current + 1);
  };
  return (
    <div className="ui-locales">
      {value.length > 0 && (
        <TagGroup
          className="ui-locales__group"
          onRemove={(keys) => onChange(value.filter((tag) => !keys.has(tag)))}
        >
          <Label className="ui-field__label">{label}</Label>
          <TagList className="ui-locales__tags">
            {value.map((tag) => (
              <Tag
                key={tag}
                id={tag}
                textValue={languageName(tag, i18n.language)}
                className="ui-locales__tag"
              >
                {languageName(tag, i18n.language)}
                <Button slot="remove" className="ui-locales__remove" aria-label={t('remove')}>
                  <X aria-hidden />
                </Button>
              </Tag>
            ))}
          </TagList>
        </TagGroup>
      )}
      <div className="ui-locales__add">
        <ComboBox
          key={round}
          label={value.length > 0 ? t('addLanguage') : label}
          hideLabel={value.length > 0}
          description={description}
          placeholder={t('addLanguage')}
          options={options}
          value={typed}
          onChange={add}
          allowsCustomValue
        />
        {canonical(typed) !== undefined && (
          <Button className="ui-button ui-button--secondary" onPress={addTyped}>
            {t('add')}
          </Button>
        )}
      </div>
    </div>
  );
}
