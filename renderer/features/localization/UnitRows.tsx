import {
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
  type CSSProperties,
  type Ref,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { ShownUnit } from './newest-units';
import type { UnitList } from './unit-list';
import { UnitRow } from './UnitRow';
import { useRowWindow } from './use-row-window';

/** What others may ask of the rows. */
export interface RowsHandle {
  /** Puts the focus on a row that is in the page. */
  readonly focus: (unit: string) => void;
}

const rowSelector = (unit: string): string => `[data-unit="${CSS.escape(unit)}"]`;

/** The list of units. Only the rows around what can be seen are in the page, so that a release may have thousands. */
export function UnitRows({
  units,
  active,
  list: given,
  handle,
}: {
  readonly units: readonly ShownUnit[];
  readonly active: string | null;
  readonly list: Omit<UnitList, 'measure'>;
  readonly handle: Ref<RowsHandle>;
}) {
  const { t } = useTranslation('localization');
  const [focused, setFocused] = useState<string | null>(null);
  const element = useRef<HTMLOListElement>(null);
  const ids = useMemo(() => units.map(({ id }) => id), [units]);
  const pinned = useMemo(() => [active, focused], [active, focused]);
  const { rows, height, measure, viewport } = useRowWindow(ids, pinned);
  const list = useMemo(() => ({ ...given, measure }), [given, measure]);
  useImperativeHandle(handle, () => ({
    focus: (unit) => element.current?.querySelector<HTMLElement>(`${rowSelector(unit)} button`)?.focus(),
  }));
  useEffect(() => viewport(element.current), [viewport]);
  useEffect(() => {
    if (active === null) return;
    element.current?.querySelector(rowSelector(active))?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  return (
    <ol
      className="translate__units"
      ref={element}
      aria-label={t('units')}
      style={{ '--height': `${height}px` } as CSSProperties}
      onFocus={({ target }) => setFocused(target.closest('li')?.dataset['unit'] ?? null)}
      onBlur={() => setFocused(null)}
      // Read only, it holds nothing to put the focus on, so it takes it itself and can be scrolled by keyboard.
      {...(list.isReadOnly ? { tabIndex: 0 } : {})}
    >
      {rows.map(({ index, top }) => {
        const unit = units[index];
        return (
          unit && (
            <UnitRow
              key={unit.id}
              unit={unit}
              list={list}
              isActive={unit.id === active}
              position={index + 1}
              count={units.length}
              top={top}
            />
          )
        );
      })}
    </ol>
  );
}
