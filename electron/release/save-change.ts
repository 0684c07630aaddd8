import type { JsonValue } from '../../shared/journal/canonical-json';
import type { Change } from '../../shared/release/change';
import { changeRecord } from '../../shared/release/record-ids';
import type { Saved } from '../../shared/release/view';
import { ok, type Result } from '../../shared/result';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { saveRecord } from '../workspace/save-record';

/** Saves a change; `null` as its id begins a new one under a random id. */
export async function saveChange(
  workspace: OpenWorkspace,
  request: {
    readonly release: string;
    readonly change: string | null;
    readonly value: Change;
    readonly parents: readonly string[];
  },
  random: () => string,
): Promise<Result<Saved & { readonly change: string }>> {
  const change = request.change ?? random();
  const saved = await saveRecord(workspace, {
    record: changeRecord(request.release, change),
    parents: request.parents,
    body: request.value as unknown as JsonValue,
  });
  return saved.ok ? ok({ ...saved.value, change }) : saved;
}
