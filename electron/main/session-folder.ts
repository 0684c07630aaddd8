import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { App } from 'electron';

/**
 * Gives Chromium's own data (cache, local storage: nothing of ours is in it) to the first instance and a throw-away
 * folder to every further one. Two instances on one profile would otherwise fight over it, and the second must be
 * able to open a workspace for reading.
 */
export function claimSessionFolder(app: App): void {
  if (app.requestSingleInstanceLock()) return;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'imprimatur-session-'));
  app.setPath('sessionData', folder);
  app.on('quit', () => rmSync(folder, { recursive: true, force: true }));
}
