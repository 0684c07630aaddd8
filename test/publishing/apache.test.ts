import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpTarget } from '../../electron/publishing/http-target';
import { createIndexStore } from '../../electron/publishing/index-store';
import { sealIndexFile } from '../../shared/publishing/index-file';
import { appendRelease } from '../../shared/publishing/index-rules';
import { claimKey } from '../../shared/publishing/layout';
import { err } from '../../shared/result';
import {
  makeBundle,
  makeDevice,
  nonce,
  publishTo,
  readerFor,
  readIndex,
  scratchFolder,
  writeBundle,
} from './fixtures';
import { openTestOutbox, orderOf, type OutboxOptions, type TestOutbox } from './outbox-fixture';
import { startApache, type PeerServer } from './peer-servers';

let apache: PeerServer;
const cleanups: (() => unknown)[] = [];
beforeEach(async () => {
  apache = await startApache();
  cleanups.push(apache.stop);
});
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

const method = 'folder-move';
const fileAt = (key: string): Promise<string> => readFile(path.join(apache.folder, key), 'utf8');

async function openOutbox(url: string, change: Partial<OutboxOptions> = {}): Promise<TestOutbox> {
  const { folder, remove } = await scratchFolder();
  const opened = await openTestOutbox({ folder, url, ...change });
  cleanups.push(remove, opened.outbox.stop);
  const bundle = makeBundle('1.0.0');
  await opened.outbox.enqueue(orderOf(bundle), await writeBundle(path.join(folder, 'a.imprimatur'), bundle));
  return opened;
}

describe('Apache mod_dav, a server that nobody here wrote', () => {
  test('publishes a bundle through the outbox, folders included, and leaves no litter', async () => {
    const opened = await openOutbox(apache.url);
    const done = await opened.until(({ state }) => state === 'done');

    expect(done.receipt).toMatchObject({ class: 'enforced', createMethod: method, index: { version: 1 } });
    expect(await fileAt('site/aurora/1.0.0/en/index.html')).toBe('<h1>Notes of 1.0.0</h1>');
    expect(await fileAt('index/1.json')).toBe(await fileAt(claimKey(1)));
    expect(await readdir(path.join(apache.folder, 'staging'))).toEqual([]);
    expect(await readdir(path.join(apache.folder, 'probe'))).toEqual([]);
  });

  test('again changes nothing; other bytes under the same version are refused', async () => {
    await publishTo(apache.url, makeBundle('1.0.0'), { method });

    expect(await publishTo(apache.url, makeBundle('1.0.0'), { method })).toMatchObject({
      value: { index: { version: 1 } },
    });
    expect(await publishTo(apache.url, makeBundle('1.0.0', 'Other'), { method })).toEqual(
      err('publishing/version-conflict', { product: 'aurora', version: '1.0.0' }),
    );
  });

  test('eight publishers at once: eight numbers, none lost, none taken twice', async () => {
    const versions = Array.from({ length: 8 }, (_, at) => `1.${at}.0`);
    const outcomes = await Promise.all(
      versions.map((version, at) =>
        publishTo(apache.url, makeBundle(version), { method, device: at % 2 === 0 ? 'ada' : 'bo' }),
      ),
    );

    expect(outcomes.filter((outcome) => !outcome.ok)).toEqual([]);
    const index = await readIndex(apache.url);
    expect(index.version).toBe(8);
    expect([...index.releases].sort()).toEqual(versions.map((version) => `aurora ${version}`));
  });

  test('twenty publishers at one number, many times: exactly one gets it, and it is what is read', async () => {
    const reader = readerFor('ada');
    const target = createHttpTarget({ url: apache.url, credentials: null, now: Date.now });
    cleanups.push(target.close);
    const store = createIndexStore({ target, method, reader, nonce });
    for (let version = 1; version <= 5; version += 1) {
      const newest = await store.newest(null);
      const head = newest.ok ? (newest.value?.head ?? null) : null;
      const files = await Promise.all(
        Array.from({ length: 20 }, (_, racer) => {
          const item = {
            product: 'aurora',
            version: `${version}.${racer}`,
            release: 'r',
            manifest: 'a'.repeat(64),
          };
          const stamp = { workspace: 'ws-1', now: Date.now(), expiryDays: 30 };
          return sealIndexFile(appendRelease(head, item, stamp), makeDevice('ada').signer);
        }),
      );
      const outcomes = await Promise.all(
        files.map((file) => store.create(version, file.ok ? file.value : new Uint8Array())),
      );
      const winners = outcomes.flatMap((outcome, at) =>
        outcome.ok && outcome.value === 'created' ? [at] : [],
      );
      expect(winners).toHaveLength(1);
      expect((await readIndex(apache.url)).releases.at(-1)).toBe(`aurora ${version}.${winners[0]}`);
    }
  });

  test('a publisher that died between its claim and the copy for readers is helped by the next', async () => {
    await publishTo(apache.url, makeBundle('1.0.0'), { method });
    await rm(path.join(apache.folder, 'index/1.json'));
    const outcome = await publishTo(apache.url, makeBundle('1.1.0'), { method, device: 'bo' });

    expect(outcome).toMatchObject({ value: { index: { version: 2 } } });
    expect(await readIndex(apache.url)).toEqual({ version: 2, releases: ['aurora 1.0.0', 'aurora 1.1.0'] });
  });

  test('wrong credentials wait for a person, right ones publish', async () => {
    const guarded = await startApache({ user: 'jo', password: 'right' });
    cleanups.push(guarded.stop);
    let password = 'wrong';
    const opened = await openOutbox(guarded.url, {
      endpoint: { auth: 'basic' },
      credentials: () => ({ kind: 'basic', user: 'jo', password }),
    });
    expect((await opened.until(({ waiting }) => waiting === 'credentials')).error).toMatchObject({
      code: 'publishing/credentials-refused',
      params: { status: 401 },
    });

    password = 'right';
    opened.outbox.wake();
    await opened.until(({ state }) => state === 'done');
  });
});

describe('a server that ignores the condition and overwrites without a word, as nginx does', () => {
  test('is refused, unless one person alone is named as its publisher', async () => {
    const careless = await startApache({ ignoresConditions: true });
    cleanups.push(careless.stop);
    const refused = await openOutbox(careless.url);
    expect((await refused.until(({ state }) => state === 'failed')).error).toEqual({
      code: 'publishing/store-not-enforced',
      params: { endpoint: 'Main' },
    });
    const other = await openOutbox(careless.url, { endpoint: { designatedPublisher: 'bo' } });
    expect((await other.until(({ state }) => state === 'failed')).error?.code).toBe(
      'publishing/not-designated',
    );

    const alone = await openOutbox(careless.url, { endpoint: { designatedPublisher: 'ada' } });
    const done = await alone.until(({ state }) => state === 'done');
    expect(done.receipt).toMatchObject({ class: 'not-enforced', createMethod: 'conditional-put' });
    expect((await readIndex(careless.url)).releases).toEqual(['aurora 1.0.0']);
  });
});
