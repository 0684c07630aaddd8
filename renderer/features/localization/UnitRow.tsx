import { memo, useLayoutEffect, useRef, type ComponentProps, type CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Button as AriaButton } from 'react-aria-components/Button';
import { direction } from '../../../shared/i18n/languages';
import type { UnitState } from '../../../shared/localization/unit';
import { StatusPill, type Tone } from '../../ui';
import { insertAtCaret } from './insert-text';
import type { ShownUnit } from './newest-units';
import { TaggedText } from './TaggedText';
import type { UnitList } from './unit-list';
import { UnitEditor } from './UnitEditor';

const tones: Readonly<Record<UnitState, Tone>> = {
  initial: 'neutral',
  draft: 'info',
  translated: 'positive',
  reviewed: 'seal',
  outdated: 'warning',
};

function UnitStatus({ unit, isActive }: { readonly unit: ShownUnit; readonly isActive: boolean }) {
  const { t } = useTranslation('localization');
  const hasError = unit.problems.some(({ severity }) => severity === 'error');
  return (
    <div className="translate-unit__state">
      <StatusPill tone={tones[unit.state]}>{t(`state.${unit.state}`)}</StatusPill>
      {unit.failure && <StatusPill tone="danger">{t('notSaved')}</StatusPill>}
      {unit.inConflict && <StatusPill tone="danger">{t('conflict')}</StatusPill>}
      {!isActive && unit.problems.length > 0 && (
        <StatusPill tone={hasError ? 'danger' : 'warning'}>
          {t('problems', { count: unit.problems.length })}
        </StatusPill>
      )}
    </div>
  );
}

type KeyHandler = NonNullable<ComponentProps<typeof AriaButton>['onKeyDown']>;

/** The target of a unit that nobody works on: press it to begin. */
function UnitTarget({ unit, list }: { readonly unit: ShownUnit; readonly list: UnitList }) {
  const { t } = useTranslation('localization');
  const onKeyDown: KeyHandler = (event) => {
    const steps = event.altKey ? 0 : event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (steps === 0) return event.continuePropagation();
    event.preventDefault();
    list.focusRow(unit.id, steps);
  };
  return (
    <AriaButton
      className="translate-unit__text"
      isDisabled={list.isReadOnly}
      aria-label={t('edit', { source: unit.source })}
      onPress={() => list.activate(unit.id)}
      onKeyDown={onKeyDown}
    >
      <span lang={list.locale} dir={direction(list.locale)}>
        {unit.target === '' ? (
          <em>{t('empty')}</em>
        ) : (
          <TaggedText text={unit.target} placeholders={unit.placeholders} />
        )}
      </span>
    </AriaButton>
  );
}

interface UnitRowProps {
  readonly unit: ShownUnit;
  readonly list: UnitList;
  readonly isActive: boolean;
  /** The row's place among all that are listed, counted from 1; only a few of them are in the page. */
  readonly position: number;
  readonly count: number;
  /** The distance from the top of the list in px. */
  readonly top: number;
}

function Row({ unit, list, isActive, position, count, top }: UnitRowProps) {
  const row = useRef<HTMLLIElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const isEdited = isActive && !list.isReadOnly;
  useLayoutEffect(() => {
    if (row.current !== null) list.measure(unit.id, row.current);
  });
  return (
    <li
      ref={row}
      className="translate-unit"
      data-unit={unit.id}
      data-active={isActive}
      aria-posinset={position}
      aria-setsize={count}
      style={{ '--top': `${top}px` } as CSSProperties}
    >
      <p className="translate-unit__source" lang={list.sourceLocale} dir="auto">
        <TaggedText
          text={unit.source}
          placeholders={unit.placeholders}
          onInsert={isEdited ? (tag) => insertAtCaret(field.current, tag) : undefined}
        />
      </p>
      <div className="translate-unit__target">
        {isEdited ? (
          <UnitEditor unit={unit} list={list} field={field} />
        ) : (
          <UnitTarget unit={unit} list={list} />
        )}
      </div>
      <UnitStatus unit={unit} isActive={isActive} />
    </li>
  );
}

/** One unit: source and target side by side; the active one is edited in place. */
export const UnitRow = memo(Row);
