import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Credentials } from '../../shared/publishing/endpoint';
import { err, ok } from '../../shared/result';
import { startReferenceServer, type ReferenceServer } from '../endpoint/reference-server';
import { makeBundle, makeDevice, publishTo, readIndex, scratchFolder, writeBundle } from './fixtures';
import { manualClock, openTestOutbox, orderOf, type OutboxOptions, type TestOutbox } from './outbox-fixture';

let server: ReferenceServer;
let local: string;
const cleanups: (() => unknown)[] = [];

beforeEach(async () => {
  const [store, machine] = [await scratchFolder(), await scratchFolder()];
  local = machine.folder;
  server = await startReferenceServer({ folder: store.folder });
  cleanups.push(store.remove, machine.remove, () => server.stop());
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

async function open(change: Partial<OutboxOptions> = {}): Promise<TestOutbox> {
  const opened = await openTestOutbox({ folder: local, url: server.url, ...change });
  cleanups.push(opened.outbox.stop);
  return opened;
}

const bundle = makeBundle('1.0.0');
async function enqueue({ outbox }: TestOutbox): ReturnType<TestOutbox['outbox']['enqueue']> {
  return outbox.enqueue(orderOf(bundle), await writeBundle(path.join(local, 'a.imprimatur'), bundle));
}
const isDone = ({ state }: { readonly state: string }): boolean => state === 'done';
const uploads = (): number => server.log.filter(({ method }) => method === 'PUT').length;

describe('an item on its way', () => {
  test('passes every state, ends with a receipt, and its bundle is removed', async () => {
    const opened = await open();
    const added = await enqueue(opened);
    const done = await opened.until(isDone);

    expect(added).toMatchObject({ ok: true, value: { version: '1.0.0', endpointName: 'Main' } });
    expect(done).toMatchObject({ error: null, waiting: null, cancellable: false, attempts: 0 });
    expect(done.progress.done).toBe(done.progress.total);
    expect(opened.receipts).toMatchObject([
      { endpoint: 'main', version: '1.0.0', index: { version: 1 }, class: 'enforced', files: 6 },
    ]);
    await opened.outbox.stop();
    expect(await readdir(path.join(local, 'outbox', done.id))).toEqual(['item.json']);
  });

  test('is still listed after a restart', async () => {
    const first = await open();
    await enqueue(first);
    await first.until(isDone);
    await first.outbox.stop();

    expect((await open()).outbox.list()).toMatchObject([
      { state: 'done', receipt: { index: { version: 1 } } },
    ]);
  });

  test('twice is one item; again after it is done sends nothing but asks anew', async () => {
    const opened = await open();
    await Promise.all([enqueue(opened), enqueue(opened)]);
    await opened.until(isDone);
    const sent = uploads();
    await enqueue(opened);
    await opened.until((item) => isDone(item) && opened.receipts.length === 2);

    expect(opened.outbox.list()).toHaveLength(1);
    expect(uploads()).toBe(sent);
    expect(opened.receipts[1]?.id).toBe(opened.receipts[0]?.id);
    expect((await readIndex(server.url)).version).toBe(1);
  });

  test('other bytes under the same version stop it, and nothing is sent', async () => {
    await publishTo(server.url, makeBundle('1.0.0', 'Something else'));
    const opened = await open();
    await enqueue(opened);
    const failed = await opened.until(({ state }) => state === 'failed');

    expect(failed.error).toEqual({
      code: 'publishing/version-conflict',
      params: { product: 'aurora', version: '1.0.0' },
    });
    expect((await readIndex(server.url)).version).toBe(1);
  });
});

describe('what passes by itself', () => {
  test('a 503: waits at least as long as the server says, then goes on', async () => {
    const clock = manualClock();
    const opened = await open({ clock });
    server.faults.add({
      when: { method: 'PUT', key: /^blobs/ },
      action: { kind: 'status', status: 503, headers: { 'retry-after': '600' } },
    });
    await enqueue(opened);
    const waiting = await opened.until((item) => item.waiting === 'retry');

    expect(waiting).toMatchObject({ state: 'blobs', error: { code: 'publishing/server-busy' } });
    server.faults.clear();
    expect(await clock.nextTimer()).toBeGreaterThanOrEqual(600_000);
    expect((await opened.until(isDone)).error).toBeNull();
  });

  test.each(['drop', 'drop-answer'] as const)('a connection that is cut in the middle (%s)', async (kind) => {
    const clock = manualClock();
    const opened = await open({ clock });
    const struck = [/^blobs/, /^manifests/, /^index/, /^site/].map((key) => {
      const action = kind === 'drop' ? { kind, afterBytes: 10 } : { kind };
      return server.faults.add({ when: { method: 'PUT', key }, times: 1, action }).struck;
    });
    await enqueue(opened);
    const done = opened.until(isDone);
    // A cut on a connection that was used before is mended at once, one on a fresh connection after a pause.
    while (!opened.outbox.list().some(isDone)) await Promise.race([done, clock.nextTimer()]);
    await Promise.all(struck);

    expect(await readIndex(server.url)).toEqual({ version: 1, releases: ['aurora 1.0.0'] });
  });

  test('offline, then online', async () => {
    const clock = manualClock();
    const opened = await open({ clock });
    const { port } = server;
    await server.stop();
    await enqueue(opened);
    expect(await opened.until((item) => item.waiting === 'retry')).toMatchObject({
      state: 'probing',
      error: { code: 'publishing/offline' },
      cancellable: true,
    });

    const store = await scratchFolder();
    server = await startReferenceServer({ folder: store.folder, port });
    cleanups.push(store.remove);
    await clock.nextTimer();
    await opened.until(isDone);
    expect((await readIndex(server.url)).releases).toEqual(['aurora 1.0.0']);
  });

  test('pauses grow while nothing gets better', async () => {
    const clock = manualClock();
    const opened = await open({ clock });
    server.faults.add({ when: {}, action: { kind: 'status', status: 503 } });
    await enqueue(opened);
    const pauses: number[] = [];
    for (let attempt = 1; attempt <= 9; attempt += 1) pauses.push(await clock.nextTimer());

    expect(pauses.slice(0, 4)).toEqual([1500, 3000, 6000, 12_000]);
    expect(pauses.at(-1)).toBe(225_000);
  });
});

describe('what waits for a person', () => {
  test('missing credentials, then wrong ones, then right ones', async () => {
    const store = await scratchFolder();
    const guarded = await startReferenceServer({ folder: store.folder, authorization: 'Bearer right' });
    cleanups.push(store.remove, guarded.stop);
    let credentials: Credentials | null = null;
    const opened = await open({
      url: guarded.url,
      endpoint: { auth: 'bearer' },
      credentials: () => credentials,
    });
    await enqueue(opened);
    expect((await opened.until((item) => item.waiting === 'credentials')).error?.code).toBe(
      'publishing/credentials-missing',
    );

    credentials = { kind: 'bearer', token: 'wrong' };
    opened.outbox.wake();
    await opened.until((item) => item.error?.code === 'publishing/credentials-refused');
    credentials = { kind: 'bearer', token: 'right' };
    opened.outbox.wake();
    await opened.until(isDone);
    const files = await readFile(
      path.join(local, 'outbox', opened.outbox.list()[0]?.id ?? '', 'item.json'),
      'utf8',
    );
    expect(files).not.toContain('right');
  });

  test('a locked key: everything is sent, but no number is taken before it is unlocked', async () => {
    let isLocked = true;
    const { signer } = makeDevice('ada');
    const opened = await open({
      signer: { ...signer, sign: async (bytes) => (isLocked ? err('identity/locked') : signer.sign(bytes)) },
    });
    await enqueue(opened);
    await opened.until((item) => item.waiting === 'unlock');
    expect((await readIndex(server.url)).version).toBe(0);

    isLocked = false;
    opened.outbox.wake();
    await opened.until(isDone);
  });

  test('a full store stops, and goes on when a person says so', async () => {
    const opened = await open();
    server.faults.add({
      when: { method: 'PUT', key: /^blobs/ },
      times: 1,
      action: { kind: 'status', status: 507 },
    });
    await enqueue(opened);
    const failed = await opened.until(({ state }) => state === 'failed');
    expect(failed.error?.code).toBe('publishing/store-full');

    await opened.outbox.retry(failed.id, false);
    await opened.until(isDone);
  });

  test('an expired index is renewed only on request', async () => {
    await publishTo(server.url, makeBundle('0.9.0'), { now: () => Date.now() - 90 * 24 * 60 * 60 * 1000 });
    const opened = await open();
    await enqueue(opened);
    const failed = await opened.until(({ state }) => state === 'failed');
    expect(failed).toMatchObject({ needsRenewal: true, error: { code: 'publishing/index-expired' } });

    await opened.outbox.retry(failed.id, true);
    await opened.until(isDone);
    expect((await readIndex(server.url)).version).toBe(2);
  });

  test('an approval that is gone stops it before anything is public', async () => {
    const opened = await open({
      recheck: async () => err('publishing/approvals-changed', { version: '1.0.0' }),
    });
    await enqueue(opened);
    await opened.until(({ state }) => state === 'failed');

    expect((await readIndex(server.url)).version).toBe(0);
    expect(await server.objects.list('site/aurora/1.0.0/en')).toEqual([]);
  });

  test('a store that lied about a number once is caught by the memory, across restarts', async () => {
    const first = await open();
    await enqueue(first);
    await first.until(isDone);
    await first.outbox.stop();
    await server.objects.remove('index');

    const second = await open();
    const other = makeBundle('1.1.0');
    await second.outbox.enqueue(orderOf(other), await writeBundle(path.join(local, 'b.imprimatur'), other));
    expect((await second.until(({ state }) => state === 'failed')).error?.code).toBe(
      'publishing/index-rolled-back',
    );
  });
});

describe('calling back', () => {
  test('in the middle of an upload: nothing is public, and the endpoint works on', async () => {
    const opened = await open();
    const { struck } = server.faults.add({
      when: { method: 'PUT', key: /^manifests/ },
      times: 1,
      action: { kind: 'stall' },
    });
    const added = await enqueue(opened);
    await struck;
    const { id } = added.ok ? added.value : { id: '' };

    expect(await opened.outbox.cancel(id)).toEqual(ok(null));
    expect(opened.outbox.list()).toMatchObject([{ state: 'cancelled', waiting: null }]);
    expect((await readIndex(server.url)).version).toBe(0);
    expect((await publishTo(server.url, bundle)).ok).toBe(true);
  });

  test('while it waits for another attempt', async () => {
    const clock = manualClock();
    const opened = await open({ clock });
    server.faults.add({ when: {}, action: { kind: 'status', status: 503 } });
    await enqueue(opened);
    const { id } = await opened.until((item) => item.waiting === 'retry');
    await opened.outbox.cancel(id);
    server.faults.clear();

    opened.outbox.wake();
    expect(clock.hasTimer()).toBe(false);
    expect(opened.outbox.list()).toMatchObject([{ state: 'cancelled', waiting: null }]);
  });

  test('is refused once the release may be public', async () => {
    const clock = manualClock();
    const opened = await open({ clock });
    // Twice, for a cut on a connection that was used before is mended at once.
    server.faults.add({ when: { method: 'PUT', key: /^index/ }, times: 2, action: { kind: 'drop-answer' } });
    await enqueue(opened);
    const { id } = await opened.until((item) => item.waiting === 'retry');

    expect(await opened.outbox.cancel(id)).toMatchObject({
      error: { code: 'publishing/too-late-to-cancel' },
    });
    await clock.nextTimer();
    await opened.until(isDone);
  });

  test('and then publishing after all', async () => {
    const opened = await open();
    const { struck } = server.faults.add({
      when: { method: 'PUT', key: /^blobs/ },
      times: 1,
      action: { kind: 'stall' },
    });
    const added = await enqueue(opened);
    await struck;
    await opened.outbox.cancel(added.ok ? added.value.id : '');

    await enqueue(opened);
    await opened.until(isDone);
  });
});

describe('the disk', () => {
  test('a bundle that changed in the outbox is not published', async () => {
    const opened = await open();
    server.faults.add({ when: {}, action: { kind: 'status', status: 507 }, times: 1 });
    await enqueue(opened);
    const { id } = await opened.until(({ state }) => state === 'failed');
    await truncate(path.join(local, 'outbox', id, 'bundle'), 100);
    await opened.outbox.retry(id, false);

    expect((await opened.until((item) => item.error?.code === 'publishing/bundle-damaged')).state).toBe(
      'failed',
    );
  });

  test('an item that can’t be read is set aside and named, the others go on', async () => {
    const first = await open();
    await enqueue(first);
    const { id } = await first.until(isDone);
    await first.outbox.stop();
    await writeFile(path.join(local, 'outbox', id, 'item.json'), '{"format":1');

    const second = await open();
    expect(second.outbox.list()).toEqual([]);
    expect(second.outbox.problems()).toMatchObject([{ code: 'publishing/outbox-damaged' }]);
    await enqueue(second);
    await second.until(isDone);
  });

  test('changes are written one after the other, whoever makes them', async () => {
    let writing = 0;
    let most = 0;
    const opened = await open({
      watch: (folder) => ({
        ...folder,
        save: async (item) => {
          writing += 1;
          most = Math.max(most, writing);
          const saved = await folder.save(item);
          writing -= 1;
          return saved;
        },
      }),
    });
    server.faults.add({
      when: { method: 'PUT', key: /^blobs/ },
      times: 1,
      action: { kind: 'status', status: 507 },
    });
    await enqueue(opened);
    // The failure is told while it is still being written.
    const { id } = await opened.until(({ state }) => state === 'failed');
    await opened.outbox.retry(id, false);
    await opened.until(isDone);

    expect(most).toBe(1);
  });

  test('a receipt that the journal could not take yet is handed over again, the same one', async () => {
    let failures = 1;
    let seconds = 0;
    const seen: string[] = [];
    const opened = await open({
      // Time goes on, so that a receipt that is made anew would be another one.
      clock: { ...manualClock(), now: () => Date.now() + (seconds += 1000) },
      onReceipt: async (receipt) => {
        seen.push(JSON.stringify(receipt));
        failures -= 1;
        return failures < 0 ? ok(null) : err('workspace/read-only-identity-locked');
      },
    });
    await enqueue(opened);
    expect(await opened.until((item) => item.waiting === 'unlock')).toMatchObject({ state: 'verified' });
    opened.outbox.wake();
    await opened.until(isDone);

    expect(seen).toHaveLength(2);
    expect(seen[1]).toBe(seen[0]);
  });
});
