import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { blobKey, manifestKey } from '../../shared/publishing/layout';
import { startReferenceServer } from '../endpoint/reference-server';
import { inputOf, makeBundle, readIndex, scratchFolder, writeBundle } from './fixtures';

/** Points that are tried, spread over all there are; set `IMPRIMATUR_KILL_POINTS=all` for every single one. */
const wanted = process.env['IMPRIMATUR_KILL_POINTS'] === 'all' ? Infinity : 24;

const root = path.join(import.meta.dirname, '../..');
let folder: string;
let script: string;
beforeAll(async () => {
  // Inside of the project, so that the packages are found from there.
  await mkdir(path.join(root, '.cache'), { recursive: true });
  folder = await mkdtemp(path.join(root, '.cache/outbox-child-'));
  script = path.join(folder, 'child.mjs');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: path.join(import.meta.dirname, 'outbox-child.ts'),
      outDir: folder,
      target: 'node20.18',
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bundle = makeBundle('1.0.0');

interface Ended {
  readonly signal: string | null;
  readonly code: number | null;
  readonly output: string;
}

function runChild(args: readonly string[], killAt: number): Promise<Ended> {
  return new Promise((resolve) => {
    const killSwitch = path.join(import.meta.dirname, 'kill-switch.mjs');
    const child = spawn(process.execPath, ['--import', killSwitch, script, ...args], {
      env: { ...process.env, KILL_AT: String(killAt) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('close', (code, signal) => resolve({ code, signal, output }));
  });
}

/** Publishes with a kill at one point (0: none), then again to the end; checks everything; returns the points there were. */
async function publishKilledAt(killAt: number): Promise<number> {
  const [store, local] = [await scratchFolder(), await scratchFolder()];
  const server = await startReferenceServer({ folder: store.folder });
  const file = await writeBundle(path.join(local.folder, 'a.imprimatur'), bundle);
  const args = [local.folder, server.url, file];
  try {
    const first = await runChild(args, killAt);
    if (killAt > 0) expect(first.signal, `killed at ${killAt}: ${first.output}`).toBe('SIGKILL');
    const last = killAt > 0 ? await runChild(args, 0) : first;
    expect(last, `after a kill at ${killAt}`).toMatchObject({ code: 0 });

    expect(await readIndex(server.url)).toEqual({ version: 1, releases: ['aurora 1.0.0'] });
    const input = inputOf(bundle);
    const keys = [
      ...input.files.map(({ sha256 }) => blobKey(sha256)),
      manifestKey(bundle.release, input.manifest.sha256),
    ];
    for (const key of keys)
      expect(await server.objects.read(key), `${key} after a kill at ${killAt}`).not.toBeNull();
    const receipts = (await readFile(path.join(local.folder, 'receipts'), 'utf8')).trim().split('\n');
    // A crash between handing over and noting it gives the same receipt twice, never another one.
    expect(new Set(receipts).size, `receipts after a kill at ${killAt}`).toBe(1);
    return Number(/points (\d+)/.exec(last.output)?.[1] ?? 0);
  } finally {
    await server.stop();
    await store.remove();
    await local.remove();
  }
}

test(
  'SIGKILL before any file operation, request or answer: the next start ends verified',
  { timeout: 900_000 },
  async () => {
    const points = await publishKilledAt(0);
    expect(points).toBeGreaterThan(100);

    const step = Math.max(1, points / wanted);
    const chosen = Array.from({ length: Math.floor(points / step) }, (_, at) => Math.floor(at * step) + 1);
    // Two at a time: each waits for its own disk and server most of the time.
    const workers = [0, 1].map(async (worker) => {
      for (const [at, killAt] of chosen.entries()) if (at % 2 === worker) await publishKilledAt(killAt);
    });
    await Promise.all(workers);
  },
);
