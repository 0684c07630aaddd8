import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronEnv, machineSwitches } from '../../../build/electron-runtime.mjs';
import { defaultPreferences, type Preferences } from '../../../shared/preferences/preferences';
import { listenForAlarms, type Alarms } from './alarms';
import { replaceDesktop, type Desktop } from './desktop';
import { executableVariable } from './global-setup';

const checkout = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');

/** How an app is started for a test. */
export interface LaunchOptions {
  /** The profile; the app's state from an earlier start is found again under the same one. */
  readonly userData: string;
  /** Preferences that the profile holds before the start. English and light unless said otherwise. */
  readonly preferences?: Partial<Preferences>;
  /** A workspace folder to open at once, as if its path stood on the command line. */
  readonly workspace?: string;
  /** The start that a packaged app gets in place of Electron and this checkout. */
  readonly executable?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A started app with its first window ready to be used. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  readonly alarms: Alarms;
  readonly desktop: Desktop;
  /** Ends the app as a user would; it may write what it holds. */
  readonly close: () => Promise<void>;
  /** Ends it as a power cut would; returns when the process is gone. */
  readonly kill: () => Promise<void>;
}

/** Writes preferences as the app keeps them, so that even the first paint obeys. */
async function seedPreferences(userData: string, preferences: Partial<Preferences>): Promise<void> {
  await mkdir(userData, { recursive: true });
  const data = { preferences: { ...defaultPreferences, ...preferences }, window: null, lastFolder: null };
  const file = path.join(userData, 'preferences.json');
  await writeFile(file, JSON.stringify({ schemaVersion: 1, data }), { flag: 'wx' }).catch(ifAlreadyThere);
}

function ifAlreadyThere(error: NodeJS.ErrnoException): void {
  // A second start on the same profile keeps what the app itself has written.
  if (error.code !== 'EEXIST') throw error;
}

function commandLine({ userData, workspace, executable }: LaunchOptions): readonly string[] {
  return [
    ...machineSwitches(),
    ...(executable === undefined ? [checkout] : []),
    ...(workspace === undefined ? [] : [workspace]),
    `--user-data-dir=${userData}`,
  ];
}

/** Starts the app and waits until its first screen can be used. */
export async function launchApp(options: LaunchOptions): Promise<RunningApp> {
  await seedPreferences(options.userData, { language: 'en', theme: 'light', ...options.preferences });
  const executablePath = options.executable ?? process.env[executableVariable];
  if (executablePath === undefined) throw new Error('global-setup.ts did not say which Electron to start');
  const electron = await _electron.launch({
    executablePath,
    args: [...commandLine(options)],
    // Playwright gives the sandbox up by itself unless told otherwise; only root can't have it.
    chromiumSandbox: machineSwitches().length === 0,
    env: { ...electronEnv(), LANG: 'en_US.UTF-8', LANGUAGE: 'en', ...options.env },
  });
  const alarms = listenForAlarms(electron);
  const desktop = await replaceDesktop(electron);
  const page = await electron.firstWindow();
  await page.locator('html[data-ready]').waitFor({ state: 'attached', timeout: 30_000 });
  return {
    electron,
    page,
    userData: options.userData,
    alarms,
    desktop,
    close: () => electron.close(),
    kill: () => killed(electron),
  };
}

function killed(electron: ElectronApplication): Promise<void> {
  const child = electron.process();
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
