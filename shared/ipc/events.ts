import type { OutboxItemView } from '../publishing/view';
import type { Preferences } from '../preferences/preferences';
import type { Failure } from '../result';
import type { UpdateState } from '../updates/update-state';

/** Everything that the engine and the main process tell the window unasked. */
export interface AppEvents {
  /** Records have new heads; views over them are out of date. `all` after opening, closing or a sync. */
  'workspace.changed': { readonly records: readonly string[] | 'all' };
  /** The folder that the app was started with can't be opened. */
  'workspace.refused': { readonly error: Failure };
  /** The key was unlocked or locked (idle, or by hand), or another identity became the current one. */
  'session.changed': { readonly person: string | null; readonly locked: boolean };
  /** Drafts of these records are in the journal now, as the revisions at the same places. */
  'draft.saved': {
    readonly records: readonly string[];
    readonly revisions: readonly string[];
    readonly at: string;
  };
  /** A draft could not be written; the words are still held in memory. */
  'draft.failed': { readonly records: readonly string[]; readonly error: Failure };
  'task.progress': { readonly task: string; readonly done: number; readonly total: number };
  'outbox.changed': { readonly items: readonly OutboxItemView[] };
  'preferences.changed': { readonly preferences: Preferences; readonly language: string };
  'updates.changed': { readonly state: UpdateState };
  /** A menu item was chosen whose work is the window's. */
  'menu.command': { readonly command: string };
  /** The engine stopped and was started again; drafts are sent anew. */
  'engine.restarted': Record<string, never>;
}

export type AppEventName = keyof AppEvents;

/** The names, for the preload's allow list. */
export const appEventNames: readonly AppEventName[] = [
  'workspace.changed',
  'workspace.refused',
  'session.changed',
  'draft.saved',
  'draft.failed',
  'task.progress',
  'outbox.changed',
  'preferences.changed',
  'updates.changed',
  'menu.command',
  'engine.restarted',
];
