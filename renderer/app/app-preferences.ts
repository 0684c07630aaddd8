import type { i18n } from 'i18next';
import { create } from 'zustand';
import { changeLanguage, direction } from '../../shared/i18n';
import type { BootView } from '../../shared/preferences/channels';
import { onAppEvent } from './bridge';

/** What the app told at boot, with the preferences as they are now. Set before anything is rendered. */
export const useBoot = create<BootView | null>(() => null);

/** Dresses the page: language and direction for reading, theme for the tokens. */
export function dressPage(language: string, theme: BootView['preferences']['theme']): void {
  const root = document.documentElement;
  root.lang = language;
  root.dir = direction(language);
  if (theme === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
}

/** Keeps language and theme as the preferences say; once, at boot. */
export function followPreferences(instance: i18n): void {
  onAppEvent('preferences.changed', ({ preferences, language }) => {
    useBoot.setState((boot) => boot && { ...boot, preferences, language });
    dressPage(language, preferences.theme);
    if (instance.language !== language) void changeLanguage(instance, language);
  });
}
