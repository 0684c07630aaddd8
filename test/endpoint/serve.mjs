/** Compiles and starts the reference endpoint; see `serve.ts` for its arguments. */
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const outDir = path.join(import.meta.dirname, '../../.cache/endpoint');
await build({
  configFile: false,
  logLevel: 'silent',
  build: {
    ssr: path.join(import.meta.dirname, 'serve.ts'),
    outDir,
    target: 'node20.18',
    rolldownOptions: { output: { entryFileNames: 'serve.mjs' } },
  },
});
await import(pathToFileURL(path.join(outDir, 'serve.mjs')).href);
