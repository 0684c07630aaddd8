import type { ReleaseContent } from '../rendering/release-content';
import { alignPredecessors } from './align';
import { checkUnit } from './checks';
import type { RepeatIndex } from './repeats';
import { releaseUnits } from './segment-release';
import type { StoredTranslation } from './stored-translation';
import type { SourceUnit, Translation, UnitState, UnitView } from './unit';
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
  const units = input.units ?? releaseUnits(input.content, input.sha256);
  const byUnit = new Map(input.stored.map((stored) => [stored.unit, stored]));
  const predecessors = alignPredecessors(units, input.stored);
  return units.map((unit) => {
    const stored = byUnit.get(unit.id);
    const view = describe(unit, stored?.translation ?? undefined, predecessors.get(unit.id));
    const repeat = view.state === 'initial' ? input.repeats.get(unit.source) : undefined;
    return {
      ...unit,
      ...view,
      parents: stored?.parents ?? [],
      inConflict: stored?.inConflict ?? false,
      ...(repeat ? { repeat } : {}),
      problems:
        view.state === 'initial'
          ? []
          : checkUnit({
              ...unit,
              target: view.target,
              sourceLocale: input.content.header.sourceLocale,
              targetLocale: input.locale,
            }),
    };
  });
}

interface TargetOfUnit {
  readonly target: string;
  readonly state: UnitState;
  readonly previousSource?: string;
}

function describe(
  unit: SourceUnit,
  translation: Translation | undefined,
  predecessor: Translation | undefined,
): TargetOfUnit {
  // The id is a digest of the source, cut short; comparing the words themselves closes the gap.
  if (translation && translation.target.trim() !== '' && translation.source === unit.source) {
    return { target: translation.target, state: translation.state };
  }
  const former = translation && translation.source !== unit.source ? translation : predecessor;
  return former && former.target.trim() !== ''
    ? { target: former.target, state: 'outdated', previousSource: former.source }
    : { target: '', state: 'initial' };
}
