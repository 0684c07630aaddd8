import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { electronEnv, machineSwitches, type Runtime } from '../../build/electron-runtime.mjs';
import type { ChannelName, Request } from '../../shared/ipc/contract';

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

/** Asks over the window's own bridge; a refusal ends the bench. */
export async function askWindow<Name extends ChannelName>(
  page: Page,
  name: Name,
  payload: Request<Name>,
): Promise<unknown> {
  return page.evaluate(
    async ({ channel, sent }) => {
      const reply = await window.imprimatur.request(channel, sent as never);
      if (!reply.answered) throw new Error(`${channel}: ${JSON.stringify(reply.error)}`);
      const response: unknown = reply.response;
      const result = response as { ok?: boolean; value?: unknown; error?: unknown };
      if (result.ok === false) throw new Error(`${channel}: ${JSON.stringify(result.error)}`);
      return result.ok === true ? result.value : response;
    },
    { channel: name, sent: payload },
  );
}

/** Unlocks the identity with that name, or the first one. */
export async function unlockAs(page: Page, passphrase: string, name?: string): Promise<void> {
  const identities = (await askWindow(page, 'identity.list', {})) as { device: string; name: string }[];
  const identity = identities.find((one) => name === undefined || one.name === name);
  if (identity === undefined) throw new Error('There is nobody to unlock.');
  await askWindow(page, 'identity.unlock', { device: identity.device, passphrase });
}
