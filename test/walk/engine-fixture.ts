import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { engineHandlers } from '../../electron/engine/engine-handlers';
import { startServices, type EngineServices } from '../../electron/engine/services';
import { noKeyring } from '../../electron/identity/key-vault';
import type { AppEventName } from '../../shared/ipc/events';
import type { Result } from '../../shared/result';

/** An engine without a window: the same services and handlers, on a profile of its own. */
export interface TestEngine {
  readonly services: EngineServices;
  readonly call: ReturnType<typeof engineHandlers>;
  readonly events: readonly { readonly name: AppEventName; readonly payload: unknown }[];
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** Starts an engine; with `folder`, on the profile of an earlier one. */
export async function startTestEngine(folder?: string): Promise<TestEngine> {
  const profile = folder ?? (await mkdtemp(path.join(os.tmpdir(), 'imprimatur-engine-')));
  const events: { name: AppEventName; payload: unknown }[] = [];
  const services = await startServices({
    userData: path.join(profile, 'user-data'),
    vault: noKeyring,
    emit: (name, payload) => events.push({ name, payload }),
  });
  return {
    services,
    call: engineHandlers(services),
    events,
    folder: profile,
    stop: services.stop,
  };
}

/** The value of a result that must be a success. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code} ${JSON.stringify(result.error.params ?? {})}`);
}

/** Removes a profile. */
export async function removeProfile({ folder }: TestEngine): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
