import { err, ok } from '../result';
import type { Result } from '../result';
import type { Changelog } from './changelog';
import { ChangelogReader } from './changelog-reader';
import { readLines } from './changelog-lines';

/** More entries than this are no changelog that a person could go through. */
const entryLimit = 20_000;

/**
 * Parses a changelog by Keep a Changelog 1.1 (https://keepachangelog.com/en/1.1.0/) and the looser forms that people
 * and generators write. Time is linear in the length of the text.
 *
 * Fails only with nothing to offer: `sources/changelog-empty`, `sources/changelog-no-versions` (`line`: where the
 * reading ended), `sources/changelog-too-many-entries` (`line`, `limit`). All else is a problem that names its line.
 */
export function parseChangelog(markdown: string): Result<Changelog> {
  const source = readLines(markdown);
  if (source.lines.every(({ text }) => text.trim() === '')) return err('sources/changelog-empty');
  const changelog = new ChangelogReader(source).read();
  if (changelog.versions.length === 0) {
    return err('sources/changelog-no-versions', { line: source.lines.length });
  }
  const excess = changelog.versions.flatMap(({ entries }) => entries)[entryLimit];
  if (excess !== undefined) {
    return err('sources/changelog-too-many-entries', { line: excess.line, limit: entryLimit });
  }
  return ok(changelog);
}
