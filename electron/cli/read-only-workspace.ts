import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Positions } from '../../shared/bundle/checkpoints';
import { err, type Result } from '../../shared/result';
import { nodeFs } from '../journal/node-fs';
import { localFolder, openLocalState } from '../workspace/local-state';
import { openWorkspace, type OpenWorkspace } from '../workspace/open-workspace';
import { readWorkspaceFile } from '../workspace/workspace-folder';

export interface ReadOnlyOptions {
  readonly clock: () => Date;
  /** Places that the journals must have reached, as a bundle vouches for them. */
  readonly positions?: Positions;
}

/**
 * Opens a workspace for looking only, does something with it and closes it again. This machine's own notes about the
 * workspace go to a temporary folder, so the window may have it open at the same time and nothing is left behind.
 */
export async function withReadOnlyWorkspace<T>(
  folder: string,
  options: ReadOnlyOptions,
  work: (workspace: OpenWorkspace) => Promise<Result<T>>,
): Promise<Result<T>> {
  const userData = await mkdtemp(path.join(tmpdir(), 'imprimatur-'));
  try {
    return await openAndWork(path.resolve(folder), userData, options, work);
  } finally {
    await rm(userData, { recursive: true, force: true });
  }
}

async function openAndWork<T>(
  folder: string,
  userData: string,
  { clock, positions }: ReadOnlyOptions,
  work: (workspace: OpenWorkspace) => Promise<Result<T>>,
): Promise<Result<T>> {
  if (positions) {
    const noted = await notePositions(folder, userData, positions);
    if (!noted.ok) return noted;
  }
  const workspace = await openWorkspace(folder, {
    userData,
    session: { current: () => undefined, sign: () => err('identity/locked') },
    fs: nodeFs,
    clock,
    onChange: () => undefined,
  });
  if (!workspace.ok) return workspace;
  try {
    return await work(workspace.value);
  } finally {
    await workspace.value.close();
  }
}

/** Lets this "machine" remember the positions, exactly as if it had read the journals that far before. */
async function notePositions(
  folder: string,
  userData: string,
  positions: Positions,
): Promise<Result<unknown>> {
  const file = await readWorkspaceFile(folder);
  if (!file.ok) return file;
  const state = await openLocalState(localFolder(userData, file.value.id));
  return state.ok ? state.value.update((before) => ({ ...before, positions: { ...positions } })) : state;
}
