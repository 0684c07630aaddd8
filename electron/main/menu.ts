import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Translate } from './translate';

/** Menu items whose work is done in the window: sent as `menu.command`. */
export type MenuCommand =
  'palette' | 'shortcuts' | 'preferences' | 'lock' | 'workspace.open' | 'workspace.close';

function commandItem(
  label: string,
  command: MenuCommand,
  send: (command: MenuCommand) => void,
  accelerator?: string,
): MenuItemConstructorOptions {
  const item: MenuItemConstructorOptions = { label, click: () => send(command) };
  return accelerator === undefined ? item : { ...item, accelerator };
}

/** Builds the application menu in the interface language. Called again whenever the language changes. */
export function buildMenu(translate: Translate, send: (command: MenuCommand) => void): void {
  const label = (key: string): string => translate(`desktop:menu.${key}`);
  const isMac = process.platform === 'darwin';
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: label('file'),
      submenu: [
        commandItem(label('openWorkspace'), 'workspace.open', send, 'CmdOrCtrl+O'),
        commandItem(label('closeWorkspace'), 'workspace.close', send),
        { type: 'separator' },
        commandItem(label('preferences'), 'preferences', send, 'CmdOrCtrl+,'),
        commandItem(label('lock'), 'lock', send, 'CmdOrCtrl+Shift+L'),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit', label: label(isMac ? 'close' : 'quit') },
      ],
    },
    {
      label: label('edit'),
      submenu: [
        { role: 'undo', label: label('undo') },
        { role: 'redo', label: label('redo') },
        { type: 'separator' },
        { role: 'cut', label: label('cut') },
        { role: 'copy', label: label('copy') },
        { role: 'paste', label: label('paste') },
        { role: 'pasteAndMatchStyle', label: label('pastePlain') },
        { role: 'selectAll', label: label('selectAll') },
      ],
    },
    {
      label: label('view'),
      submenu: [
        commandItem(label('palette'), 'palette', send),
        { type: 'separator' },
        { role: 'resetZoom', label: label('resetZoom') },
        { role: 'zoomIn', label: label('zoomIn') },
        { role: 'zoomOut', label: label('zoomOut') },
        { role: 'togglefullscreen', label: label('fullScreen') },
      ],
    },
    { label: label('help'), submenu: [commandItem(label('shortcuts'), 'shortcuts', send)] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}
