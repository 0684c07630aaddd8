import { err, ok } from '../result';
import type { Result } from '../result';
import type { Changelog } from './changelog';
import { ChangelogReader, changelogLimits } from './changelog-reader';
import { readLines } from './changelog-lines';

/**
 * Parses a changelog by Keep a Changelog 1.1 (https://keepachangelog.com/en/1.1.0/) and the looser forms that people
 * and generators write. Time is linear in the length of the text.
 *
 * Fails only with nothing to offer: `sources/changelog-empty`, `sources/changelog-no-versions` (`line`: where the
 * reading ended), `sources/changelog-too-long` (`line`, `versions` and `entries`: the limits). All else is a problem
 * that names its line.
 */
export function parseChangelog(markdown: string): Result<Changelog> {
  const source = readLines(markdown);
  if (source.lines.every(({ text }) => text.trim() === '')) return err('sources/changelog-empty');
  const { changelog, stoppedAt } = new ChangelogReader(source).read();
  if (stoppedAt !== null) return err('sources/changelog-too-long', { line: stoppedAt, ...changelogLimits });
  if (changelog.versions.length === 0) {
    return err('sources/changelog-no-versions', { line: source.lines.length });
  }
  return ok(changelog);
}
