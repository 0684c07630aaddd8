import type { NewRevision } from '../../shared/journal/revision';
import type { Saved } from '../../shared/release/view';
import { ok, type Result } from '../../shared/result';
import type { OpenWorkspace } from './open-workspace';

/** Writes one revision and answers with its id, which is the parent of the next save. */
export async function saveRecord(workspace: OpenWorkspace, revision: NewRevision): Promise<Result<Saved>> {
  const written = await workspace.append([revision]);
  if (!written.ok) return written;
  const [saved] = written.value;
  if (saved === undefined) throw new Error('The journal acknowledged a revision that it does not return.');
  return ok({ revision: saved.id });
}
