import path from 'node:path';
import { BrowserWindow, nativeTheme } from 'electron';
import { appOrigin } from './content-security-policy';
import { guardNavigation } from './navigation-guard';
import type { PreferencesStore, WindowBounds } from './preferences-store';

/** The page's security preferences, for every window there is (S1). */
export const securePreferences = {
  contextIsolation: true,
  sandbox: true,
  webSecurity: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  spellcheck: false,
} as const;

const defaultBounds = { width: 1320, height: 860 };

function currentBounds(window: BrowserWindow): WindowBounds {
  return { ...window.getNormalBounds(), maximized: window.isMaximized() };
}

/** The one window factory. The window shows itself when its first paint is there, in the theme's own colour. */
export function createWindow(outFolder: string, store: PreferencesStore): BrowserWindow {
  const saved = store.read().window;
  const bounds = saved === null ? defaultBounds : { width: saved.width, height: saved.height };
  const window = new BrowserWindow({
    ...bounds,
    ...(saved?.x !== undefined && saved.y !== undefined ? { x: saved.x, y: saved.y } : {}),
    minWidth: 900,
    minHeight: 600,
    show: false,
    title: 'Imprimatur',
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14171a' : '#f5f2ea',
    webPreferences: { ...securePreferences, preload: path.join(outFolder, 'preload', 'preload.cjs') },
  });
  guardNavigation(window.webContents);
  window.once('ready-to-show', () => {
    if (saved?.maximized === true) window.maximize();
    window.show();
  });
  window.on('close', () => void store.saveWindow(currentBounds(window)));
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}
