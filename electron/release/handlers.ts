import type { Handlers } from '../../shared/ipc/channel';
import type { JsonValue } from '../../shared/journal/canonical-json';
import type { releaseChannels } from '../../shared/release/channels';
import { changeRecord, releaseRecord, sectionRecord } from '../../shared/release/record-ids';
import type { Result } from '../../shared/result';
import type { ReleaseStatus } from '../approval/release-status';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { saveRecord } from '../workspace/save-record';
import type { WorkspaceService } from '../workspace/workspace-service';
import { checkDraft } from './check-draft';
import { createRelease } from './create-release';
import type { DraftKeeper } from './draft-keeper';
import type { ReleaseList } from './release-list';
import { releaseView } from './release-view';
import { saveChange } from './save-change';

/** What the channels of writing work with. */
export interface ReleaseHandlerServices {
  readonly workspaces: WorkspaceService;
  readonly drafts: DraftKeeper;
  readonly list: ReleaseList;
  readonly status: ReleaseStatus;
  /** A short random id of lower-case letters and digits. */
  readonly randomId: () => string;
}

/** Answers the channels of writing a release. */
export function releaseHandlers(services: ReleaseHandlerServices): Handlers<typeof releaseChannels> {
  const { workspaces, drafts, list, status, randomId } = services;

  async function withWorkspace<T>(
    work: (workspace: OpenWorkspace) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const workspace = workspaces.demand();
    return workspace.ok ? work(workspace.value) : workspace;
  }

  return {
    'releases.list': () => withWorkspace((workspace) => list.read(workspace)),
    'release.create': (request) => withWorkspace((workspace) => createRelease(workspace, request, randomId)),
    'release.get': ({ release }) =>
      withWorkspace(async (workspace) => {
        const readiness = await status.readiness(workspace, release);
        return readiness.ok ? releaseView(workspace, release, readiness.value.state) : readiness;
      }),
    'release.readiness': ({ release }) => withWorkspace((workspace) => status.readiness(workspace, release)),
    'release.saveHeader': ({ release, header, parents }) =>
      withWorkspace((workspace) =>
        saveRecord(workspace, {
          record: releaseRecord(release),
          parents,
          body: header as unknown as JsonValue,
        }),
      ),
    'release.draftSection': ({ release, section, parents, order, blocks }) =>
      withWorkspace(async (workspace) => {
        const checked = checkDraft(workspace.records, { release, section, order, blocks });
        if (!checked.ok) return checked;
        return drafts.put({ record: sectionRecord(release, section), parents, order, blocks: blocks.blocks });
      }),
    'release.flushDrafts': () => drafts.flush(),
    'release.saveChange': (request) => withWorkspace((workspace) => saveChange(workspace, request, randomId)),
    'release.deleteChange': ({ release, change, parents }) =>
      withWorkspace((workspace) =>
        saveRecord(workspace, { record: changeRecord(release, change), parents, body: null }),
      ),
  };
}
