import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OutboxItemView } from '../../shared/publishing/view';
import { approvedBundle, type ApprovedBundle } from '../bundle/bundle-fixture';
import { startReferenceServer, type ReferenceServer } from '../endpoint/reference-server';
import { removeProfile, startTestEngine, valueOf, type TestEngine } from '../walk/engine-fixture';
import { passphrase } from '../walk/release-steps';

let approved: ApprovedBundle;
let engine: TestEngine;
let server: ReferenceServer;
let endpoint: string;

beforeAll(async () => {
  approved = await approvedBundle();
  engine = approved.engine;
});
afterAll(async () => {
  await engine.stop();
  await removeProfile(engine);
});

let run = 0;
beforeEach(async () => {
  run += 1;
  server = await startReferenceServer({ folder: path.join(engine.folder, `endpoint-${run}`) });
  endpoint = await saveEndpoint({ url: server.url });
});
afterEach(async () => {
  for (const { id, parents } of valueOf(await engine.call['endpoint.list']({}))) {
    await engine.call['endpoint.remove']({ id, parents: [...parents] });
  }
  await server.stop();
});

async function saveEndpoint(change: {
  readonly url: string;
  readonly auth?: 'none' | 'bearer';
}): Promise<string> {
  const body = { name: 'Main', auth: 'none' as const, indexExpiryDays: 30, ...change };
  return valueOf(await engine.call['endpoint.save']({ id: null, endpoint: body, parents: [] })).id;
}

const enqueue = () => engine.call['publishing.enqueue']({ release: approved.release, endpoint });

async function until(holds: (item: OutboxItemView) => boolean, at = endpoint): Promise<OutboxItemView> {
  return vi.waitFor(
    async () => {
      const items = valueOf(await engine.call['publishing.outbox']({}));
      const found = items.find((item) => item.endpoint === at && holds(item));
      if (found === undefined) throw new Error(JSON.stringify(items));
      return found;
    },
    { timeout: 15_000, interval: 20 },
  );
}

const isDone = ({ state }: OutboxItemView): boolean => state === 'done';
const text = async (key: string): Promise<string> =>
  new TextDecoder().decode((await server.objects.read(key))?.bytes ?? new Uint8Array());

async function journalText(): Promise<string> {
  const folder = path.join(approved.workspace, 'journal');
  const files = await readdir(folder, { recursive: true });
  const lines = files
    .filter((name) => name.endsWith('.jsonl'))
    .map((name) => readFile(path.join(folder, name), 'utf8'));
  return (await Promise.all(lines)).join('');
}

describe('publishing as the engine does it', () => {
  test('a real bundle becomes pages, feeds and documents, made of what was signed', async () => {
    valueOf(await enqueue());
    const { receipt } = await until(isDone);

    expect(receipt).toMatchObject({ product: 'ledger', version: '4.2.0', index: { version: 1 } });
    const page = await text('site/ledger/4.2.0/en/index.html');
    expect(page).toContain('Close a month with one command');
    const atom = await text('site/ledger/atom.de.xml');
    expect(atom).toContain('Übersetzt: Close a month with one command');
    expect(atom).toContain('href="/ledger/4.2.0/de/"');
    const feed = JSON.parse(await text('site/ledger/feed.en.json')) as { items: { url: string }[] };
    expect(feed.items.map(({ url }) => url)).toEqual(['/ledger/4.2.0/en/']);
    expect(await text('site/ledger/index.html')).toContain(
      '<a href="/ledger/4.2.0/de/" hreflang="de" lang="de">',
    );
    expect(await text('site/index.html')).toContain('<a href="/ledger/">Ledger</a>');
    expect(JSON.parse(await text('site/api/v1/index.json'))).toMatchObject({
      releases: [{ product: 'ledger', version: '4.2.0', kind: 'planned', title: 'Faster closing' }],
    });
    expect(await text('site/api/v1/release.schema.json')).toContain('json-schema.org');
  });

  test('twice: nothing is sent the second time, and there is one receipt in the journal', async () => {
    valueOf(await enqueue());
    const { receipt } = await until(isDone);
    const puts = (): number => server.log.filter(({ method }) => method === 'PUT').length;
    const sent = puts();
    const again = valueOf(await enqueue());
    await until((item) => isDone(item) && item.receipt?.verifiedAt !== receipt?.verifiedAt);

    expect(again.id).toBe((await until(isDone)).id);
    expect(puts()).toBe(sent);
    const lines = (await journalText())
      .split('\n')
      .filter((line) => line.includes(`/receipt/${receipt?.id}`));
    expect(lines).toHaveLength(1);
  });

  test('credentials are asked for, kept in memory, and in no file', async () => {
    const guarded = await startReferenceServer({
      folder: path.join(engine.folder, `guarded-${run}`),
      authorization: 'Bearer very-secret-token',
    });
    try {
      endpoint = await saveEndpoint({ url: guarded.url, auth: 'bearer' });
      valueOf(await enqueue());
      await until((item) => item.waiting === 'credentials');
      const credentials = { kind: 'bearer' as const, token: 'very-secret-token' };
      valueOf(await engine.call['endpoint.credentials']({ id: endpoint, credentials }));
      await until(isDone);

      const views = valueOf(await engine.call['endpoint.list']({}));
      expect(views.find(({ id }) => id === endpoint)).toMatchObject({
        credentials: 'present',
        index: { version: 1 },
      });
      for (const name of await readdir(engine.folder, { recursive: true, withFileTypes: true })) {
        if (!name.isFile()) continue;
        const file = path.join(name.parentPath, name.name);
        // The outbox removes its copy of the bundle meanwhile; what is gone holds no secret.
        const bytes = await readFile(file).catch(() => Buffer.alloc(0));
        expect(bytes.includes('very-secret-token'), file).toBe(false);
      }
      expect(JSON.stringify(engine.events)).not.toContain('very-secret-token');
    } finally {
      await guarded.stop();
    }
  });

  test('a store can be asked how it behaves, and an impossible address is refused with its reason', async () => {
    const report = valueOf(await engine.call['endpoint.probe']({ id: endpoint }));
    expect(report).toMatchObject({ class: 'enforced', createMethod: 'conditional-put' });
    const views = valueOf(await engine.call['endpoint.list']({}));
    expect(views.find(({ id }) => id === endpoint)?.probe).toEqual(report);

    const body = {
      name: 'Bad',
      url: 'http://releases.example.com/',
      auth: 'none' as const,
      indexExpiryDays: 30,
    };
    expect(await engine.call['endpoint.save']({ id: null, endpoint: body, parents: [] })).toMatchObject({
      error: { code: 'publishing/address-not-https' },
    });
  });

  test('a lock in between: the receipt waits for the key, and is written when it is back', async () => {
    server.faults.add({
      when: { method: 'PUT', key: /^blobs/ },
      times: 2,
      action: { kind: 'status', status: 503 },
    });
    valueOf(await enqueue());
    await until((item) => item.waiting === 'retry');
    await engine.call['identity.lock']({});
    const device = (await engine.call['identity.session']({}))?.device ?? '';
    engine.services.publishing.wake();
    await until((item) => item.waiting === 'unlock');

    valueOf(await engine.call['identity.unlock']({ device, passphrase }));
    await until(isDone);
  });

  test('the outbox of a stopped app goes on at the next start', async () => {
    server.faults.add({ when: {}, action: { kind: 'status', status: 503 } });
    valueOf(await enqueue());
    await until((item) => item.waiting === 'retry');
    const device = (await engine.call['identity.session']({}))?.device ?? '';
    await engine.stop();
    server.faults.clear();

    engine = await startTestEngine(engine.folder);
    valueOf(await engine.call['identity.unlock']({ device, passphrase }));
    valueOf(await engine.call['workspace.open']({ path: approved.workspace }));
    expect(valueOf(await engine.call['publishing.outbox']({})).length).toBeGreaterThan(0);
    await engine.call['publishing.retry']({ id: (await until(() => true)).id });
    await until(isDone);
  });

  // Last, for the release is not what it was after it.
  test('B1: a word that changes while the bundle waits stops it before anything is public', async () => {
    const taken = server.faults.add({
      when: { method: 'PUT', key: /^manifests/ },
      action: { kind: 'status', status: 503 },
    });
    valueOf(await enqueue());
    await taken.struck;
    const { changes } = valueOf(await engine.call['release.get']({ release: approved.release }));
    const [change] = changes;
    if (change === undefined) throw new Error('no change');
    valueOf(
      await engine.call['release.saveChange']({
        release: approved.release,
        change: change.id,
        value: { ...change.value, summary: `${change.value.summary}!` },
        parents: [...change.parents],
      }),
    );
    server.faults.clear();
    await until((item) => item.waiting === 'retry');
    engine.services.publishing.wake();

    const failed = await until(({ state }) => state === 'failed');
    expect(failed.error).toEqual({ code: 'publishing/approvals-changed', params: { version: '4.2.0' } });
    expect(await server.objects.list('index')).toEqual([]);
    expect(await enqueue()).toEqual({ ok: false, error: { code: 'publishing/no-current-bundle' } });
  });
});
