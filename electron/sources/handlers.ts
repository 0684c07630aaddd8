import type { Handlers } from '../../shared/ipc/channel';
import type { Result } from '../../shared/result';
import type { sourcesChannels } from '../../shared/sources/channels';
import type { OpenWorkspace } from '../workspace/open-workspace';
import type { WorkspaceService } from '../workspace/workspace-service';
import { acceptCandidates } from './accept-candidates';
import type { ProgramSearch } from './find-git';
import { listTags } from './git-repository';
import { changelogPreview, gitPreview } from './previews';

/** What the channels of importing work with. */
export interface SourcesHandlerServices {
  readonly workspaces: Pick<WorkspaceService, 'demand'>;
  /** Runs long work that can be watched and stopped under a name. */
  readonly tasks: {
    readonly run: <T>(
      task: string,
      work: (signal: AbortSignal, progress: (done: number, total: number) => void) => Promise<T>,
    ) => Promise<T>;
  };
  /** Where Git is looked for: `process`. */
  readonly search: ProgramSearch;
}

/** Answers the channels of importing changes (duty 3.3). */
export function sourcesHandlers({
  workspaces,
  tasks,
  search,
}: SourcesHandlerServices): Handlers<typeof sourcesChannels> {
  async function withWorkspace<T>(
    work: (workspace: OpenWorkspace) => Promise<Result<T>>,
  ): Promise<Result<T>> {
    const workspace = workspaces.demand();
    return workspace.ok ? work(workspace.value) : workspace;
  }

  return {
    'sources.gitTags': ({ path }) => listTags(path, search),
    'sources.gitPreview': ({ task, ...request }) =>
      withWorkspace(({ records }) =>
        tasks.run(task, (signal, onProgress) => gitPreview(records, request, search, { signal, onProgress })),
      ),
    'sources.changelogPreview': (request) =>
      withWorkspace(({ records }) => changelogPreview(records, request)),
    'sources.accept': ({ release, candidates }) =>
      withWorkspace((workspace) => acceptCandidates(workspace, release, candidates)),
  };
}
