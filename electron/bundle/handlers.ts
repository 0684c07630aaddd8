import type { bundleChannels, ExportStepView } from '../../shared/bundle/channels';
import type { Handlers } from '../../shared/ipc/channel';
import { ok, type Result } from '../../shared/result';
import type { ReleaseStatus } from '../approval/release-status';
import type { Tasks } from '../tasks/tasks';
import type { DraftKeeper } from '../release/draft-keeper';
import type { OpenWorkspace } from '../workspace/open-workspace';
import { demandRole } from '../workspace/roles';
import { safeFolderName } from '../workspace/workspace-folder';
import type { SessionPort } from '../workspace/session-port';
import type { WorkspaceService } from '../workspace/workspace-service';
import { outputsDigest, recordedExports } from './export-records';
import { exportRelease } from './export-release';

/** What the channels of exporting work with. */
export interface BundleHandlerServices {
  readonly workspaces: WorkspaceService;
  readonly sessionPort: SessionPort;
  readonly drafts: DraftKeeper;
  readonly status: ReleaseStatus;
  readonly tasks: Tasks;
}

/** The Export step of a release. */
async function exportStepView(
  workspace: OpenWorkspace,
  release: string,
  status: ReleaseStatus,
): Promise<Result<ExportStepView>> {
  const evaluated = await status.evaluate(workspace, release);
  if (!evaluated.ok) return evaluated;
  const readiness = await status.readiness(workspace, release);
  if (!readiness.ok) return readiness;
  const { header } = evaluated.value.content;
  const outputs = outputsDigest(evaluated.value.rendered.digests);
  const { people } = workspace.membership();
  return ok({
    release,
    blockers: readiness.value.blockers.filter(({ blocking }) => blocking),
    exports: recordedExports(workspace, release).map((exported) => ({
      id: exported.manifest,
      manifest: exported.manifest,
      exportedAt: exported.at,
      person: people.get(exported.by)?.name ?? exported.by,
      files: exported.files,
      size: exported.size,
      current: exported.outputs === outputs,
    })),
    suggestedFileName: `${safeFolderName(`${header.product}-${header.version}`)}.imprimatur.zip`,
  });
}

/** Answers the channels of exporting. Only a release manager exports (mission, people). */
export function bundleHandlers(services: BundleHandlerServices): Handlers<typeof bundleChannels> {
  const { workspaces, sessionPort, drafts, status, tasks } = services;
  return {
    'bundle.get': async ({ release }) => {
      const workspace = workspaces.demand();
      return workspace.ok ? exportStepView(workspace.value, release, status) : workspace;
    },
    'bundle.export': async ({ release, path, task }) => {
      const workspace = workspaces.demand();
      if (!workspace.ok) return workspace;
      const allowed = demandRole(workspace.value, sessionPort, 'release-manager');
      if (!allowed.ok) return allowed;
      const flushed = await drafts.flush();
      if (!flushed.ok) return flushed;
      return tasks.run(task, (signal, onProgress) =>
        exportRelease(workspace.value, release, path, status, { signal, onProgress }),
      );
    },
    'task.cancel': async ({ task }) => {
      tasks.cancel(task);
      return ok(null);
    },
  };
}
