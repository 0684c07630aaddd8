import { useTranslation } from 'react-i18next';
import type { UnitView } from '../../../shared/localization/unit';
import { wordDiff } from '../../../shared/localization/word-diff';

/** What has changed in the source since it was translated. Nothing for a unit whose source has not changed. */
export function SourceDifference({ unit }: { readonly unit: UnitView }) {
  const { t } = useTranslation('localization');
  if (unit.previousSource === undefined) return null;
  return (
    <p className="translate-unit__diff">
      <span className="translate-unit__diff-label">{t('sourceChanged')}</span>{' '}
      <bdi>
        {wordDiff(unit.previousSource, unit.source).map(({ kind, text }, index) => {
          if (kind === 'added') return <ins key={index}>{text}</ins>;
          if (kind === 'removed') return <del key={index}>{text}</del>;
          return <span key={index}>{text}</span>;
        })}
      </bdi>
    </p>
  );
}
