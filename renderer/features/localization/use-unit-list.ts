import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LocalizationView } from '../../../shared/localization/channels';
import { useCommands } from '../../app/commands';
import { useReleaseFocus } from '../../app/release-focus';
import { useSession } from '../../app/session';
import { newestUnits, type ShownUnit } from './newest-units';
import { nextOpenUnit, shownUnits, type Filter } from './unit-filter';
import type { UnitList } from './unit-list';
import type { RowsHandle } from './UnitRows';
import {
  dropShown,
  retryFailed,
  strandedTexts,
  usePendingTexts,
  type PendingText,
  type UnitPlace,
} from './unit-texts';

/** Everything about the units of one language that does not depend on what is looked for. */
export interface NewestUnits {
  readonly units: readonly ShownUnit[];
  readonly stranded: readonly PendingText[];
}

/** The units of a view with their newest texts, saved or not. */
export function useNewestUnits(view: LocalizationView, place: UnitPlace, isReadOnly: boolean): NewestUnits {
  const texts = usePendingTexts();
  const latest = useRef(view);
  useEffect(() => {
    latest.current = view;
    dropShown(place, view.units);
  }, [place, view, texts]);
  useEffect(() => {
    if (!isReadOnly) retryFailed(place, latest.current.units);
  }, [place, isReadOnly]);
  return useMemo(
    () => ({ units: newestUnits(view, texts), stranded: strandedTexts(texts, place, view.units) }),
    [view, texts, place],
  );
}

/** Which unit is worked on; a click on a readiness item begins with the unit that it names. */
export function useActiveUnit(locale: string): readonly [string | null, (unit: string | null) => void] {
  const [active, setActive] = useState<string | null>(null);
  const asked = useReleaseFocus('translate');
  const isAsked = asked.focus !== undefined && (asked.locale === undefined || asked.locale === locale);
  if (isAsked && asked.focus !== undefined && asked.focus !== active) setActive(asked.focus);
  const { done } = asked;
  useEffect(() => {
    if (isAsked) done();
  }, [isAsked, done]);
  return [active, setActive];
}

/** What is shown of the units, and how to get from one to the next. */
export interface UnitNavigation {
  readonly shown: readonly ShownUnit[];
  readonly list: Omit<UnitList, 'measure'>;
  readonly rows: React.RefObject<RowsHandle | null>;
}

/** Offers "next" and "previous" wherever the focus is: from nowhere they lead to the first unit. */
function useMoveCommands(move: (steps: number) => void): void {
  const { t } = useTranslation('localization');
  useCommands(
    useMemo(() => {
      const group = t('command.group');
      return [
        {
          id: 'translate.next',
          label: t('command.next'),
          group,
          shortcut: 'Alt+ArrowDown',
          run: () => move(1),
        },
        {
          id: 'translate.previous',
          label: t('command.previous'),
          group,
          shortcut: 'Alt+ArrowUp',
          run: () => move(-1),
        },
      ];
    }, [t, move]),
  );
}

/** The rows of a view behind a filter and a search, with the one that is worked on among them. */
export function useUnitList(
  view: LocalizationView,
  place: UnitPlace,
  units: readonly ShownUnit[],
  { filter, search }: { readonly filter: Filter; readonly search: string },
  [active, setActive]: ReturnType<typeof useActiveUnit>,
): UnitNavigation {
  const isReadOnly = useSession(({ workspace }) => workspace !== null && workspace.readOnly !== null);
  const shown = useMemo(() => shownUnits(units, filter, search, active), [units, filter, search, active]);
  const rows = useRef<RowsHandle>(null);
  const latest = useRef({ shown, active, names: view.releaseNames });
  useEffect(() => {
    latest.current = { shown, active, names: view.releaseNames };
  });
  const neighbour = useCallback((from: string | null, steps: number): string | undefined => {
    const listed = latest.current.shown;
    const at = listed.findIndex(({ id }) => id === from);
    return listed[at === -1 ? 0 : at + steps]?.id;
  }, []);
  useMoveCommands(
    useCallback(
      (steps) => {
        const next = neighbour(latest.current.active, steps);
        if (next !== undefined) setActive(next);
      },
      [neighbour, setActive],
    ),
  );
  const list = useMemo((): UnitNavigation['list'] => {
    const leave = (unit: string): void => {
      setActive(null);
      // The row has its button back in the next frame.
      requestAnimationFrame(() => rows.current?.focus(unit));
    };
    return {
      place,
      sourceLocale: view.sourceLocale,
      locale: view.locale,
      isReadOnly,
      nameOf: (release) => latest.current.names[release] ?? release,
      activate: setActive,
      leave,
      goToNextOpen: (from) => {
        const next = nextOpenUnit(latest.current.shown, from);
        if (next === null) leave(from);
        else setActive(next);
      },
      focusRow: (from, steps) => {
        const next = neighbour(from, steps);
        if (next !== undefined) rows.current?.focus(next);
      },
    };
  }, [place, view.sourceLocale, view.locale, isReadOnly, setActive, neighbour]);
  return { shown, list, rows };
}
