import { app, shell, type BrowserWindow } from 'electron';
import { bestLanguage } from '../../shared/i18n';
import type { Handlers } from '../../shared/ipc/channel';
import type { mainContract } from '../../shared/ipc/contract';
import type { Preferences } from '../../shared/preferences/preferences';
import { ok } from '../../shared/result';
import { choosePath } from './dialogs';
import { openExternalLink } from './external-links';
import { isKeyringAvailable } from './keyring';
import type { PathGrants } from './path-grants';
import type { PreferencesStore } from './preferences-store';
import type { Translate } from './translate';
import type { Updates } from './updates/updates';

/** What the channels of the main process work with. */
export interface MainServices {
  readonly grants: PathGrants;
  readonly store: PreferencesStore;
  readonly window: () => BrowserWindow;
  readonly translate: Translate;
  readonly updates: Updates;
  /** Applies changed preferences to menus, theme and engine. */
  readonly applyPreferences: (preferences: Preferences) => void;
  /** The window has painted its first screen and can be used. */
  readonly onReady: () => void;
}

/** The language in effect: what was chosen, or what fits the system best. */
export function languageInEffect(preferences: Preferences): string {
  if (preferences.language !== 'system') return preferences.language;
  return bestLanguage(app.getPreferredSystemLanguages());
}

/** The handlers of the channels that the main process owns. */
export function mainHandlers(services: MainServices): Handlers<typeof mainContract> {
  const { store, updates } = services;
  return {
    'app.boot': async () => {
      const { preferences } = store.read();
      return {
        version: app.getVersion(),
        runtime: {
          electron: process.versions.electron,
          chrome: process.versions.chrome,
          node: process.versions.node,
        },
        platform: process.platform,
        preferences,
        language: languageInEffect(preferences),
        keyring: isKeyringAvailable(),
      };
    },
    'app.ready': async () => {
      process.stdout.write('imprimatur: ready\n');
      services.onReady();
      return null;
    },
    'preferences.save': async (preferences) => {
      const saved = await store.savePreferences(preferences);
      if (saved.ok) services.applyPreferences(saved.value);
      return saved;
    },
    'dialog.choose': ({ purpose, suggestedName }) =>
      choosePath(services.window(), purpose, suggestedName ?? '', services),
    'link.open': ({ url }) => openExternalLink(url),
    'updates.state': async () => updates.state(),
    'updates.check': () => updates.check(),
    'updates.download': () => updates.download(),
    'updates.install': async () => {
      updates.install();
      return null;
    },
    'path.reveal': async ({ path }) => {
      shell.showItemInFolder(path);
      return ok(null);
    },
  };
}
