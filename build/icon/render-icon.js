// Paints icon.svg as the 1024 pixel PNG that electron-builder makes every platform's icon from. An app of its own, run
// by hand after the drawing changed: npx electron build/icon (or with the executable that build/electron-runtime.mjs prints).
import { readFileSync, writeFileSync } from 'node:fs';
import { app, BrowserWindow } from 'electron';

const folder = import.meta.dirname;
const size = 1024;

async function paint() {
  const window = new BrowserWindow({
    width: size,
    height: size,
    show: false,
    frame: false,
    transparent: true,
    useContentSize: true,
    webPreferences: { offscreen: true, sandbox: true },
  });
  const painted = new Promise((resolve) => {
    window.webContents.on('paint', (_event, _dirty, image) => {
      if (image.getSize().width === size && isOpaqueInside(image)) resolve(image);
    });
  });
  const svg = readFileSync(`${folder}/icon.svg`, 'utf8');
  const page = `<style>html,body{margin:0;background:transparent}svg{display:block}</style>${svg}`;
  await window.loadURL(`data:text/html;charset=utf-8,${encodeURIComponent(page)}`);
  writeFileSync(`${folder}/../icon.png`, (await painted).toPNG());
  app.quit();
}

/** The first frames may be empty: the middle of the seal must be there. */
function isOpaqueInside(image) {
  const middle = (size * Math.round(size * 0.35) + size / 2) * 4;
  return image.toBitmap()[middle + 3] === 255;
}

void app.whenReady().then(paint);
