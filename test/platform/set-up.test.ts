import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSatisfied, requireNode } from '../../build/dependencies.mjs';
import { openDisplay } from '../../build/display.mjs';
import { electronEnv, machineSwitches, resolveElectron } from '../../build/electron-runtime.mjs';
import { exclusively } from '../../build/exclusive.mjs';
import { runtimePath } from '../../build/runtime/registry-electron.mjs';
import { sandboxHint } from '../../build/sandbox-hint.mjs';
import { CannotContinue } from '../../build/say.mjs';
import { hashSources } from '../../build/source-hash.mjs';
import { missingOf } from '../../build/system-packages.mjs';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-set-up-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('Node', () => {
  it.each(['18.20.0', '20.18.1'])('%s is refused in words', (version) => {
    expect(() => requireNode(version)).toThrow(/Imprimatur needs Node/);
  });
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('%s will do', (version) => {
    expect(() => requireNode(version)).not.toThrow();
  });
});

describe('installed packages', () => {
  const wanted = {
    packages: {
      '': { version: '0.1.0' },
      'node_modules/react': { version: '19.3.1' },
      'node_modules/binding-for-another-system': { version: '1.0.0', optional: true },
    },
  };
  it.each([
    ['all there', { 'node_modules/react': { version: '19.3.1' } }, true],
    ['another version', { 'node_modules/react': { version: '19.2.0' } }, false],
    ['one missing', {}, false],
    [
      'an optional one in another version',
      {
        'node_modules/react': { version: '19.3.1' },
        'node_modules/binding-for-another-system': { version: '0.9.0' },
      },
      false,
    ],
  ])('%s', (_, packages, satisfied) => {
    expect(isSatisfied(wanted, { packages })).toBe(satisfied);
  });
});

describe('Electron', () => {
  it('is the one that was named', async () => {
    await writeFile(path.join(folder, 'electron'), '');
    await writeFile(path.join(folder, 'version'), 'v40.1.2');
    const runtime = await resolveElectron({ ELECTRON_OVERRIDE_DIST_PATH: folder });
    expect(runtime).toMatchObject({
      executable: path.join(folder, 'electron'),
      dist: folder,
      version: '40.1.2',
    });
    expect(runtime.why).toContain('ELECTRON_OVERRIDE_DIST_PATH');
  });

  it('is refused in words when the named folder has none', async () => {
    const nowhere = path.join(folder, 'nowhere');
    await expect(resolveElectron({ ELECTRON_OVERRIDE_DIST_PATH: nowhere })).rejects.toThrow(CannotContinue);
  });

  it('gives up its sandbox for root alone', () => {
    expect(machineSwitches(0)).toEqual(['--no-sandbox']);
    expect(machineSwitches(1000)).toEqual([]);
  });

  it('is never started as plain Node', () => {
    expect(electronEnv({ ELECTRON_RUN_AS_NODE: '1', HOME: '/home/a' })).toEqual({ HOME: '/home/a' });
  });

  it.each([
    ['Cypress/Cypress', 'electron'],
    ['Cypress/locales/de.pak', 'locales/de.pak'],
    ['Cypress/v8_context_snapshot.bin', 'v8_context_snapshot.bin'],
    ['Cypress/browser_v8_context_snapshot.bin', undefined],
    ['Cypress/resources/app/index.js', undefined],
    ['Cypress/resources/', undefined],
    ['other/file', undefined],
  ])('from the registry: %s becomes %s', (name, target) => {
    expect(runtimePath(name)).toBe(target);
  });
});

describe('a system that keeps sandboxes for administrators', () => {
  const setting = (file: string, value: string) => async (asked: string) => {
    if (asked !== file) throw new Error('ENOENT');
    return `${value}\n`;
  };

  it.each([
    ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '1', true],
    ['/proc/sys/kernel/apparmor_restrict_unprivileged_userns', '0', false],
    ['/proc/sys/kernel/unprivileged_userns_clone', '0', true],
    ['/proc/sys/kernel/unprivileged_userns_clone', '1', false],
  ])('%s = %s, explained: %s', async (file, value, isExplained) => {
    const hint = await sandboxHint('/opt/electron/electron', setting(file, value));
    expect(hint?.includes('sudo chmod 4755 "/opt/electron/chrome-sandbox"') ?? false).toBe(isExplained);
  });
});

describe('system packages', () => {
  it('are looked for by what is used of them', async () => {
    const missing = await missingOf([
      { kind: 'program', name: 'sh', packages: ['dash'] },
      { kind: 'folder', name: '/usr', packages: ['base-files'] },
      { kind: 'program', name: 'no-such-program', packages: ['nowhere'] },
      { kind: 'library', name: 'libnowhere.so.1', packages: ['libnowhere1'] },
    ]);
    expect(missing.map(({ name }) => name)).toEqual(['no-such-program', 'libnowhere.so.1']);
  });
});

describe('a display', () => {
  it('is the one that is there', async () => {
    expect(await openDisplay({ DISPLAY: ':99' })).toMatchObject({ env: {}, isVirtual: false });
  });

  it('is a virtual one of our own otherwise, as many as are wanted, gone when stopped', async () => {
    const displays = await Promise.all([openDisplay({}), openDisplay({})]);
    const [first, second] = displays.map(({ env }) => env);
    expect(first?.DISPLAY).toMatch(/^:\d+$/);
    expect(second?.DISPLAY).not.toBe(first?.DISPLAY);
    await Promise.all(displays.map(({ stop }) => stop()));
    await expect(readFile(first?.XAUTHORITY ?? '')).rejects.toThrow('ENOENT');
  });
});

describe('work that must not be done twice at once', () => {
  it('waits its turn', async () => {
    const lock = path.join(folder, 'turns.lock');
    let inside = 0;
    let most = 0;
    const work = async (): Promise<void> => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise(setImmediate);
      inside -= 1;
    };
    await Promise.all([1, 2, 3].map(() => exclusively(lock, 'testing', work)));
    expect(most).toBe(1);
  });

  it('takes over from a process that is gone', async () => {
    const lock = path.join(folder, 'abandoned.lock');
    await exclusively(lock, 'testing', async () => {
      // No process can have this id: it is above what any system hands out.
      await writeFile(path.join(lock, 'pid'), '2147483646');
      expect(await exclusively(lock, 'testing', async () => 'done')).toBe('done');
    });
  });
});

describe('what was built from', () => {
  it('has another hash when a file changes, appears or is renamed', async () => {
    const sources = path.join(folder, 'sources');
    const hash = async (): Promise<string> => hashSources(sources)(['a.txt', 'b.txt']);
    await mkdir(sources);
    const seen = [await hash()];
    await writeFile(path.join(sources, 'a.txt'), 'one');
    seen.push(await hash());
    await writeFile(path.join(sources, 'a.txt'), 'two');
    seen.push(await hash());
    await rename(path.join(sources, 'a.txt'), path.join(sources, 'b.txt'));
    seen.push(await hash());
    expect(new Set(seen).size).toBe(4);
    expect(await hash()).toBe(seen.at(-1));
  });
});
