import { checkUnit } from '../../../shared/localization/checks';
import type { LocalizationView } from '../../../shared/localization/channels';
import type { UnitProblem, UnitState, UnitView } from '../../../shared/localization/unit';
import type { Failure } from '../../../shared/result';
import { pendingOf, type PendingText } from './unit-texts';

/** A unit as its row shows it: with the newest text, whether the journal has it already or not. */
export interface ShownUnit extends UnitView {
  readonly failure: Failure | null;
}

/** What the checks find in a text that is being typed; nothing in an empty one. */
export function problemsIn(
  unit: UnitView,
  target: string,
  { sourceLocale, locale }: Pick<LocalizationView, 'sourceLocale' | 'locale'>,
): readonly UnitProblem[] {
  if (target.trim() === '') return [];
  return checkUnit({ ...unit, target, sourceLocale, targetLocale: locale });
}

/** Whether a person has confirmed the unit's target for today's source. */
export function isConfirmed(state: UnitState): boolean {
  return state === 'translated' || state === 'reviewed';
}

function withText(unit: UnitView, pending: PendingText, view: LocalizationView): ShownUnit {
  const { target, failure } = pending;
  const state = target.trim() === '' ? 'initial' : pending.state;
  const { previousSource, repeat, ...rest } = unit;
  const open = {
    ...(previousSource === undefined ? {} : { previousSource }),
    ...(repeat === undefined ? {} : { repeat }),
  };
  const problems = problemsIn(unit, target, view);
  return { ...rest, ...(isConfirmed(state) ? {} : open), target, state, problems, failure };
}

const shown = new WeakMap<UnitView, ShownUnit>();

/** The same object for the same unit, so that its row is not drawn again. */
function asShown(unit: UnitView): ShownUnit {
  const known = shown.get(unit);
  if (known !== undefined) return known;
  const made = { ...unit, failure: null };
  shown.set(unit, made);
  return made;
}

/** The units of a view with the texts that are on their way into the journal. */
export function newestUnits(
  view: LocalizationView,
  texts: ReadonlyMap<string, PendingText>,
): readonly ShownUnit[] {
  return view.units.map((unit) => {
    const pending = texts.size === 0 ? undefined : pendingOf(texts, view, unit);
    return pending === undefined ? asShown(unit) : withText(unit, pending, view);
  });
}
