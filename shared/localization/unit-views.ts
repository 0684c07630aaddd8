import type { ReleaseContent } from '../rendering/release-content';
import { alignPredecessors } from './align';
import { checkUnit } from './checks';
import type { RepeatIndex } from './repeats';
import { releaseUnits } from './segment-release';
import type { StoredTranslation } from './stored-translation';
import type { SourceUnit, Translation, UnitProblem, UnitState, UnitView } from './unit';
import type { Sha256Text } from './unit-id';

export interface UnitViewsInput {
  readonly content: ReleaseContent;
  readonly locale: string;
  /** Everything the journal holds for this release and locale, orphans included. */
  readonly stored: readonly StoredTranslation[];
  readonly repeats: RepeatIndex;
  readonly sha256: Sha256Text;
  /** The release's units, where the caller has them already (they are the same for every locale). */
  readonly units?: readonly SourceUnit[];
}

/** The units of a release as the translator into one locale sees them, in reading order. */
export function unitViews(input: UnitViewsInput): readonly UnitView[] {
  return [...unitViewsInSteps(input)];
}

/** The same, unit by unit, for whoever wants to pause in between. */
export function* unitViewsInSteps(input: UnitViewsInput): Generator<UnitView> {
  const units = input.units ?? releaseUnits(input.content, input.sha256);
  const byUnit = new Map(input.stored.map((stored) => [stored.unit, stored]));
  const predecessors = alignPredecessors(units, input.stored);
  for (const unit of units) {
    const stored = byUnit.get(unit.id);
    const { translation, ...view } = describe(unit, stored?.translation ?? null, predecessors.get(unit.id));
    const repeat = isConfirmed(view.state) ? undefined : input.repeats.get(unit.source);
    yield {
      ...unit,
      ...view,
      parents: stored?.parents ?? [],
      inConflict: stored?.inConflict ?? false,
      ...(repeat ? { repeat } : {}),
      problems: translation === undefined ? [] : problemsOf(unit, translation, input),
    };
  }
}

const isConfirmed = (state: UnitState): boolean => state === 'translated' || state === 'reviewed';

interface Checked {
  readonly unit: Pick<SourceUnit, 'source' | 'placeholders'>;
  readonly sourceLocale: string;
  readonly targetLocale: string;
  readonly problems: readonly UnitProblem[];
}

/** A stored translation never changes; what the checks found is kept with it, for they are asked at every save. */
const checked = new WeakMap<Translation, Checked>();

function problemsOf(
  unit: SourceUnit,
  translation: Translation,
  { content, locale }: UnitViewsInput,
): readonly UnitProblem[] {
  const { sourceLocale } = content.header;
  const before = checked.get(translation);
  if (
    before?.unit.source === unit.source &&
    // The same words may stand for other marks.
    before.unit.placeholders === unit.placeholders &&
    before.sourceLocale === sourceLocale &&
    before.targetLocale === locale
  ) {
    return before.problems;
  }
  const problems = checkUnit({ ...unit, target: translation.target, sourceLocale, targetLocale: locale });
  checked.set(translation, { unit, sourceLocale, targetLocale: locale, problems });
  return problems;
}

interface TargetOfUnit {
  readonly target: string;
  readonly state: UnitState;
  readonly previousSource?: string;
  /** What the target comes from, if there is one. */
  readonly translation?: Translation;
}

const isEmpty = ({ target }: Translation): boolean => target.trim() === '';

function describe(
  unit: SourceUnit,
  translation: Translation | null,
  predecessor: Translation | undefined,
): TargetOfUnit {
  // The id is a digest of the source, cut short; comparing the words themselves closes the gap.
  const current = translation?.source === unit.source ? translation : null;
  const former = translation !== null && current === null ? translation : predecessor;
  const previous = former === undefined || isEmpty(former) ? {} : { previousSource: former.source };
  if (current?.state === 'draft') {
    // Whoever has emptied the field has done so on purpose: the former target does not come back by itself.
    if (isEmpty(current)) return { target: '', state: 'initial', ...previous };
    return { target: current.target, state: 'draft', ...previous, translation: current };
  }
  if (current !== null && !isEmpty(current)) {
    return { target: current.target, state: current.state, translation: current };
  }
  return former === undefined || isEmpty(former)
    ? { target: '', state: 'initial' }
    : { target: former.target, state: 'outdated', ...previous, translation: former };
}
