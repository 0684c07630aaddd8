import * as z from 'zod';
import { mainChannel, response } from '../ipc/channel';
import { pathGrant } from '../ipc/path-grant';
import type { Result } from '../result';
import { preferencesSchema, type Preferences } from './preferences';

/** What the window needs to know before it paints. */
export interface BootView {
  readonly version: string;
  readonly runtime: { readonly electron: string; readonly chrome: string; readonly node: string };
  readonly platform: string;
  readonly preferences: Preferences;
  /** The language in effect, with `system` resolved. */
  readonly language: string;
  readonly keyring: boolean;
}

/** A path that the user chose: an id for requests and the path itself for display. */
export interface GrantedPath {
  readonly grant: string;
  readonly path: string;
}

/** What a dialog is for; decides its kind, title and filters. */
export const dialogPurposes = [
  'workspace-parent',
  'workspace-folder',
  'git-repository',
  'changelog-file',
  'bundle-save',
] as const;
export type DialogPurpose = (typeof dialogPurposes)[number];

/** Channels that the main process answers itself. */
export const mainChannels = {
  'app.boot': mainChannel(z.strictObject({}), response<BootView>()),
  /** The window can be used: it has painted its first screen. */
  'app.ready': mainChannel(z.strictObject({}), response<null>()),
  'preferences.save': mainChannel(preferencesSchema, response<Result<Preferences>>()),
  /** Opens the dialog; null when the user cancels it. */
  'dialog.choose': mainChannel(
    z.strictObject({ purpose: z.enum(dialogPurposes), suggestedName: z.string().max(120).optional() }),
    response<GrantedPath | null>(),
  ),
  'link.open': mainChannel(z.strictObject({ url: z.string().max(2000) }), response<Result<null>>()),
  /** Shows an exported file in the file manager; only paths that were granted. */
  'path.reveal': mainChannel(z.strictObject({ grant: pathGrant }), response<Result<null>>()),
} as const;
