import { sectionDocumentSchema } from '../../shared/authoring/document';
import type { JsonValue } from '../../shared/journal/canonical-json';
import { ok } from '../../shared/result';
import { readRecord } from '../workspace/record-store';
import type { WorkspaceService } from '../workspace/workspace-service';
import type { DraftKeeperPorts } from './draft-keeper';

/** How the draft keeper reads and writes the open workspace. */
export function draftPorts(
  workspaces: () => WorkspaceService,
): Pick<DraftKeeperPorts, 'currentBlocks' | 'write'> {
  return {
    currentBlocks: (record) => {
      const workspace = workspaces().current();
      if (workspace === undefined) return [];
      return readRecord(workspace.records, record, sectionDocumentSchema).value?.blocks ?? [];
    },
    write: async (revisions) => {
      const workspace = workspaces().demand();
      if (!workspace.ok) return workspace;
      const written = await workspace.value.append(
        revisions.map(({ record, parents, body }) => ({
          record,
          parents,
          body: body as unknown as JsonValue,
        })),
      );
      return written.ok ? ok(written.value.map(({ id }) => id)) : written;
    },
  };
}
