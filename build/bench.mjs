import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installDependencies, requireNode } from './dependencies.mjs';
import { hasDisplay, openDisplay } from './display.mjs';
import { localCacheDir, root } from './paths.mjs';
import { runScript, say } from './say.mjs';
import { ensureSystemPackages, needs } from './system-packages.mjs';

const benchDir = join(localCacheDir, 'bench');

/** Measures the figures of the README, each against a baseline in the same run: `npm run bench [-- NAME]`. */
await runScript(async () => {
  requireNode();
  await installDependencies();
  await ensureSystemPackages(needs.window({ hasDisplay: hasDisplay() }));
  const { compile } = await import('./compile.mjs');
  await compile();
  await buildBench();
  const display = await openDisplay();
  Object.assign(process.env, display.env);
  say('measuring; leave the machine alone meanwhile');
  try {
    process.chdir(root);
    await import(pathToFileURL(join(benchDir, 'bench.mjs')).href);
  } finally {
    await display.stop();
  }
  return 0;
});

async function buildBench() {
  const { build } = await import('vite');
  const shared = /** @type {const} */ ({ configFile: false, logLevel: 'warn', root });
  await build({
    ...shared,
    ssr: { noExternal: true, external: ['@playwright/test', 'electron'], target: 'node' },
    build: {
      ssr: join(root, 'test/bench/bench.ts'),
      outDir: benchDir,
      emptyOutDir: true,
      target: 'node20.18',
      rolldownOptions: {
        // Where files are is found out at run time; a bundled copy would look beside itself.
        external: [/build\/[a-z-]+\.mjs$/],
        output: {
          format: 'es',
          entryFileNames: 'bench.mjs',
          banner: 'const __filename = import.meta.filename;',
        },
      },
    },
  });
  await build({
    ...shared,
    root: join(root, 'test/bench/bare-editor'),
    base: './',
    build: { outDir: join(benchDir, 'bare-editor'), emptyOutDir: true, target: 'chrome130' },
  });
}
