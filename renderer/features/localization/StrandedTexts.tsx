import { useTranslation } from 'react-i18next';
import { Banner, Button } from '../../ui';
import { dropText, type PendingText, type UnitPlace } from './unit-texts';

/** Texts whose unit went away while they were typed: nothing is thrown away without a person's word. */
export function StrandedTexts({
  texts,
  place,
}: {
  readonly texts: readonly PendingText[];
  readonly place: UnitPlace;
}) {
  const { t } = useTranslation('localization');
  return texts.map(({ unit, target }) => (
    <Banner
      key={unit}
      tone="warning"
      title={t('stranded.title')}
      actions={
        <Button size="small" onPress={() => dropText(place, unit)}>
          {t('stranded.drop')}
        </Button>
      }
    >
      <p>{t('stranded.explain')}</p>
      <p className="translate__stranded" lang={place.locale} dir="auto">
        {target}
      </p>
    </Banner>
  ));
}
