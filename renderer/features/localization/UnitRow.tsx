import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { UnitState, UnitView } from '../../../shared/localization/unit';
import { StatusPill, type Tone } from '../../ui';
import { TaggedText } from './TaggedText';
import { UnitEditor } from './UnitEditor';
import type { UnitSaver } from './unit-saver';

const tones: Readonly<Record<UnitState, Tone>> = {
  initial: 'neutral',
  draft: 'info',
  translated: 'positive',
  reviewed: 'seal',
  outdated: 'warning',
};

export interface UnitRowProps {
  readonly unit: UnitView;
  readonly sourceLocale: string;
  readonly locale: string;
  readonly textDirection: 'ltr' | 'rtl';
  readonly isActive: boolean;
  readonly isReadOnly: boolean;
  readonly saver: UnitSaver;
  readonly onActivate: (unit: string | null) => void;
  readonly onMove: (from: string, steps: number) => void;
  readonly onNextOpen: (from: string) => void;
}

function Row(props: UnitRowProps) {
  const { unit, sourceLocale, locale, textDirection, isActive, isReadOnly, onActivate } = props;
  const { t } = useTranslation('localization');
  return (
    <li className="translate-unit" data-unit={unit.id} data-active={isActive}>
      <p className="translate-unit__source" lang={sourceLocale} dir="auto">
        <TaggedText text={unit.source} />
      </p>
      <div className="translate-unit__target">
        {isActive && !isReadOnly ? (
          <UnitEditor {...props} />
        ) : (
          <AriaButton
            className="translate-unit__text"
            isDisabled={isReadOnly}
            aria-label={t('edit', { source: unit.source })}
            onPress={() => onActivate(unit.id)}
          >
            <span lang={locale} dir={textDirection}>
              {unit.target === '' ? <em>{t('empty')}</em> : <TaggedText text={unit.target} />}
            </span>
          </AriaButton>
        )}
      </div>
      <div className="translate-unit__state">
        <StatusPill tone={tones[unit.state]}>{t(`state.${unit.state}`)}</StatusPill>
        {unit.inConflict && <StatusPill tone="danger">{t('conflict')}</StatusPill>}
        {!isActive && unit.problems.length > 0 && (
          <StatusPill
            tone={unit.problems.some(({ severity }) => severity === 'error') ? 'danger' : 'warning'}
          >
            {t('problems', { count: unit.problems.length })}
          </StatusPill>
        )}
      </div>
    </li>
  );
}

/** One unit: source and target side by side; the active one is edited in place. */
export const UnitRow = memo(Row);
