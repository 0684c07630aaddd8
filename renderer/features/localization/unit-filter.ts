import { unitStates, type UnitState, type UnitView } from '../../../shared/localization/unit';
import { isConfirmed } from './newest-units';

export const filters = ['all', 'open', 'outdated', 'problems'] as const;
export type Filter = (typeof filters)[number];

function passes(unit: UnitView, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return !isConfirmed(unit.state);
    case 'outdated':
      return unit.state === 'outdated';
    case 'problems':
      return unit.problems.length > 0 || unit.inConflict;
  }
}

/**
 * The units that a filter and a search let through, in reading order. The unit that is being worked on stays, although
 * it may just have ceased to match.
 */
export function shownUnits<Unit extends UnitView>(
  units: readonly Unit[],
  filter: Filter,
  search: string,
  active: string | null,
): readonly Unit[] {
  const wanted = search.trim().toLocaleLowerCase();
  if (filter === 'all' && wanted === '') return units;
  const matches = ({ source, target }: Unit): boolean =>
    wanted === '' ||
    source.toLocaleLowerCase().includes(wanted) ||
    target.toLocaleLowerCase().includes(wanted);
  return units.filter((unit) => unit.id === active || (passes(unit, filter) && matches(unit)));
}

/** The next unit that waits for a person: after `from`, then from the top; null when none is left. */
export function nextOpenUnit(units: readonly UnitView[], from: string): string | null {
  const at = units.findIndex(({ id }) => id === from);
  const order = [...units.slice(at + 1), ...units.slice(0, Math.max(at, 0))];
  return order.find(({ state }) => !isConfirmed(state))?.id ?? null;
}

/** How many units are in each state. */
export function countByState(units: readonly UnitView[]): Readonly<Record<UnitState, number>> {
  const counts = Object.fromEntries(unitStates.map((state) => [state, 0])) as Record<UnitState, number>;
  for (const { state } of units) counts[state] += 1;
  return counts;
}
