import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installDependencies, requireNode } from './dependencies.mjs';
import { root } from './paths.mjs';
import { duration, isMain, runScript, say } from './say.mjs';

/** @typedef {import('./electron-builder.config.mjs').Variant} Variant */

/**
 * Makes the unpacked app for Linux (electron-builder's `dir` target), which needs no download.
 *
 * @param {Variant} variant
 * @returns {Promise<string>} the executable
 */
export async function packageDirectory(variant) {
  const { build, Platform } = await import('electron-builder');
  const { builderConfig } = await import('./electron-builder.config.mjs');
  const { compile } = await import('./compile.mjs');
  const { resolveElectron } = await import('./electron-runtime.mjs');
  await compile(['main', 'engine', 'preload', 'renderer']);
  const { dist, version, why } = await resolveElectron();
  const started = Date.now();
  say(`packaging with ${why}`);
  await build({
    projectDir: root,
    publish: 'never',
    targets: Platform.LINUX.createTarget('dir'),
    config: { ...builderConfig(variant), electronDist: dist, electronVersion: version },
  });
  say(`packaged in ${duration(Date.now() - started)}`);
  return join(root, 'dist', variant, 'linux-unpacked', 'imprimatur');
}

/**
 * Makes what this system's users install. The tools for it are downloaded, so it runs on a release machine.
 */
async function packageInstallers() {
  const { build } = await import('electron-builder');
  const { builderConfig } = await import('./electron-builder.config.mjs');
  const { compile } = await import('./compile.mjs');
  await compile(['main', 'engine', 'preload', 'renderer']);
  return build({ projectDir: root, publish: 'never', config: builderConfig('release') });
}

if (isMain(import.meta)) {
  await runScript(async () => {
    const { values } = parseArgs({ options: { dir: { type: 'boolean', default: false } } });
    requireNode();
    await installDependencies();
    const made = values.dir ? [await packageDirectory('release')] : await packageInstallers();
    process.stdout.write(`${made.join('\n')}\n`);
  });
}
