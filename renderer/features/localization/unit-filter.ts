import type { UnitView } from '../../../shared/localization/unit';

export const filters = ['all', 'open', 'outdated', 'problems'] as const;
export type Filter = (typeof filters)[number];

function passes(unit: UnitView, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'open':
      return unit.state !== 'translated' && unit.state !== 'reviewed';
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
export function shownUnits(
  units: readonly UnitView[],
  filter: Filter,
  search: string,
  active: string | null,
): readonly UnitView[] {
  const wanted = search.trim().toLocaleLowerCase();
  const matches = ({ source, target }: UnitView): boolean =>
    wanted === '' ||
    source.toLocaleLowerCase().includes(wanted) ||
    target.toLocaleLowerCase().includes(wanted);
  return units.filter((unit) => unit.id === active || (passes(unit, filter) && matches(unit)));
}
