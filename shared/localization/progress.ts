import { unitStates, type UnitState, type UnitView } from './unit';

/** How far one locale of a release has come. Numbers of units. */
export interface LocaleProgress {
  readonly total: number;
  readonly states: Readonly<Record<UnitState, number>>;
  /** Units with a target of today's source text in which a check found an error. */
  readonly withErrors: number;
  readonly inConflict: number;
}

/** Counts the units of one locale by state. */
export function localeProgress(units: readonly UnitView[]): LocaleProgress {
  const count = (holds: (unit: UnitView) => boolean): number => units.filter(holds).length;
  const states = Object.fromEntries(
    unitStates.map((state) => [state, count((unit) => unit.state === state)]),
  ) as Record<UnitState, number>;
  return {
    total: units.length,
    states,
    withErrors: count(hasErrors),
    inConflict: count(({ inConflict }) => inConflict),
  };
}

/** Whether a check found an error in a target that stands for today's source text. */
export function hasErrors(unit: UnitView): boolean {
  const isCurrent = unit.state === 'translated' || unit.state === 'reviewed';
  return isCurrent && unit.problems.some(({ severity }) => severity === 'error');
}
