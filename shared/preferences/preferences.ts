import * as z from 'zod';

/** The interface languages; the last two are pseudo-locales for testing (longer, right to left). */
export const interfaceLanguages = ['en', 'de', 'en-XA', 'ar-XB'] as const;

/** What a person sets for this machine. Kept in the user-data folder, never in a workspace. */
export const preferencesSchema = z.strictObject({
  language: z.enum(['system', ...interfaceLanguages]),
  theme: z.enum(['system', 'light', 'dark']),
  /** Minutes without input after which the key is locked; 0 never locks. */
  idleLockMinutes: z.int().min(0).max(240),
  checkForUpdates: z.boolean(),
});
export type Preferences = z.infer<typeof preferencesSchema>;

export const defaultPreferences: Preferences = {
  language: 'system',
  theme: 'system',
  idleLockMinutes: 10,
  checkForUpdates: false,
};
