import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Which package is made: the one that ships, or the one that the tests drive. They differ in one fuse only, for
 * Playwright needs Node's inspector to reach the main process.
 *
 * @typedef {'release' | 'tested'} Variant
 */

/**
 * What electron-builder makes, for all platforms (design 11; fuses: S23 and S25).
 *
 * @param {Variant} variant
 * @param {string} [updateFeed] https address of the folder with `latest*.yml`
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfig(variant, updateFeed = process.env.IMPRIMATUR_UPDATE_FEED) {
  return {
    appId: 'org.imprimatur.app',
    productName: 'Imprimatur',
    copyright: 'Copyright © 2026 The Imprimatur founders',
    directories: { buildResources: 'build', output: `dist/${variant}` },
    // Vite has put every dependency into the built files, so nothing of node_modules is shipped.
    files: [
      'out/{main,engine,preload,renderer}/**',
      '!out/**/*.map',
      '!out/**/.sources',
      '!node_modules/**',
      'package.json',
    ],
    asar: true,
    npmRebuild: false,
    electronFuses: fuses(variant),
    afterPack: removeDefaultApp,
    // Names that are the same in a URL and on every disk.
    artifactName: 'imprimatur-${version}-${os}-${arch}.${ext}',
    // Who publishes names the feed; a package made without one says that updates don't reach it (electron/main/updates.ts).
    publish: updateFeed === undefined ? null : { provider: 'generic', url: updateFeed },
    linux: {
      target: ['AppImage', 'deb'],
      category: 'Office',
      synopsis: 'Offline release authoring and review',
      executableName: 'imprimatur',
      icon: 'icon.png',
      // A name without the version updates in place.
      artifactName: 'imprimatur-${arch}.${ext}',
    },
    deb: { maintainer: 'The Imprimatur founders <founders@imprimatur.example>' },
    win: { target: ['nsis'], icon: 'icon.png' },
    nsis: { oneClick: false, allowToChangeInstallationDirectory: true, perMachine: false },
    mac: {
      target: ['dmg', 'zip'],
      category: 'public.app-category.productivity',
      hardenedRuntime: true,
      icon: 'icon.png',
    },
  };
}

/**
 * @param {Variant} variant
 * @returns {NonNullable<import('electron-builder').Configuration['electronFuses']>}
 */
function fuses(variant) {
  return {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: variant === 'tested',
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  };
}

/**
 * An unpacked Electron brings a default app that loads any folder; a package has no use for it.
 *
 * @param {import('electron-builder').AfterPackContext} context
 */
async function removeDefaultApp({ appOutDir, packager }) {
  const resources = packager.getResourcesDir(appOutDir);
  await rm(join(resources, 'default_app.asar'), { force: true });
  await rm(join(appOutDir, 'imprimatur-runtime.json'), { force: true });
}
