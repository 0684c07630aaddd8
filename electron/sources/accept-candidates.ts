import type { JsonValue } from '../../shared/journal/canonical-json';
import type { NewRevision } from '../../shared/journal/revision';
import type { Change } from '../../shared/release/change';
import { changeRecord, releaseRecord } from '../../shared/release/record-ids';
import { releaseHeaderSchema, type AudienceRole } from '../../shared/release/release';
import { err, ok, type Result } from '../../shared/result';
import type { AcceptedCandidate } from '../../shared/sources/candidate';
import { importedChangeId } from '../../shared/sources/origin-key';
import { sameEntries } from '../../shared/sources/reconcile';
import type { AcceptOutcome } from '../../shared/sources/view';
import { sha256 } from '../journal/sha256';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { readRecord } from '../workspace/record-store';
import { releaseImports, type ReleaseChange } from './release-imports';

/**
 * Adds accepted candidates to a release as changes, in their order, after those that are there. What the release has
 * already is left alone, so accepting twice adds nothing and a person's edit is never overwritten (duty 3.3); what a
 * person had deleted comes back, for this time somebody asked for it. All or nothing: one append to the journal.
 * Fails with `release/unknown`, or as the journal does.
 */
export async function acceptCandidates(
  workspace: OpenWorkspace,
  release: string,
  candidates: readonly AcceptedCandidate[],
): Promise<Result<AcceptOutcome>> {
  const header = readRecord(workspace.records, releaseRecord(release), releaseHeaderSchema).value;
  if (header === undefined) return err('release/unknown', { release });
  const existing = releaseImports(workspace.records, release);
  const additions = additionsTo(release, candidates, existing, header.audienceRoles);
  const alreadyThere = candidates.length - additions.length;
  if (additions.length === 0) return ok({ added: [], alreadyThere });
  const written = await workspace.append(additions.map(({ revision }) => revision));
  return written.ok ? ok({ added: additions.map(({ id }) => id), alreadyThere }) : written;
}

interface Addition {
  readonly id: string;
  readonly revision: NewRevision;
}

function additionsTo(
  release: string,
  candidates: readonly AcceptedCandidate[],
  existing: readonly ReleaseChange[],
  audienceRoles: readonly AudienceRole[],
): readonly Addition[] {
  const known = sameEntries(candidates, existing);
  const byId = new Map(existing.map((change) => [change.id, change]));
  const taken = new Set<string>();
  let order = Math.max(-1, ...existing.map((change) => change.order));
  return candidates.flatMap((candidate, index) => {
    const id = known[index] ?? importedChangeId(candidate.origin, sha256);
    const before = byId.get(id);
    if (taken.has(id) || before?.deleted === false) return [];
    taken.add(id);
    order += 1;
    const change: Change = { ...candidate, audienceRoles: [...audienceRoles], order };
    const revision = {
      record: changeRecord(release, id),
      parents: before?.heads ?? [],
      body: change as unknown as JsonValue,
    };
    return [{ id, revision }];
  });
}
