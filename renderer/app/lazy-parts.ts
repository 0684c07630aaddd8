import { lazy, type ComponentType } from 'react';

/**
 * What the window does not need for its first screen. Each part is a file of its own that is read when it is first shown, or,
 * once the first screen can be used, in a quiet moment ahead of that.
 */
const loaders = {
  welcome: () => import('./Welcome'),
  releaseWorkspace: () => import('./ReleaseWorkspace'),
  createRelease: () => import('../features/release/CreateReleaseDialog'),
  people: () => import('../features/people/PeopleScreen'),
  publishing: () => import('../features/publishing/PublishingScreen'),
  audit: () => import('../features/audit/AuditScreen'),
  preferences: () => import('../features/preferences/PreferencesScreen'),
  lockScreen: () => import('../features/identity/LockScreen'),
  unlockDialog: () => import('../features/identity/UnlockDialog'),
  shortcutSheet: () => import('./ShortcutSheet'),
} satisfies Readonly<Record<string, () => Promise<{ readonly default: ComponentType<never> }>>>;

export const Welcome = lazy(loaders.welcome);
export const ReleaseWorkspace = lazy(loaders.releaseWorkspace);
export const People = lazy(loaders.people);
export const Publishing = lazy(loaders.publishing);
export const Audit = lazy(loaders.audit);
export const PreferencesScreen = lazy(loaders.preferences);
export const LockScreen = lazy(loaders.lockScreen);
export const UnlockDialog = lazy(loaders.unlockDialog);
export const ShortcutSheet = lazy(loaders.shortcutSheet);

/** Reads the other parts, one after the other and only while nothing else is to be done. */
export function readAhead(): void {
  const waiting = Object.values(loaders);
  const next = (): void => {
    const load = waiting.shift();
    if (load === undefined) return;
    // A part that can't be read now is asked for again, and fails visibly, when it is shown.
    void load()
      .catch(() => undefined)
      .then(() => requestIdleCallback(next));
  };
  requestIdleCallback(next);
}
