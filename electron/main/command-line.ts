import { existsSync } from 'node:fs';
import path from 'node:path';

/**
 * The workspace folder that the app was asked to open, or undefined. Switches, Electron's own argument (the app's
 * folder while it is not packaged) and whatever is no workspace folder are ignored (S29).
 */
export function workspaceArgument(argv: readonly string[], cwd: string): string | undefined {
  return argv
    .slice(1)
    .filter((argument) => !argument.startsWith('-') && !argument.includes('\0'))
    .map((argument) => path.resolve(cwd, argument))
    .find((folder) => existsSync(path.join(folder, 'workspace.json')));
}
