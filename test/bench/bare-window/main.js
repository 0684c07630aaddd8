import path from 'node:path';
import process from 'node:process';
import { app, BrowserWindow } from 'electron';

// The least that an Electron app can be: one sandboxed window with a static page. What ours is compared with.
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1320, height: 860, show: false });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write('imprimatur: ready\n');
  });
  window.loadFile(path.join(import.meta.dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
