// What Electron's own default app does for `electron <folder>`: the runtime that comes from the npm registry was cut
// out of a packaged program and has none. Loads the app in the folder that the first plain argument names.
import { app } from 'electron';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (folder === undefined) {
  console.error('Usage: electron <folder of an app> [arguments]');
  process.exit(2);
}

const appPath = resolve(folder);
const {
  main = 'index.js',
  name,
  productName,
  version,
} = JSON.parse(readFileSync(join(appPath, 'package.json'), 'utf8'));

Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true });
app.setAppPath(appPath);
app.setName(productName ?? name);
app.setVersion(version);

// Awaited, so that Electron is not ready before the app could register its schemes and switch on the sandbox.
await import(pathToFileURL(join(appPath, main)).href);
