import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronEnv, machineSwitches, type Runtime } from '../../build/electron-runtime.mjs';
import { ask } from '../e2e/support/workspace';

/** An app that the bench drives. */
export interface BenchWindow {
  readonly app: ElectronApplication;
  readonly page: Page;
}

/** Starts Electron on an app folder and waits for its first window. */
export async function openWindow(
  runtime: Runtime,
  appDir: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<BenchWindow> {
  const app = await _electron.launch({
    executablePath: runtime.executable,
    args: [...machineSwitches(), appDir, ...args],
    chromiumSandbox: machineSwitches().length === 0,
    env: { ...electronEnv(), ...env },
  });
  const page = await app.firstWindow();
  return { app, page };
}

/** Unlocks the identity with that name, or the first one. */
export async function unlockAs(page: Page, passphrase: string, name?: string): Promise<void> {
  const identities = (await ask(page, 'identity.list', {})) as { device: string; name: string }[];
  const identity = identities.find((one) => name === undefined || one.name === name);
  if (identity === undefined) throw new Error('There is nobody to unlock.');
  await ask(page, 'identity.unlock', { device: identity.device, passphrase });
}
