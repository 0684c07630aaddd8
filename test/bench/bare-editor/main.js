import path from 'node:path';
import process from 'node:process';
import { app, BrowserWindow } from 'electron';

// A window with nothing but a Tiptap editor and its starter kit. What typing in ours is compared with.
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1320, height: 860, show: false });
  window.once('ready-to-show', () => {
    window.show();
    process.stdout.write('imprimatur: ready\n');
  });
  window.loadFile(path.join(process.env['BARE_EDITOR_PAGE'] ?? '', 'index.html'));
});
app.on('window-all-closed', () => app.quit());
