import { listPackage } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import path from 'node:path';
import { packageDirectory } from '../../build/package.mjs';
import { builderConfig } from '../../build/electron-builder.config.mjs';
import { expect, test } from './support/app';

/** What stands in the executable itself and can't be changed without breaking its signature (S23). */
const wire = {
  [FuseV1Options.RunAsNode]: FuseState.DISABLE,
  [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
  // On in the tested package alone: Playwright reaches the main process through Node's inspector.
  [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.ENABLE,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
  [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: FuseState.DISABLE,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
};

test('the packaged app starts, from its archive alone, with its fuses set (S23)', async ({ launch }) => {
  test.setTimeout(300_000);
  const executable = await packageDirectory('tested');

  expect(await getCurrentFuseWire(executable)).toMatchObject(wire);

  const files = listPackage(path.join(path.dirname(executable), 'resources', 'app.asar'), { isPack: false });
  expect(files).toContain('/out/main/main.js');
  expect(files.filter((file) => /node_modules|\.map$|\.ts$/.test(file))).toEqual([]);

  const app = await launch({ executable });
  await expect(app.page).toHaveTitle(/Imprimatur/);
  const started = await app.electron.evaluate(({ app: electronApp }) => ({
    isPackaged: electronApp.isPackaged,
    path: electronApp.getAppPath(),
    name: electronApp.getName(),
  }));
  expect(started).toEqual({
    isPackaged: true,
    path: expect.stringMatching(/app\.asar$/),
    name: 'Imprimatur',
  });
});

test('the package that ships differs from the tested one by the inspector alone (S25)', () => {
  const { electronFuses: tested, directories: _testedFolder, ...testedRest } = builderConfig('tested');
  const { electronFuses: release, directories: _releaseFolder, ...releaseRest } = builderConfig('release');
  expect(release).toEqual({ ...tested, enableNodeCliInspectArguments: false });
  expect(releaseRest).toEqual(testedRest);
});
