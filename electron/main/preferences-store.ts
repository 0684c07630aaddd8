import path from 'node:path';
import * as z from 'zod';
import {
  defaultPreferences,
  preferencesSchema,
  type Preferences,
} from '../../shared/preferences/preferences';
import { ok, type Result } from '../../shared/result';
import { openDurableJson } from '../storage/durable-json';

const windowBoundsSchema = z.strictObject({
  x: z.int().optional(),
  y: z.int().optional(),
  width: z.int().min(640),
  height: z.int().min(480),
  maximized: z.boolean(),
});
export type WindowBounds = z.infer<typeof windowBoundsSchema>;

const machineStateSchema = z.strictObject({
  preferences: preferencesSchema,
  window: windowBoundsSchema.nullable(),
  /** The folder in which the last dialog ended: Electron 43 and later no longer remember it. */
  lastFolder: z.string().nullable(),
});
export type MachineState = z.infer<typeof machineStateSchema>;

/** What the main process keeps about this machine, outside every workspace. */
export interface PreferencesStore {
  readonly read: () => MachineState;
  readonly savePreferences: (preferences: Preferences) => Promise<Result<Preferences>>;
  readonly saveWindow: (window: WindowBounds) => Promise<void>;
  readonly saveLastFolder: (folder: string) => Promise<void>;
}

const defaults: MachineState = { preferences: defaultPreferences, window: null, lastFolder: null };

/**
 * Opens this machine's preferences. A damaged file is moved aside and a backup or the defaults stand in; only a disk
 * that can't be read at all keeps the app from starting.
 */
export async function openPreferencesStore(userData: string): Promise<PreferencesStore> {
  const opened = await openDurableJson<MachineState>({
    path: path.join(userData, 'preferences.json'),
    schema: machineStateSchema,
    defaults,
    schemaVersion: 1,
  });
  if (!opened.ok) throw new Error(`Preferences: ${opened.error.code} ${JSON.stringify(opened.error.params)}`);
  const store = opened.value;
  return {
    read: store.data,
    savePreferences: async (preferences) => {
      const saved = await store.update((state) => ({ ...state, preferences }));
      return saved.ok ? ok(preferences) : saved;
    },
    saveWindow: async (window) => {
      await store.update((state) => ({ ...state, window }));
    },
    saveLastFolder: async (lastFolder) => {
      await store.update((state) => ({ ...state, lastFolder }));
    },
  };
}
