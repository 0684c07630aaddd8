import path from 'node:path';
import { releaseRecord } from '../../shared/release/record-ids';
import { releaseHeaderSchema } from '../../shared/release/release';
import { ok, type Result } from '../../shared/result';
import type { ChangeCandidate } from '../../shared/sources/candidate';
import type { Changelog } from '../../shared/sources/changelog';
import { changelogCandidates } from '../../shared/sources/changelog-candidates';
import { gitCandidates } from '../../shared/sources/git-candidates';
import { unreleasedVersion } from '../../shared/sources/origin-key';
import { reconcile } from '../../shared/sources/reconcile';
import type { ChangelogPreview, GitPreview, SourcePreview } from '../../shared/sources/view';
import { sha256 } from '../journal/sha256';
import { readRecord, type RecordStore } from '../workspace/record-store';
import { readChangelogFile } from './changelog-file';
import type { ProgramSearch } from './find-git';
import { readRange, type ReadRangeOptions } from './git-repository';
import { releaseImports, type ReleaseChange } from './release-imports';

/** What the commits of a range would bring to a release. Writes nothing. Fails as `readRange` does. */
export async function gitPreview(
  store: RecordStore,
  request: {
    readonly path: string;
    readonly from: string;
    readonly to: string;
    readonly release: string;
  },
  search: ProgramSearch,
  options: ReadRangeOptions,
): Promise<Result<GitPreview>> {
  const { from, to, release } = request;
  const range = await readRange(request.path, { from, to }, search, options);
  if (!range.ok) return range;
  const { commits, damaged, shallow } = range.value;
  const { candidates, skipped } = gitCandidates(commits, sha256);
  const offer = offerTo(candidates, releaseImports(store, release));
  return ok({ ...offer, from, to, commits: commits.length, skipped, damaged, shallow });
}

/** What each version of a changelog would bring to a release. Writes nothing. Fails as `readChangelogFile` does. */
export async function changelogPreview(
  store: RecordStore,
  request: { readonly path: string; readonly release: string },
): Promise<Result<ChangelogPreview>> {
  const changelog = await readChangelogFile(request.path);
  if (!changelog.ok) return changelog;
  const existing = releaseImports(store, request.release);
  const versions = changelog.value.versions.map(({ version, date, yanked, link, notes, line, entries }) => {
    const offer = offerTo(changelogCandidates({ version, entries }, sha256), existing);
    return { ...offer, version, date, yanked, link, notes, line };
  });
  return ok({
    file: path.basename(request.path),
    versions,
    problems: changelog.value.problems,
    suggestion: suggestedVersion(changelog.value, versionOf(store, request.release)),
  });
}

/** Sorts what a source offers by what the release has, and keeps what a person deleted apart from what is there. */
function offerTo(candidates: readonly ChangeCandidate[], existing: readonly ReleaseChange[]): SourcePreview {
  const { fresh, known, changedAtSource } = reconcile(candidates, existing);
  const deleted = new Set(existing.filter((change) => change.deleted).map(({ id }) => id));
  return {
    fresh,
    known: known.filter(({ change }) => !deleted.has(change)),
    removed: known.filter(({ change }) => deleted.has(change)),
    changedAtSource: changedAtSource.filter(({ change }) => !deleted.has(change)),
  };
}

function versionOf(store: RecordStore, release: string): string {
  return readRecord(store, releaseRecord(release), releaseHeaderSchema).value?.version ?? '';
}

/** The release's own version if the changelog has it, else what is not out yet, else the newest. */
function suggestedVersion({ versions }: Changelog, own: string): string {
  const written = versions.filter(({ entries }) => entries.length > 0).map(({ version }) => version);
  if (own !== '' && written.includes(own)) return own;
  return written.find((version) => version === unreleasedVersion) ?? written[0] ?? '';
}
