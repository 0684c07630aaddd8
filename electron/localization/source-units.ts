import { segmentAhead } from '../../shared/localization/release-text';
import { releaseUnits } from '../../shared/localization/segment-release';
import type { SourceUnit } from '../../shared/localization/unit';
import type { ReleaseContent } from '../../shared/rendering/release-content';
import type { Pacer } from '../journal/pacer';
import { sha256 } from '../journal/sha256';

/** The source units of the releases that were asked for last. */
export interface SourceUnits {
  readonly of: (content: ReleaseContent, pacer: Pacer) => Promise<readonly SourceUnit[]>;
}

interface Known {
  readonly parts: readonly unknown[];
  readonly units: readonly SourceUnit[];
}

/** A translator has one release before them and perhaps a second to compare. */
const keptReleases = 4;

/** What the units are made from. A record's parsed value is one object until the record changes. */
function partsOf({ header, template, sections, changes }: ReleaseContent): readonly unknown[] {
  return [header, template, ...Object.values(sections), ...changes.map(({ change }) => change)];
}

const areSame = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((part, index) => part === b[index]);

/** Cuts a release into units when it is first asked for and after its source text has changed, pausing on the way. */
export function createSourceUnits(): SourceUnits {
  const known = new Map<string, Known>();
  return {
    of: async (content, pacer) => {
      const parts = partsOf(content);
      const before = known.get(content.release);
      if (before !== undefined && areSame(before.parts, parts)) return before.units;
      for (const _block of segmentAhead(content)) if (pacer.isDue()) await pacer.pause();
      const units = releaseUnits(content, sha256);
      known.delete(content.release);
      known.set(content.release, { parts, units });
      const oldest = known.keys().next().value;
      if (known.size > keptReleases && oldest !== undefined) known.delete(oldest);
      return units;
    },
  };
}
