import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron';
import type { Installation } from './update-feed';

/** What this start is, as far as updates care. */
export async function readInstallation(env: NodeJS.ProcessEnv = process.env): Promise<Installation> {
  const config = path.join(process.resourcesPath, 'app-update.yml');
  return {
    isPackaged: app.isPackaged,
    platform: process.platform,
    appImage: env['APPIMAGE'],
    updateConfig: await readFile(config, 'utf8').catch(() => undefined),
    developmentFeed: env['IMPRIMATUR_UPDATE_FEED'],
  };
}
