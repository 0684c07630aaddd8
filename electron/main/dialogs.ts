import path from 'node:path';
import { dialog, type BrowserWindow, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { DialogPurpose, GrantedPath } from '../../shared/preferences/channels';
import type { PathGrants } from './path-grants';
import type { PreferencesStore } from './preferences-store';
import type { Translate } from './translate';

interface DialogServices {
  readonly grants: PathGrants;
  readonly store: PreferencesStore;
  readonly translate: Translate;
}

type OpenKind = Exclude<DialogPurpose, 'bundle-save'>;

const openProperties: Readonly<Record<OpenKind, OpenDialogOptions['properties']>> = {
  'workspace-parent': ['openDirectory', 'createDirectory'],
  'workspace-folder': ['openDirectory'],
  'git-repository': ['openDirectory'],
  'changelog-file': ['openFile'],
};

function openOptions(purpose: OpenKind, { store, translate }: DialogServices): OpenDialogOptions {
  const options: OpenDialogOptions = {
    title: translate(`desktop:dialog.${purpose}`),
    properties: openProperties[purpose] ?? [],
  };
  const folder = store.read().lastFolder;
  if (folder !== null) options.defaultPath = folder;
  if (purpose === 'changelog-file') {
    options.filters = [{ name: 'Markdown', extensions: ['md', 'markdown', 'txt'] }];
  }
  return options;
}

function saveOptions(suggestedName: string, { store, translate }: DialogServices): SaveDialogOptions {
  return {
    title: translate('desktop:dialog.bundle-save'),
    defaultPath: path.join(store.read().lastFolder ?? '', suggestedName),
    filters: [{ name: translate('desktop:dialog.bundleType'), extensions: ['zip'] }],
  };
}

async function ask(
  window: BrowserWindow,
  purpose: DialogPurpose,
  suggestedName: string,
  services: DialogServices,
): Promise<string | undefined> {
  if (purpose === 'bundle-save') {
    const answer = await dialog.showSaveDialog(window, saveOptions(suggestedName, services));
    return answer.canceled ? undefined : answer.filePath;
  }
  const answer = await dialog.showOpenDialog(window, openOptions(purpose, services));
  return answer.canceled ? undefined : answer.filePaths[0];
}

/** Opens the dialog that a purpose calls for; the chosen path becomes a grant. Null when cancelled. */
export async function choosePath(
  window: BrowserWindow,
  purpose: DialogPurpose,
  suggestedName: string,
  services: DialogServices,
): Promise<GrantedPath | null> {
  const chosen = await ask(window, purpose, suggestedName, services);
  if (chosen === undefined || chosen === '') return null;
  await services.store.saveLastFolder(path.dirname(chosen));
  return { grant: services.grants.give(chosen), path: chosen };
}
