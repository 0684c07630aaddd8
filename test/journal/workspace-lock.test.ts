import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { acquireWorkspaceLock, type WorkspaceLock } from '../../electron/journal/workspace-lock';
import { compileScript, runScript, type CompiledScript, type ScriptRun } from './support/child-process';
import { must } from './support/journals';

let root: string;
let script: CompiledScript;
let folder: string;
let running: ScriptRun[];

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'imprimatur-lock-'));
  script = await compileScript(new URL('./support/lock-holder-script.ts', import.meta.url));
}, 60_000);

afterAll(async () => {
  await script.remove();
  await rm(root, { recursive: true });
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'local-'));
  running = [];
});

afterEach(async () => {
  for (const { process } of running) process.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
});

const start = (person: string): ScriptRun => {
  const run = runScript(script, [folder, person]);
  running.push(run);
  return run;
};

const acquire = async (person = 'Me'): Promise<WorkspaceLock> =>
  must(await acquireWorkspaceLock({ folder, person, clock: () => new Date('2026-03-01T12:00:00Z') }));

const putClaim = async (holder: Record<string, unknown> | string): Promise<void> => {
  await mkdir(path.join(folder, 'lock'), { recursive: true });
  const text =
    typeof holder === 'string'
      ? holder
      : JSON.stringify({ person: 'Ada', since: '2026-03-01T10:00:00.000Z', ...holder });
  await writeFile(path.join(folder, 'lock', `claim-${'a'.repeat(32)}.json`), text);
  await writeFile(path.join(folder, 'lock', `writer-${'a'.repeat(32)}`), '');
};

describe('one writer per workspace', () => {
  test('the second process may only read, and knows who writes; after release it may write', async () => {
    const first = start('Ada');
    expect(await first.nextLine()).toBe('writer');
    expect(await acquire()).toMatchObject({
      mode: 'read-only',
      owner: { person: 'Ada', pid: first.process.pid, host: hostname() },
    });
    first.process.stdin?.write('stop\n');
    await first.ended;
    const lock = await acquire();
    expect(lock.mode).toBe('writer');
    if (lock.mode === 'writer') await lock.release();
    expect(await readdir(path.join(folder, 'lock'))).toEqual([]);
  });

  test('the lock of a process that was killed does not keep anybody out', async () => {
    const first = start('Ada');
    expect(await first.nextLine()).toBe('writer');
    first.process.kill('SIGKILL');
    await first.ended;
    expect((await acquire()).mode).toBe('writer');
  });

  test('of many that start at once over a dead lock, exactly one writes', async () => {
    for (let round = 0; round < 3; round += 1) {
      folder = await mkdtemp(path.join(root, 'local-'));
      await putClaim({ host: hostname(), pid: 4_194_304, started: '' });
      const runs = Array.from({ length: 6 }, (_, index) => start(`P${index}`));
      const got = await Promise.all(runs.map((run) => run.nextLine()));
      expect(got.filter((line) => line === 'writer')).toHaveLength(1);
      expect(got.filter((line) => line?.startsWith('read-only'))).toHaveLength(5);
    }
  }, 60_000);

  test('two in one process, too', async () => {
    const locks = await Promise.all([acquire('A'), acquire('B'), acquire('C')]);
    expect(locks.map(({ mode }) => mode).sort()).toEqual(['read-only', 'read-only', 'writer']);
  });
});

describe('who is gone', () => {
  test('a process number that now belongs to a later process', async () => {
    await putClaim({ host: hostname(), pid: process.pid, started: 'another-boot/12345' });
    expect((await acquire()).mode).toBe('writer');
  });

  test('a living process of which nothing else is known keeps its lock', async () => {
    await putClaim({ host: hostname(), pid: process.pid, started: '' });
    expect(await acquire()).toMatchObject({ mode: 'read-only', owner: { person: 'Ada' } });
  });

  test('a process on another machine can’t be judged and keeps its lock', async () => {
    await putClaim({ host: 'elsewhere', pid: 4_194_304, started: '' });
    expect(await acquire()).toMatchObject({ mode: 'read-only', owner: { host: 'elsewhere' } });
  });

  test('a claim that a power cut left empty', async () => {
    await putClaim('');
    expect((await acquire()).mode).toBe('writer');
  });
});

test('a folder that can’t be used is a failure with its path', async () => {
  await writeFile(path.join(folder, 'lock'), '');
  const lock = await acquireWorkspaceLock({ folder, person: 'Me', clock: () => new Date() });
  expect(lock).toMatchObject({
    ok: false,
    error: { code: 'journal/lock-failed', params: { path: path.join(folder, 'lock') } },
  });
});
