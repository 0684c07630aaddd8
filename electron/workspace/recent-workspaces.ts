import { access } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Result } from '../../shared/result';
import type { RecentWorkspace } from '../../shared/workspace/view';
import { openDurableJson } from '../storage/durable-json';

const recentSchema = z.strictObject({
  workspaces: z.array(
    z.strictObject({ id: z.string(), name: z.string(), path: z.string(), openedAt: z.string() }),
  ),
});
type Recent = z.infer<typeof recentSchema>;

const limit = 30;

/** The workspaces that were opened on this machine, newest first. */
export interface RecentWorkspaces {
  /** With a look whether each folder is still there. */
  readonly list: () => Promise<readonly RecentWorkspace[]>;
  readonly pathOf: (id: string) => string | undefined;
  readonly remember: (workspace: Omit<RecentWorkspace, 'present'>) => Promise<void>;
  readonly forget: (id: string) => Promise<void>;
}

async function isPresent(folder: string): Promise<boolean> {
  try {
    await access(path.join(folder, 'workspace.json'));
    return true;
  } catch {
    return false;
  }
}

/** Opens the list in the user-data folder. */
export async function openRecentWorkspaces(userData: string): Promise<Result<RecentWorkspaces>> {
  const opened = await openDurableJson<Recent>({
    path: path.join(userData, 'recent-workspaces.json'),
    schema: recentSchema,
    defaults: { workspaces: [] },
    schemaVersion: 1,
  });
  if (!opened.ok) return opened;
  const store = opened.value;
  const without = (id: string) => store.data().workspaces.filter((known) => known.id !== id);
  return {
    ok: true,
    value: {
      list: () =>
        Promise.all(
          store.data().workspaces.map(async (known) => ({ ...known, present: await isPresent(known.path) })),
        ),
      pathOf: (id) => store.data().workspaces.find((known) => known.id === id)?.path,
      remember: async (workspace) => {
        await store.update(() => ({ workspaces: [workspace, ...without(workspace.id)].slice(0, limit) }));
      },
      forget: async (id) => {
        await store.update(() => ({ workspaces: without(id) }));
      },
    },
  };
}
