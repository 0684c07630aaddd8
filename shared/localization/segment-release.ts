import type { ReleaseContent } from '../rendering/release-content';
import { mapReleaseText } from './release-text';
import type { SourceUnit } from './unit';
import type { Sha256Text } from './unit-id';

/**
 * The translation units of a release in reading order: its title, then section by section as the template orders
 * them, sentence by sentence. Deterministic: the same content gives the same ids on every machine.
 */
export function releaseUnits(content: ReleaseContent, sha256: Sha256Text): readonly SourceUnit[] {
  const units: SourceUnit[] = [];
  mapReleaseText(content, content.header.sourceLocale, sha256, (unit) => {
    units.push(unit);
    return undefined;
  });
  return units;
}
