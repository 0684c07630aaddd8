import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLocalEndpoint, type LocalEndpoint } from '../../electron/publishing/local-endpoint';
import { valueOf } from '../walk/engine-fixture';

let folder: string;
let endpoint: LocalEndpoint;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-endpoint-'));
  endpoint = valueOf(await startLocalEndpoint(path.join(folder, 'not', 'there', 'yet')));
});

afterEach(async () => {
  await endpoint.stop();
  await rm(folder, { recursive: true, force: true });
});

const put = (key: string, body: string, headers: Record<string, string> = {}): Promise<number> =>
  fetch(new URL(key, endpoint.url), { method: 'PUT', body, headers }).then(({ status }) => status);

const read = async (key: string): Promise<string> => (await fetch(new URL(key, endpoint.url))).text();

/** The status for a path exactly as written and a host that the address doesn't name; `fetch` would tidy both. */
function statusOf(target: string, host = '127.0.0.1'): Promise<number> {
  const { port } = new URL(endpoint.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path: target, headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

describe('the endpoint that imprimatur serves', () => {
  it('creates an object once and lets nobody overwrite or remove it', async () => {
    const create = { 'if-none-match': '*' };
    expect(await put('index/1.json', 'first', create)).toBe(201);
    expect(await put('index/1.json', 'second', create)).toBe(412);
    expect(await put('index/1.json', 'second')).toBe(428);
    const removed = await fetch(new URL('index/1.json', endpoint.url), { method: 'DELETE' });
    expect(removed.status).toBe(405);
    expect(await read('index/1.json')).toBe('first');
  });

  it('shows a browser the page of a folder as what it is', async () => {
    expect(await put('site/ledger/index.html', '<h1>Ledger</h1>')).toBe(201);
    const page = await fetch(new URL('site/ledger/', endpoint.url));
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await page.text()).toBe('<h1>Ledger</h1>');
    expect((await fetch(new URL('site/vault/', endpoint.url))).status).toBe(404);
  });

  it('answers no path that leads out of its folder, and no page of another site (DNS rebinding)', async () => {
    expect(await statusOf('/../outside')).toBe(400);
    expect(await statusOf('/site/%2e%2e/%2e%2e/outside')).toBe(400);
    expect(await statusOf('/index/1.json', 'evil.example')).toBe(421);
    expect(await statusOf('/index/1.json', 'localhost:4180')).toBe(404);
  });

  it('says that its port is in use', async () => {
    const port = Number(new URL(endpoint.url).port);
    const taken = await startLocalEndpoint(folder, port);
    expect(taken).toMatchObject({ ok: false, error: { code: 'endpoint/port-taken', params: { port } } });
  });
});
