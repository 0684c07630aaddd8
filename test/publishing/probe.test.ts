import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createHttpTarget } from '../../electron/publishing/http-target';
import { probeTarget } from '../../electron/publishing/probe';
import type { ProbeReport } from '../../shared/publishing/probe-report';
import { startReferenceServer } from '../endpoint/reference-server';
import { startApache } from './peer-servers';

const cleanups: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function probe(url: string): Promise<ProbeReport> {
  const target = createHttpTarget({ url, credentials: null, now: Date.now });
  const report = await probeTarget(target, { now: Date.now, nonce: () => randomBytes(6).toString('hex') });
  target.close();
  if (!report.ok) throw new Error(JSON.stringify(report.error));
  return report.value;
}

const answersOf = (report: ProbeReport): Record<string, string> =>
  Object.fromEntries(report.checks.map(({ check, answer }) => [check, answer]));

test('the reference endpoint is enforced by the condition itself', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'endpoint-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  const server = await startReferenceServer({ folder });
  cleanups.push(server.stop);

  const report = await probe(server.url);

  expect(report).toMatchObject({ class: 'enforced', createMethod: 'conditional-put' });
  expect(answersOf(report)).toEqual({
    create: 'passed',
    'create-again': 'passed',
    'read-back': 'passed',
    list: 'passed',
    'race-put': 'passed',
    'race-folder': 'not-asked',
    'clean-up': 'passed',
  });
  expect(await server.objects.list('probe')).toEqual([]);
});

test('Apache mod_dav lets every held upload win, so numbers are taken by moving folders', async () => {
  const apache = await startApache();
  cleanups.push(apache.stop);

  const report = await probe(apache.url);

  expect(report).toMatchObject({ class: 'enforced', createMethod: 'folder-move' });
  expect(report.server).toContain('Apache');
  expect(report.checks.find(({ check }) => check === 'race-put')).toEqual({
    check: 'race-put',
    answer: 'failed',
    winners: 8,
    racers: 8,
  });
  expect(answersOf(report)).toMatchObject({
    'create-again': 'passed',
    list: 'passed',
    'race-folder': 'passed',
  });
  expect(await readdir(path.join(apache.folder, 'probe'))).toEqual([]);
});

test('a server that ignores the condition overwrites what is there and is classed so', async () => {
  const careless = await startApache({ ignoresConditions: true });
  cleanups.push(careless.stop);

  const report = await probe(careless.url);

  expect(report).toMatchObject({ class: 'not-enforced', createMethod: null });
  expect(answersOf(report)).toMatchObject({
    create: 'passed',
    'create-again': 'failed',
    'read-back': 'failed',
  });
});

test('a store that keeps versions is classed so', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'endpoint-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  const server = await startReferenceServer({ folder });
  cleanups.push(server.stop);
  // What S3 answers for a versioned bucket (x-amz-version-id), whatever the condition says.
  server.faults.add({
    when: { method: 'PUT' },
    action: { kind: 'status', status: 200, headers: { 'x-amz-version-id': 'v2' } },
  });

  expect(await probe(server.url)).toMatchObject({ class: 'versioned', createMethod: null });
});

test('a server that takes no uploads can’t be asked, and says why', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'endpoint-'));
  cleanups.push(() => rm(folder, { recursive: true }));
  const server = await startReferenceServer({ folder, authorization: 'Bearer right' });
  cleanups.push(server.stop);
  const target = createHttpTarget({ url: server.url, credentials: null, now: Date.now });

  expect(await probeTarget(target, { now: Date.now, nonce: () => 'n' })).toMatchObject({
    error: { code: 'publishing/credentials-refused', params: { status: 401 } },
  });
  target.close();
});
