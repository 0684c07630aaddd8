import { request } from '../../app/bridge';
import { readSession } from '../../app/session';
import { toast } from '../../ui/toast';
import type { Failure } from '../../../shared/result';

/** Opens the folder that a person picks. Returns why it could not be opened; undefined when it was, or was cancelled. */
export async function openPickedWorkspace(): Promise<Failure | undefined> {
  const chosen = await request('dialog.choose', { purpose: 'workspace-folder' });
  if (!chosen.ok) return chosen.error;
  if (chosen.value === null) return undefined;
  const opened = await request('workspace.open', { grant: chosen.value.grant });
  if (!opened.ok) return opened.error;
  await readSession();
  return undefined;
}

/** The same from a menu or the palette, where there is no place for a message but a toast. */
export async function openWorkspaceByDialog(): Promise<void> {
  const failure = await openPickedWorkspace();
  if (failure !== undefined) toast.failure(failure);
}

/** Closes the open workspace after its drafts are written. */
export async function closeWorkspace(): Promise<void> {
  const flushed = await request('release.flushDrafts', {});
  if (!flushed.ok) {
    toast.failure(flushed.error);
    return;
  }
  const closed = await request('workspace.close', {});
  if (!closed.ok) toast.failure(closed.error);
  await readSession();
}
