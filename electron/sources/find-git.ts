import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import { err, ok, type Result } from '../../shared/result';

/** What decides where Git is looked for; `process` itself fits. */
export interface ProgramSearch {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
}

/** Where Git is although a program started from the desktop may not have it in its PATH. */
const usualFolders: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/opt/homebrew/bin', '/usr/local/bin', '/usr/bin'],
  linux: ['/usr/bin', '/usr/local/bin'],
  win32: ['C:\\Program Files\\Git\\cmd', 'C:\\Program Files (x86)\\Git\\cmd'],
};

/**
 * Finds the Git program as an absolute path, or fails with `sources/git-missing`. Looked up by us and not by the
 * system when starting it: Windows looks in the current folder first, and a relative entry in PATH means the same, so
 * that a `git.exe` lying in a repository would run.
 */
export async function findGit({ env, platform }: ProgramSearch): Promise<Result<string>> {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const listed = (env['PATH'] ?? env['Path'] ?? '')
    .split(paths.delimiter)
    .filter((folder) => paths.isAbsolute(folder));
  const program = platform === 'win32' ? 'git.exe' : 'git';
  for (const folder of [...listed, ...(usualFolders[platform] ?? [])]) {
    const candidate = paths.join(folder, program);
    if (await isExecutable(candidate)) return ok(candidate);
  }
  return err('sources/git-missing');
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
