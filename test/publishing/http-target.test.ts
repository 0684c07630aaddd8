import { createServer, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import { createHttpTarget } from '../../electron/publishing/http-target';
import type { HttpConnection } from '../../electron/publishing/http-request';
import type { PublishTarget } from '../../electron/publishing/target';
import { classifyFailure } from '../../shared/publishing/retry';
import { startReferenceServer, type ReferenceServer } from '../endpoint/reference-server';
import { scratchFolder } from './fixtures';
import { selfSigned } from './self-signed';

const cleanups: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function connect(url: string, change: Partial<HttpConnection> = {}): PublishTarget {
  const target = createHttpTarget({ url, credentials: null, now: Date.now, ...change });
  cleanups.push(target.close);
  return target;
}

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  return `http://127.0.0.1:${await listen(server)}/`;
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    (server as unknown as { closeAllConnections(): void }).closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

async function reference(authorization?: string): Promise<ReferenceServer> {
  const { folder, remove } = await scratchFolder();
  cleanups.push(remove);
  const server = await startReferenceServer({
    folder,
    ...(authorization === undefined ? {} : { authorization }),
  });
  cleanups.push(server.stop);
  return server;
}

const bytes = Buffer.from('some bytes');
const digest = sha256(bytes);

describe('reading and creating', () => {
  test('an object is created once, read, hashed, found and listed', async () => {
    const server = await reference();
    const target = connect(server.url);

    expect(await target.putIfAbsent('blobs/a', bytes, digest)).toMatchObject({
      value: { outcome: 'created' },
    });
    expect(await target.putIfAbsent('blobs/a', bytes, digest)).toMatchObject({
      value: { outcome: 'exists' },
    });
    expect(await target.get('blobs/a', 100)).toMatchObject({ value: { sha256: digest, size: 10 } });
    expect(await target.digest('blobs/a', 100)).toMatchObject({ value: { sha256: digest } });
    expect(await target.exists('blobs/a')).toEqual({ ok: true, value: true });
    expect(await target.exists('blobs/b')).toEqual({ ok: true, value: false });
    expect(await target.get('blobs/b', 100)).toEqual({ ok: true, value: null });
    expect(await target.list('blobs')).toEqual({ ok: true, value: ['blobs/a'] });
  });

  test('keys are encoded, and one that could leave the folder is a bug', async () => {
    const server = await reference();
    const target = connect(server.url);

    await target.putIfAbsent('site/ä b/1.0+2/x.html', bytes, digest);
    expect((await server.objects.read('site/ä b/1.0+2/x.html'))?.bytes.toString()).toBe('some bytes');
    for (const key of ['../x', 'a/../b', 'a//b', '/a', 'a\\b', 'a?b', 'c:/x']) {
      await expect(target.exists(key)).rejects.toThrow('Not a clean key');
    }
  });

  test('a file of 3 MB goes in one piece and reports its bytes', async () => {
    const server = await reference();
    const large = Buffer.alloc(3_000_000, 7);
    let seen = 0;
    const put = await connect(server.url).putIfAbsent('blobs/large', large, sha256(large), {
      onBytes: (count) => (seen += count),
    });

    expect(put.ok).toBe(true);
    expect(seen).toBe(3_000_000);
    expect((await server.objects.read('blobs/large'))?.bytes.length).toBe(3_000_000);
  });
});

describe('a server that misbehaves', () => {
  test.each([
    [503, 'publishing/server-busy', 'retry'],
    [429, 'publishing/server-busy', 'retry'],
    [500, 'publishing/server-busy', 'retry'],
    [401, 'publishing/credentials-refused', 'credentials'],
    [403, 'publishing/credentials-refused', 'credentials'],
    [507, 'publishing/store-full', 'stop'],
    [418, 'publishing/unexpected-status', 'stop'],
  ])('status %i is %s', async (status, code, kind) => {
    const server = await reference();
    server.faults.add({ when: {}, action: { kind: 'status', status } });
    const put = await connect(server.url).putIfAbsent('blobs/a', bytes, digest);

    expect(put).toMatchObject({ ok: false, error: { code } });
    if (!put.ok) expect(classifyFailure(put.error)).toBe(kind);
  });

  test('Retry-After is carried along', async () => {
    const server = await reference();
    server.faults.add({ when: {}, action: { kind: 'status', status: 503, headers: { 'retry-after': '7' } } });

    expect(await connect(server.url).exists('a')).toMatchObject({
      error: { params: { retryAfterMs: 7000 } },
    });
  });

  test('an answer that never ends is cut off', async () => {
    const server = await reference();
    server.faults.add({ when: { method: 'GET' }, action: { kind: 'oversize', bytes: 50_000_000 } });

    expect(await connect(server.url).get('a', 1000)).toMatchObject({
      error: { code: 'publishing/response-too-large', params: { limit: 1000 } },
    });
  });

  test('an endless error page is not read to its end', async () => {
    const url = await serve((_, response) => {
      response.writeHead(500);
      const feed = (): void => {
        while (!response.destroyed && response.write(Buffer.alloc(65_536)));
      };
      response.on('drain', feed);
      feed();
    });

    expect(await connect(url).get('a', 1000)).toMatchObject({ error: { code: 'publishing/server-busy' } });
  });

  test('silence is a timeout', async () => {
    const server = await reference();
    server.faults.add({ when: {}, action: { kind: 'stall' } });

    expect(await connect(server.url, { idleMs: 50 }).exists('a')).toMatchObject({
      error: { code: 'publishing/timeout' },
    });
  });

  test('a trickle is a timeout too', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write('.'), 10);
      response.on('close', () => clearInterval(drip));
    });

    expect(await connect(url, { idleMs: 60 }).get('a', 400)).toMatchObject({
      error: { code: 'publishing/timeout' },
    });
  });

  test('a connection that breaks off is lost, in an upload and in an answer', async () => {
    const server = await reference();
    server.faults.add({ when: { method: 'PUT' }, action: { kind: 'drop', afterBytes: 100_000 } });
    const large = Buffer.alloc(4_000_000);
    const upload = await connect(server.url).putIfAbsent('blobs/large', large, sha256(large));
    expect(upload).toMatchObject({ error: { code: 'publishing/connection-lost' } });
    expect(await server.objects.read('blobs/large')).toBeNull();

    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('half', () => response.destroy());
    });
    expect(await connect(url).get('a', 5000)).toMatchObject({
      error: { code: 'publishing/connection-lost' },
    });
  });

  test('nobody listens: offline', async () => {
    const server = await reference();
    await server.stop();

    expect(await connect(server.url).exists('a')).toMatchObject({ error: { code: 'publishing/offline' } });
  });

  test('what is no HTTP is a bad answer', async () => {
    const { createServer: createRaw } = await import('node:net');
    const raw = createRaw((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve));
    cleanups.push(() => raw.close());
    const { port } = raw.address() as AddressInfo;

    expect(await connect(`http://127.0.0.1:${port}/`).exists('a')).toMatchObject({
      error: { code: 'publishing/bad-answer' },
    });
  });

  test('a kept-alive connection that the server has closed is asked again', async () => {
    let requests = 0;
    const url = await serve((request, response) => {
      requests += 1;
      if (requests === 2) request.socket.destroy();
      else response.writeHead(200).end('x');
    });
    const target = connect(url);

    expect(await target.digest('a', 10)).toMatchObject({ ok: true });
    // The agent takes the connection back in the turn after the answer.
    await new Promise(setImmediate);
    expect(await target.digest('a', 10)).toMatchObject({ ok: true });
    expect(requests).toBe(3);
  });

  test('an aborted upload ends at once', async () => {
    const server = await reference();
    server.faults.add({ when: { method: 'PUT' }, action: { kind: 'stall' } });
    const controller = new AbortController();
    const upload = connect(server.url).putIfAbsent('blobs/a', bytes, digest, { signal: controller.signal });
    controller.abort();

    expect(await upload).toEqual({ ok: false, error: { code: 'publishing/cancelled' } });
  });
});

describe('credentials', () => {
  test('basic and bearer are sent as the header says, and nothing of them gets into a failure', async () => {
    const basic = await reference(`Basic ${Buffer.from('jo:pässword').toString('base64')}`);
    const bearer = await reference('Bearer token-1');
    const asJo = connect(basic.url, { credentials: { kind: 'basic', user: 'jo', password: 'pässword' } });
    const asToken = connect(bearer.url, { credentials: { kind: 'bearer', token: 'token-1' } });
    const wrong = connect(bearer.url, { credentials: { kind: 'bearer', token: 'secret-2' } });

    expect(await asJo.putIfAbsent('a', bytes, digest)).toMatchObject({ ok: true });
    expect(await asToken.putIfAbsent('a', bytes, digest)).toMatchObject({ ok: true });
    const refused = await wrong.putIfAbsent('a', bytes, digest);
    expect(refused).toMatchObject({ error: { code: 'publishing/credentials-refused' } });
    expect(JSON.stringify(refused)).not.toContain('secret-2');
  });

  test('a redirect is refused and the other server is never asked', async () => {
    let asked = 0;
    const other = await serve((_, response) => {
      asked += 1;
      response.writeHead(201).end();
    });
    const url = await serve((_, response) => response.writeHead(307, { location: `${other}blobs/a` }).end());
    const target = connect(url, { credentials: { kind: 'bearer', token: 'token-1' } });

    expect(await target.putIfAbsent('blobs/a', bytes, digest)).toMatchObject({
      error: { code: 'publishing/redirect-refused', params: { to: new URL(other).host } },
    });
    expect(asked).toBe(0);
  });
});

test('a certificate that nobody vouches for is refused, and one that we were given is not', async () => {
  const pem = selfSigned(new Date());
  let asked = 0;
  const server = createTlsServer(pem, (_, response) => {
    asked += 1;
    response.writeHead(404).end();
  });
  const url = `https://127.0.0.1:${await listen(server)}/`;

  expect(await connect(url).exists('a')).toMatchObject({ error: { code: 'publishing/tls-untrusted' } });
  expect(asked).toBe(0);
  expect(await connect(url, { ca: pem.cert }).exists('a')).toEqual({ ok: true, value: false });
});
