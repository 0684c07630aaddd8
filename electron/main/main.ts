import path from 'node:path';
import type { BrowserWindow } from 'electron';
import { app, nativeTheme, powerMonitor, session } from 'electron';
import { changeLanguage, createI18n } from '../../shared/i18n';
import type { Reply } from '../../shared/ipc/bridge';
import type { Preferences } from '../../shared/preferences/preferences';
import type { Failure, Result } from '../../shared/result';
import { answerRequests } from './answer-requests';
import { registerAppScheme, serveApp } from './app-protocol';
import { workspaceArgument } from './command-line';
import { startEngine, type Engine } from './engine-process';
import { sendEvent, serveBridge } from './ipc-main';
import { useKeyring } from './keyring';
import { languageInEffect, mainHandlers } from './main-handlers';
import { buildMenu } from './menu';
import { createPathGrants } from './path-grants';
import { restrictPermissions } from './permissions';
import { openPreferencesStore } from './preferences-store';
import { previewSource } from './preview-source';
import { claimSessionFolder } from './session-folder';
import { readInstallation } from './updates/installation';
import { loadUpdater } from './updates/load-updater';
import { updateFeed } from './updates/update-feed';
import { createUpdates } from './updates/updates';
import type { Translate } from './translate';
import { createWindow } from './window';

/** The folder that the build writes to: this file stands in `out/main/`. */
const outFolder = path.resolve(import.meta.dirname, '..');

// Chromium cannot sandbox a root user and says so by this switch; each window asks for its own sandbox all the same (S1).
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
registerAppScheme();
claimSessionFolder(app);

async function start(): Promise<void> {
  const userData = app.getPath('userData');
  const store = await openPreferencesStore(userData);
  const i18n = createI18n(languageInEffect(store.read().preferences));
  const translate: Translate = (key) => (i18n.t as unknown as Translate)(key);
  const grants = createPathGrants();
  let window: BrowserWindow | undefined;
  let markReady = (): void => undefined;
  const windowReady = new Promise<void>((resolve) => {
    markReady = resolve;
  });

  const engine = startEngine(
    path.join(outFolder, 'engine', 'engine.js'),
    userData,
    store.read().preferences,
    {
      onEvent: ({ name, payload }) => {
        if (window !== undefined) sendEvent(window.webContents, name, payload as never);
      },
      onRestart: () => {
        if (window !== undefined) sendEvent(window.webContents, 'engine.restarted', {});
      },
      keyring: useKeyring,
    },
  );

  // Asked for first of all: the engine reads the journals while Chromium is still getting up.
  const asked = workspaceArgument(process.argv, process.cwd());
  if (asked !== undefined) void openAsked(asked);

  const rebuildMenu = (): void =>
    buildMenu(translate, (command) => {
      if (window !== undefined) sendEvent(window.webContents, 'menu.command', { command });
    });

  const applyPreferences = (preferences: Preferences): void => {
    nativeTheme.themeSource = preferences.theme;
    engine.setPreferences(preferences);
    const language = languageInEffect(preferences);
    void changeLanguage(i18n, language).then(rebuildMenu);
    if (window !== undefined) sendEvent(window.webContents, 'preferences.changed', { preferences, language });
  };

  const updates = createUpdates({
    feed: updateFeed(await readInstallation()),
    loadUpdater,
    clock: () => new Date(),
    onChange: (state) => {
      if (window !== undefined) sendEvent(window.webContents, 'updates.changed', { state });
    },
  });

  await app.whenReady();
  nativeTheme.themeSource = store.read().preferences.theme;
  restrictPermissions(session.defaultSession);
  serveApp(path.join(outFolder, 'renderer'), previewSource(engine));
  rebuildMenu();
  const handlers = mainHandlers({
    grants,
    store,
    window: () => window ?? openWindow(),
    translate,
    updates,
    applyPreferences,
    onReady: () => markReady(),
  });
  serveBridge(answerRequests(handlers, engine, grants), (contents) => contents === window?.webContents);

  async function openAsked(path: string): Promise<void> {
    const reply = await engine.request('workspace.open', { path });
    const error = refusalOf(reply);
    await windowReady;
    if (error !== undefined && window !== undefined) {
      sendEvent(window.webContents, 'workspace.refused', { error });
    }
  }

  function openWindow(): BrowserWindow {
    const opened = createWindow(outFolder, store);
    opened.webContents.on('before-input-event', () => engine.noteActivity());
    // The engine holds the newest words of every draft; they must not wait for a window that is gone.
    opened.webContents.on('render-process-gone', () => {
      void engine.request('release.flushDrafts', {});
      opened.webContents.reload();
    });
    opened.on('closed', () => {
      window = undefined;
    });
    return opened;
  }

  window = openWindow();
  app.on('activate', () => {
    window ??= openWindow();
  });
  if (store.read().preferences.checkForUpdates) void updates.check();
  app.on('browser-window-focus', () => engine.noteFocus());
  powerMonitor.on('resume', () => engine.noteFocus());
  powerMonitor.on('suspend', () => void engine.request('release.flushDrafts', {}));
  stopWithApp(engine);
}

/** Why a request failed, whether nobody answered it or its answer is a failure. */
function refusalOf(reply: Reply<unknown>): Failure | undefined {
  if (!reply.answered) return reply.error;
  const result = reply.response as Result<unknown>;
  return result.ok ? undefined : result.error;
}

/** Lets the engine write its drafts before the app ends; bounded, because a hung disk must not keep the app open. */
function stopWithApp(engine: Engine): void {
  let isStopped = false;
  app.on('will-quit', (event) => {
    if (isStopped) return;
    event.preventDefault();
    const patience = new Promise<void>((resolve) => setTimeout(resolve, 5000));
    void Promise.race([engine.stop(), patience]).then(() => {
      isStopped = true;
      app.quit();
    });
  });
}

app.on('window-all-closed', () => {
  if (process.platform !== 'darwin') app.quit();
});

start().catch((error: unknown) => {
  console.error(error);
  app.exit(1);
});
