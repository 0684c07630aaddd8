import path from 'node:path';
import * as z from 'zod';
import { journalPositionSchema, type JournalPosition } from '../../shared/journal/entry';
import type { Result } from '../../shared/result';
import { openDurableJson, type DurableJson } from '../storage/durable-json';

const localStateSchema = z.strictObject({
  /** The last verified position of each device: shows a journal that was cut or rolled back since. */
  positions: z.record(z.string(), journalPositionSchema),
});

/** What this machine remembers about a workspace, never synced (design 2). */
export type LocalState = Readonly<z.infer<typeof localStateSchema>>;

/** The folder that belongs to a workspace on this machine. */
export function localFolder(userData: string, workspace: string): string {
  return path.join(userData, 'workspaces', workspace);
}

/** Opens the workspace's local state; a damaged file is moved aside and a backup stands in. */
export function openLocalState(folder: string): Promise<Result<DurableJson<LocalState>>> {
  return openDurableJson<LocalState>({
    path: path.join(folder, 'state.json'),
    schema: localStateSchema,
    defaults: { positions: {} },
    schemaVersion: 1,
  });
}

/** Positions in the form that the journal's reader asks for. */
export function knownPositions(state: LocalState): Readonly<Record<string, readonly JournalPosition[]>> {
  return Object.fromEntries(
    Object.entries(state.positions).map(([device, position]) => [device, [position]]),
  );
}
