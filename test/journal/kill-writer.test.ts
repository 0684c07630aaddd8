import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { nodeFs } from '../../electron/journal/node-fs';
import { compileScript, runScript } from './support/child-process';
import { deviceFromSeed } from './support/devices';
import { readAll } from './support/journals';

test('a process killed while appending, again and again, loses nothing that it confirmed (gate F1)', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'imprimatur-kill-'));
  const script = await compileScript(new URL('./support/append-forever-script.ts', import.meta.url));
  let confirmed = 0;
  for (let round = 0; round < 8; round += 1) {
    const run = runScript(script, [folder, String(confirmed)]);
    for (let line = 0; line < 3 + round * 4; line += 1) confirmed = Number(await run.nextLine());
    run.process.kill('SIGKILL');
    await run.ended;
    for (let line = await run.nextLine(); line; line = await run.nextLine()) confirmed = Number(line);
    const { report, fold } = await readAll([deviceFromSeed('dev-kill')], nodeFs, {
      folder: path.join(folder, 'journal'),
    });
    const missing = Array.from({ length: confirmed }, (_, at) => `release/r${at + 1}`).filter(
      (record) => !fold.record(record),
    );
    expect({ missing, suspects: report.suspects.size }).toEqual({ missing: [], suspects: 0 });
  }
  await script.remove();
  await rm(folder, { recursive: true });
}, 60_000);
