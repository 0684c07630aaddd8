import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { exclusively } from './exclusive.mjs';
import { localCacheDir, outDir, root } from './paths.mjs';
import { CannotContinue, duration, isMain, runScript, say } from './say.mjs';
import { hashSources } from './source-hash.mjs';

/**
 * One thing that is built: a folder below `out/`, from the sources that can change it.
 *
 * @typedef {object} Target
 * @property {readonly string[]} sources folders and files, relative to the checkout
 * @property {string} file what must be there afterwards, relative to the target's folder
 * @property {(outDir: string) => import('vite').InlineConfig | Promise<import('vite').InlineConfig>} config
 */

/** Code must run on Electron 33 (tests here) and on the current one (what ships), so both targets are the older's. */
const nodeTarget = 'node20.18';
const chromeTarget = 'chrome130';

const shared = ['shared', 'package-lock.json', 'build/compile.mjs'];

/**
 * The targets by name; each is written to `out/<name>/`.
 *
 * @satisfies {Record<string, Target>}
 */
export const targets = {
  main: nodeProgram('electron/main/main.ts', 'main.js', 'es'),
  engine: nodeProgram('electron/engine/engine.ts', 'engine.js', 'es'),
  // A sandboxed preload can't import: it must be one CommonJS file.
  preload: nodeProgram('electron/preload/preload.ts', 'preload.cjs', 'cjs'),
  cli: nodeProgram('electron/cli/imprimatur.ts', 'imprimatur.mjs', 'es'),
  renderer: {
    sources: [...shared, 'renderer'],
    file: 'index.html',
    config: rendererConfig,
  },
};

/** @typedef {keyof typeof targets} TargetName */

export const targetNames = /** @type {readonly TargetName[]} */ (Object.keys(targets));

const formatOptions = {
  cjs: { codeSplitting: false },
  // write-file-atomic is CommonJS and names its temporary files after its own; a module has no such variable.
  es: { banner: 'const __filename = import.meta.filename;' },
};

/**
 * @param {string} entry
 * @param {string} file
 * @param {'es' | 'cjs'} format
 * @returns {Target}
 */
function nodeProgram(entry, file, format) {
  return {
    sources: [...shared, 'electron'],
    file,
    config: (target) => ({
      root,
      ssr: { noExternal: true, external: ['electron'], target: 'node' },
      build: {
        ssr: join(root, entry),
        target: nodeTarget,
        outDir: target,
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          output: { format, entryFileNames: file, ...formatOptions[format] },
        },
      },
    }),
  };
}

/**
 * @param {string} target
 * @returns {Promise<import('vite').InlineConfig>}
 */
async function rendererConfig(target) {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    root: join(root, 'renderer'),
    base: './',
    plugins: [react()],
    build: {
      target: chromeTarget,
      outDir: target,
      emptyOutDir: true,
      // The page's policy allows no inline script, and data: only for pictures: everything is a file of its own.
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 4000,
    },
  };
}

/**
 * Builds what has changed since the last build, and says so. A target whose sources are the same is left alone, so
 * this costs a few hundredths of a second when there is nothing to do.
 *
 * @param {readonly TargetName[]} [names]
 */
export async function compile(names = targetNames) {
  if ((await outdated(names)).length === 0) return;
  await exclusively(join(localCacheDir, 'compile.lock'), 'building', async () => {
    const stale = await outdated(names);
    if (stale.length === 0) return;
    const started = Date.now();
    say(`building ${stale.map(({ name }) => name).join(', ')}`);
    // Each to its end: a mistake in one must neither hide a mistake in another nor leave a build running.
    const results = await Promise.allSettled(stale.map(build));
    const mistakes = results.flatMap((result) =>
      result.status === 'rejected' ? [stripVTControlCharacters(String(result.reason)).trim()] : [],
    );
    if (mistakes.length > 0) throw new CannotContinue(`the code could not be built.\n${mistakes.join('\n')}`);
    say(`built in ${duration(Date.now() - started)}`);
  });
}

/**
 * Whether any of these would be built.
 *
 * @param {readonly TargetName[]} names
 */
export async function isOutdated(names) {
  return (await outdated(names)).length > 0;
}

/** @param {readonly TargetName[]} names */
async function outdated(names) {
  const hashOf = hashSources(root);
  const checked = await Promise.all(
    names.map(async (name) => {
      const hash = await hashOf(targets[name].sources);
      return { name, hash, isStale: hash !== (await builtHash(name)) };
    }),
  );
  return checked.filter(({ isStale }) => isStale);
}

/** @param {TargetName} name */
async function builtHash(name) {
  return readFile(join(outDir, name, '.sources'), 'utf8').catch(() => undefined);
}

/** @param {{ readonly name: TargetName, readonly hash: string }} stale */
async function build({ name, hash }) {
  const { build: viteBuild } = await import('vite');
  const made = join(outDir, `.${name}-${process.pid}`);
  const config = await targets[name].config(made);
  await rm(made, { recursive: true, force: true });
  try {
    await viteBuild({ configFile: false, logLevel: 'warn', envDir: false, ...config });
    await writeFile(join(made, '.sources'), hash);
    await replaceFolder(join(outDir, name), made);
  } finally {
    await rm(made, { recursive: true, force: true });
  }
}

/**
 * Puts a finished folder where the old one was; nobody sees a half-written build.
 *
 * @param {string} folder
 * @param {string} made
 */
async function replaceFolder(folder, made) {
  const old = `${made}.old`;
  await mkdir(outDir, { recursive: true });
  await rename(folder, old).catch(() => undefined);
  await rename(made, folder);
  await rm(old, { recursive: true, force: true });
}

if (isMain(import.meta)) {
  await runScript(async () => {
    const { positionals } = parseArgs({ allowPositionals: true });
    const names = targetNames.filter((name) => positionals.length === 0 || positionals.includes(name));
    await compile(names);
  });
}
