import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { samplePassphrase } from '../../electron/sample/sample-people';
import { expect, test } from './support/app';

const script = path.resolve(import.meta.dirname, '../../build/start.mjs');

interface Ended {
  readonly status: number | null;
  readonly output: string;
}

/** Runs `npm start` on a fresh profile until its window can be used. */
function start(userData: string): Promise<Ended> {
  const child = spawn(process.execPath, [script, '--exit-when-ready', `--user-data-dir=${userData}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return new Promise((resolve) => child.once('close', (status) => resolve({ status, output })));
}

test('npm start says what it does and opens the app on the sample workspace', async ({ folder }) => {
  // It writes the sample first, with all its keys, on whatever machine this is.
  test.setTimeout(240_000);
  const userData = path.join(folder, 'data');
  const first = await start(userData);
  expect(first.output).toContain('using Electron');
  expect(first.output).toContain('writing the sample workspace');
  expect(first.output).toContain(`the passphrase “${samplePassphrase}”`);
  // Either it is served, or the port is in use and that is said.
  expect(first.output).toMatch(/\b4180\b/);
  expect(first.output).toContain('imprimatur: ready');
  expect(first.status, first.output).toBe(0);
  expect(existsSync(path.join(userData, 'sample', 'Sample.imprimatur', 'workspace.json'))).toBe(true);
  expect(
    readdirSync(path.join(userData, 'identities')).filter((name) => name.endsWith('.json')),
  ).toHaveLength(4);

  const second = await start(userData);
  expect(second.output, 'the sample is written once').not.toContain('writing the sample workspace');
  expect(second.status, second.output).toBe(0);
});
