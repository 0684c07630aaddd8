import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpTarget } from '../../electron/publishing/http-target';
import { createIndexStore } from '../../electron/publishing/index-store';
import { blobKey, indexKey } from '../../shared/publishing/layout';
import { err, ok } from '../../shared/result';
import { startReferenceServer, type ReferenceServer } from '../endpoint/reference-server';
import {
  inputOf,
  listOfReleases,
  makeBundle,
  nonce,
  publishTo,
  readerFor,
  readIndex,
  scratchFolder,
  volatileMemory,
} from './fixtures';

let server: ReferenceServer;
let removeFolder: () => Promise<void>;

beforeEach(async () => {
  const { folder, remove } = await scratchFolder();
  removeFolder = remove;
  server = await startReferenceServer({ folder });
});

afterEach(async () => {
  await server.stop();
  await removeFolder();
});

const text = async (key: string): Promise<string | null> => {
  const found = await server.objects.read(key);
  return found === null ? null : new TextDecoder().decode(found.bytes);
};
const puts = (): readonly string[] =>
  server.log.filter(({ method }) => method === 'PUT').map(({ key }) => key);

describe('publishing a bundle (design 8)', () => {
  test('stores blobs, manifest, index and site, and each can be read', async () => {
    const bundle = makeBundle('1.0.0');
    const outcome = await publishTo(server.url, bundle);

    expect(outcome).toMatchObject({ ok: true, value: { index: { version: 1 }, files: 6 } });
    for (const file of inputOf(bundle).files)
      expect(await text(blobKey(file.sha256))).toBe(bundle.files[file.path]);
    expect(await text('site/aurora/1.0.0/ar/index.html')).toContain('rtl');
    expect(await text('site/releases.txt')).toBe('aurora 1.0.0');
    expect(await readIndex(server.url)).toEqual({ version: 1, releases: ['aurora 1.0.0'] });
  });

  test('chains the next release to the one before', async () => {
    await publishTo(server.url, makeBundle('1.0.0'));
    await publishTo(server.url, makeBundle('1.1.0'), { device: 'bo' });

    expect(await readIndex(server.url)).toEqual({ version: 2, releases: ['aurora 1.0.0', 'aurora 1.1.0'] });
    expect(await text('site/releases.txt')).toBe('aurora 1.0.0\naurora 1.1.0');
  });

  test('publishing the same bundle again sends nothing', async () => {
    await publishTo(server.url, makeBundle('1.0.0'));
    const before = puts().length;
    const again = await publishTo(server.url, makeBundle('1.0.0'));

    expect(again).toMatchObject({ ok: true, value: { index: { version: 1 } } });
    expect(puts().length).toBe(before);
  });

  test('refuses other bytes under a published version before it sends any', async () => {
    await publishTo(server.url, makeBundle('1.0.0'));
    const before = puts().length;
    const other = await publishTo(server.url, makeBundle('1.0.0', 'Something else'));

    expect(other).toEqual(err('publishing/version-conflict', { product: 'aurora', version: '1.0.0' }));
    expect(puts().length).toBe(before);
    expect(await text('site/aurora/1.0.0/en/index.html')).toContain('Notes of 1.0.0');
  });

  test('never overwrites a page under a permanent URL (3.5)', async () => {
    await server.objects.create('site/aurora/1.0.0/en/index.html', Buffer.from('somebody was here'));
    const outcome = await publishTo(server.url, makeBundle('1.0.0'));

    expect(outcome).toMatchObject({ ok: false, error: { code: 'publishing/permanent-url-taken' } });
    expect(await text('site/aurora/1.0.0/en/index.html')).toBe('somebody was here');
  });

  test('stops with an alarm at a blob whose bytes are not those of its name', async () => {
    const [file] = inputOf(makeBundle('1.0.0')).files;
    await server.objects.create(blobKey(file?.sha256 ?? ''), Buffer.from('poison'));
    const outcome = await publishTo(server.url, makeBundle('1.0.0'));

    expect(outcome).toMatchObject({ ok: false, error: { code: 'publishing/blob-mismatch' } });
    expect((await readIndex(server.url)).version).toBe(0);
  });
});

describe('two publishers at once', () => {
  test('both get in, each number is taken once, and the loser asks for the approvals again', async () => {
    let rechecks = 0;
    const recheck = async (): Promise<ReturnType<typeof ok<null>>> => {
      rechecks += 1;
      return ok(null);
    };
    const outcomes = await Promise.all(
      ['1.0.0', '1.1.0', '1.2.0', '1.3.0'].map((version, at) =>
        publishTo(server.url, makeBundle(version), { device: at % 2 === 0 ? 'ada' : 'bo', recheck }),
      ),
    );

    expect(outcomes.filter(({ ok: good }) => !good)).toEqual([]);
    const index = await readIndex(server.url);
    expect(index.version).toBe(4);
    expect([...index.releases].sort()).toEqual([
      'aurora 1.0.0',
      'aurora 1.1.0',
      'aurora 1.2.0',
      'aurora 1.3.0',
    ]);
    const lost = server.log.filter(({ key, status }) => key.startsWith('index/') && status === 412).length;
    expect(rechecks).toBe(4 + lost);
    expect((await text('site/releases.txt'))?.split('\n').length).toBe(4);
  });

  test('a list that was derived while the index moved on is derived anew', async () => {
    let calls = 0;
    const outcome = await publishTo(server.url, makeBundle('1.0.0'), {
      deriveSite: async (source) => {
        calls += 1;
        // Somebody else publishes and dies before they write their list.
        if (calls === 1) await publishTo(server.url, makeBundle('1.1.0'), { device: 'bo', deriveSite: null });
        return listOfReleases(source);
      },
    });

    expect(outcome.ok).toBe(true);
    expect(await text('site/releases.txt')).toBe('aurora 1.0.0\naurora 1.1.0');
  });

  test('different bytes of one version: exactly one is published', async () => {
    const outcomes = await Promise.all([
      publishTo(server.url, makeBundle('1.0.0', 'Ada’s words'), { device: 'ada' }),
      publishTo(server.url, makeBundle('1.0.0', 'Bo’s words'), { device: 'bo' }),
    ]);

    expect(outcomes.filter(({ ok: good }) => good)).toHaveLength(1);
    expect(outcomes.find(({ ok: good }) => !good)).toMatchObject({
      error: { code: 'publishing/version-conflict' },
    });
    expect((await readIndex(server.url)).version).toBe(1);
  });

  test('an approval that was withdrawn meanwhile stops the loser of a race', async () => {
    await publishTo(server.url, makeBundle('1.0.0'));
    const refusal = await publishTo(server.url, makeBundle('1.1.0'), {
      recheck: async () => err('bundle/not-ready'),
    });

    expect(refusal).toEqual(err('bundle/not-ready'));
    expect((await readIndex(server.url)).version).toBe(1);
  });
});

describe('a store that lies is never believed', () => {
  test.each([
    ['says 201 and stores nothing', { kind: 'lie' as const }, /^blobs\//, 0],
    ['stores something else', { kind: 'corrupt' as const }, /^blobs\//, 0],
    ['loses the manifest', { kind: 'lie' as const }, /^manifests\//, 0],
    ['loses the index', { kind: 'lie' as const }, /^index\//, 0],
  ])('%s', async (_, action, key, version) => {
    server.faults.add({ when: { method: 'PUT', key }, action, times: 1 });
    const outcome = await publishTo(server.url, makeBundle('1.0.0'));

    expect(outcome).toMatchObject({ ok: false, error: { code: 'publishing/read-back-mismatch' } });
    expect((await readIndex(server.url)).version).toBe(version);
  });

  test('serves an older index than before', async () => {
    const memory = volatileMemory();
    await publishTo(server.url, makeBundle('1.0.0'), { memory });
    await publishTo(server.url, makeBundle('1.1.0'), { memory });
    server.faults.add({ when: { key: /^index\/2\.json$/ }, action: { kind: 'hide' } });

    expect(await publishTo(server.url, makeBundle('1.2.0'), { memory })).toEqual(
      err('publishing/index-rolled-back', { seen: 2, found: 1 }),
    );
  });

  test('serves another index under a number that was seen', async () => {
    const memory = volatileMemory();
    await publishTo(server.url, makeBundle('1.0.0'), { memory });
    await server.objects.remove('index');
    await publishTo(server.url, makeBundle('9.9.9'), { device: 'bo' });

    expect(await publishTo(server.url, makeBundle('1.2.0'), { memory })).toEqual(
      err('publishing/index-forked', { version: 1 }),
    );
  });

  test('serves an old index under a new number', async () => {
    await publishTo(server.url, makeBundle('1.0.0'));
    const first = await server.objects.read(indexKey(1));
    await server.objects.create(indexKey(2), first?.bytes ?? new Uint8Array());

    expect(await publishTo(server.url, makeBundle('1.2.0'))).toEqual(
      err('publishing/index-invalid', { version: 2 }),
    );
  });

  test('has an index that nobody of us signed', async () => {
    await publishTo(server.url, makeBundle('1.0.0'), { device: 'mallory', reader: readerFor('mallory') });

    expect(await publishTo(server.url, makeBundle('1.1.0'))).toEqual(
      err('publishing/index-untrusted', { version: 1 }),
    );
  });

  test('holds another workspace’s releases', async () => {
    await publishTo(server.url, makeBundle('1.0.0'), { workspace: 'ws-2' });

    expect(await publishTo(server.url, makeBundle('1.1.0'))).toEqual(err('publishing/index-foreign'));
  });

  test('has an expired index: only a person’s decision goes on from there', async () => {
    const longAgo = Date.now() - 90 * 24 * 60 * 60 * 1000;
    await publishTo(server.url, makeBundle('1.0.0'), { now: () => longAgo });

    expect(await publishTo(server.url, makeBundle('1.1.0'))).toMatchObject({
      error: { code: 'publishing/index-expired', params: { version: 1 } },
    });
    expect(await publishTo(server.url, makeBundle('1.1.0'), { acceptExpired: true })).toMatchObject({
      ok: true,
    });
  });

  test('what failed a check is not remembered', async () => {
    const memory = volatileMemory();
    await publishTo(server.url, makeBundle('1.0.0'), { workspace: 'ws-2' });
    await publishTo(server.url, makeBundle('1.1.0'), { memory });

    expect(memory.remembered()).toBeNull();
  });
});

test('a release that vanished from a later index is noticed', async () => {
  await publishTo(server.url, makeBundle('1.0.0'));
  const target = createHttpTarget({ url: server.url, credentials: null, now: Date.now });
  const reader = readerFor('ada');
  const store = createIndexStore({ target, method: 'conditional-put', reader, nonce });
  const { sealIndexFile } = await import('../../shared/publishing/index-file');
  const { makeDevice } = await import('./fixtures');
  const first = await store.newest(null);
  const head = first.ok ? first.value?.head : undefined;
  if (head === undefined) throw new Error('no index');
  const bytes = await sealIndexFile(
    { ...head.payload, version: 2, previous: head.sha256, releases: [] },
    makeDevice('ada').signer,
  );
  await store.create(2, bytes.ok ? bytes.value : new Uint8Array());

  expect(await store.newest(null)).toEqual(
    err('publishing/index-dropped', { product: 'aurora', version: '1.0.0' }),
  );
  target.close();
});
