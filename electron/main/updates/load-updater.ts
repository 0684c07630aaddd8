import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app } from 'electron';
import type { AppUpdater } from 'electron-updater';

/**
 * electron-updater, told to do nothing by itself. Loaded on first use: most starts never ask for an update, and the
 * library is larger than our own main process.
 */
export async function loadUpdater(feed: string): Promise<AppUpdater> {
  const { default: library } = await import('electron-updater');
  const updater = library.autoUpdater;
  updater.logger = null;
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.allowPrerelease = false;
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  if (!app.isPackaged) await standInForPackage(updater, feed);
  updater.setFeedURL({ provider: 'generic', url: feed });
  return updater;
}

/** A development start has no `app-update.yml`, which electron-updater reads for the name of its download folder. */
async function standInForPackage(updater: AppUpdater, feed: string): Promise<void> {
  const folder = path.join(app.getPath('userData'), 'updates');
  const config = path.join(folder, 'app-update.yml');
  await mkdir(folder, { recursive: true });
  await writeFile(config, `provider: generic\nurl: ${feed}\nupdaterCacheDirName: imprimatur-updater-dev\n`);
  updater.forceDevUpdateConfig = true;
  updater.updateConfigPath = config;
}
