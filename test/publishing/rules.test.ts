import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keysOfMultistatus } from '../../electron/publishing/webdav';
import { addressProblem, credentialsSchema } from '../../shared/publishing/endpoint';
import { readIndexFile, sealIndexFile } from '../../shared/publishing/index-file';
import {
  appendRelease,
  checkSuccessor,
  decideIndexUpdate,
  type IndexContext,
  type IndexItem,
} from '../../shared/publishing/index-rules';
import { isCleanKey, isPermanent } from '../../shared/publishing/layout';
import { allowPublishing, isProbeFresh, type ProbeReport } from '../../shared/publishing/probe-report';
import type { IndexHead } from '../../shared/publishing/release-index';
import { classifyFailure, parseRetryAfter, retryDelay, statusFailure } from '../../shared/publishing/retry';
import { err, ok } from '../../shared/result';
import { makeDevice, readerFor } from './fixtures';

const now = Date.parse('2026-11-24T12:00:00Z');
const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const stamp = { workspace: 'ws-1', now, expiryDays: 30 };
const context: IndexContext = { workspace: 'ws-1', now, remembered: null, acceptExpired: false };
const item = (version: string, manifest = hash(version)): IndexItem => ({
  ...{ product: 'aurora', version, release: `r-${version}`, manifest },
});
function headOf(current: IndexHead | null, added: IndexItem): IndexHead {
  const payload = appendRelease(current, added, stamp);
  return { version: payload.version, sha256: hash(JSON.stringify(payload)), payload, signer: 'ada' };
}
const first = headOf(null, item('1.0.0'));
const second = headOf(first, item('1.1.0'));

describe('deciding about an index', () => {
  test.each([
    ['an empty endpoint', null, item('1.0.0'), {}, ok({ kind: 'append' })],
    ['a new version', first, item('1.1.0'), {}, ok({ kind: 'append' })],
    [
      'the same bytes',
      first,
      item('1.0.0'),
      {},
      ok({ kind: 'already-published', entry: first.payload.releases[0] }),
    ],
    [
      'other bytes',
      first,
      item('1.0.0', hash('other')),
      {},
      err('publishing/version-conflict', { product: 'aurora', version: '1.0.0' }),
    ],
    [
      'another workspace’s index',
      first,
      item('1.1.0'),
      { workspace: 'ws-2' },
      err('publishing/index-foreign'),
    ],
    [
      'an older index than was seen',
      first,
      item('1.1.0'),
      { remembered: { version: 2, sha256: second.sha256 } },
      err('publishing/index-rolled-back', { seen: 2, found: 1 }),
    ],
    [
      'none where one was seen',
      null,
      item('1.1.0'),
      { remembered: { version: 2, sha256: second.sha256 } },
      err('publishing/index-rolled-back', { seen: 2, found: 0 }),
    ],
    [
      'another index under the number that was seen',
      first,
      item('1.1.0'),
      { remembered: { version: 1, sha256: hash('x') } },
      err('publishing/index-forked', { version: 1 }),
    ],
    [
      'an index at the moment it expires',
      first,
      item('1.1.0'),
      { now: Date.parse(first.payload.expires) },
      err('publishing/index-expired', { version: 1, expires: first.payload.expires }),
    ],
    [
      'the same, renewed by a person',
      first,
      item('1.1.0'),
      { now: Date.parse(first.payload.expires), acceptExpired: true },
      ok({ kind: 'append' }),
    ],
  ] as const)('%s', (_, current, wanted, change, expected) => {
    expect(decideIndexUpdate(current, wanted, { ...context, ...change })).toEqual(expected);
  });

  test('a withdrawn version is not published again', () => {
    const [entry] = first.payload.releases;
    if (entry === undefined) throw new Error('no entry');
    const withdrawn = { ...entry, withdrawn: { at: entry.publishedAt, reason: 'wrong build' } };
    const head = { ...first, payload: { ...first.payload, releases: [withdrawn] } };

    expect(decideIndexUpdate(head, item('1.0.0'), context)).toMatchObject({
      error: { code: 'publishing/withdrawn' },
    });
  });
});

describe('the successor of an index', () => {
  test.each([
    ['the next one', {}, true],
    ['a number that jumps', { version: 3 }, false],
    ['another file before it', { previous: hash('x') }, false],
    ['another workspace', { workspace: 'ws-2' }, false],
    ['a release that vanished', { releases: second.payload.releases.slice(1) }, false],
    [
      'a release that was exchanged',
      { releases: second.payload.releases.map((entry) => ({ ...entry, manifest: hash('x') })) },
      false,
    ],
    [
      'one version twice',
      { releases: [...second.payload.releases, ...second.payload.releases.slice(1)] },
      false,
    ],
  ])('%s', (_, change, isLawful) => {
    expect(checkSuccessor(first, { ...second.payload, ...change }).ok).toBe(isLawful);
  });
});

describe('an index file', () => {
  const reader = readerFor('ada');

  test('is read as it was signed, and any changed byte is refused', async () => {
    const sealed = await sealIndexFile(first.payload, makeDevice('ada').signer);
    if (!sealed.ok) throw new Error(sealed.error.code);
    expect(readIndexFile(sealed.value, 1, reader)).toMatchObject({
      value: { payload: first.payload, signer: 'ada' },
    });

    fc.assert(
      fc.property(fc.nat(sealed.value.length - 1), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const changed = Uint8Array.from(sealed.value);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(readIndexFile(changed, 1, reader).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  test('is refused as random bytes, under another number, and from a device of nobody', async () => {
    const sealed = await sealIndexFile(first.payload, makeDevice('mallory').signer);
    if (!sealed.ok) throw new Error(sealed.error.code);
    expect(readIndexFile(sealed.value, 1, reader)).toEqual(err('publishing/index-untrusted', { version: 1 }));
    expect(readIndexFile(sealed.value, 2, readerFor('mallory'))).toEqual(
      err('publishing/index-invalid', { version: 2 }),
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !readIndexFile(bytes, 1, reader).ok),
      { numRuns: 500 },
    );
  });
});

describe('trying again', () => {
  test.each([
    [{ code: 'publishing/offline' }, 'retry'],
    [{ code: 'publishing/timeout' }, 'retry'],
    [{ code: 'publishing/credentials-refused' }, 'credentials'],
    [{ code: 'identity/locked' }, 'unlock'],
    [{ code: 'publishing/cancelled' }, 'cancelled'],
    [{ code: 'publishing/blob-mismatch' }, 'stop'],
    [{ code: 'publishing/tls-untrusted' }, 'stop'],
    [{ code: 'something/new' }, 'stop'],
  ] as const)('%o: %s', (failure, kind) => {
    expect(classifyFailure(failure)).toBe(kind);
  });

  test.each([409, 423, 425, 429, 500, 502, 503, 504])('status %i passes', (status) => {
    expect(classifyFailure(statusFailure(status, 'host', null))).toBe('retry');
  });

  test.each([
    ['120', 120_000],
    [' 0 ', 0],
    ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
    ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
    ['99999999', 3_600_000],
    ['soon', null],
    [undefined, null],
  ])('Retry-After %s', (header, wait) => {
    expect(parseRetryAfter(header, now)).toBe(wait);
  });

  test('pauses lie in their bounds, and never under what the server asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        fc.nat(3_600_000),
        (attempt, random, asked) => {
          const free = retryDelay(attempt, { code: 'publishing/offline' }, () => random);
          expect(free).toBeGreaterThanOrEqual(1000);
          expect(free).toBeLessThanOrEqual(300_000);
          const busy = statusFailure(503, 'host', asked);
          expect(retryDelay(attempt, busy, () => random)).toBeGreaterThanOrEqual(asked);
        },
      ),
    );
  });
});

describe('addresses, keys and credentials', () => {
  test.each([
    ['https://releases.example.com/acme/', null],
    ['https://releases.example.com', null],
    ['http://127.0.0.1:8080/x', null],
    ['http://[::1]:8080/', null],
    ['http://localhost/', null],
    ['http://releases.example.com/', 'not-https'],
    ['http://127.0.0.1.example.com/', 'not-https'],
    ['http://localhost.example.com/', 'not-https'],
    ['ftp://example.com/', 'not-a-url'],
    ['file:///etc/passwd', 'not-a-url'],
    ['javascript:alert(1)', 'not-a-url'],
    ['releases', 'not-a-url'],
    ['https://jo:secret@example.com/', 'has-credentials'],
    ['https://example.com/?a=b', 'has-query'],
    ['https://example.com/#a', 'has-query'],
    ['https://example.com/?', 'has-query'],
    [`https://example.com/${'x'.repeat(500)}`, 'too-long'],
  ])('%s', (url, problem) => {
    expect(addressProblem(url)).toBe(problem);
  });

  test.each([
    'a/../b',
    '..',
    './a',
    'a//b',
    '/a',
    'a/',
    '',
    'a\\b',
    'a\u0000b',
    'c:x',
    'a?b',
    'a#b',
    'x'.repeat(600),
  ])('no clean key: %j', (key) => {
    expect(isCleanKey(key)).toBe(false);
  });

  test.each([
    ['site/aurora/1.0/en/index.html', true],
    ['site/api/v1/aurora/1.0.en.json', true],
    ['site/aurora/index.html', false],
    ['site/aurora/1.0.1/en/index.html', false],
    ['site/api/v1/index.json', false],
  ])('%s permanent: %s', (key, permanent) => {
    expect(isPermanent(key, 'aurora', '1.0')).toBe(permanent);
  });

  test('credentials that would break out of their header are refused', () => {
    const bearer = { kind: 'bearer', token: 'a\r\nx-evil: 1' };
    const basic = { kind: 'basic', user: 'a:b', password: 'c' };
    expect(credentialsSchema.safeParse(bearer).success).toBe(false);
    expect(credentialsSchema.safeParse(basic).success).toBe(false);
    expect(credentialsSchema.safeParse({ ...basic, user: 'jo' }).success).toBe(true);
  });
});

describe('a probe’s report', () => {
  const endpoint = { name: 'Main', url: 'https://x.example/', auth: 'none', indexExpiryDays: 30 } as const;
  const report = (change: Partial<ProbeReport>): ProbeReport => ({
    ...{ format: 1, at: new Date(now).toISOString(), server: 'x', class: 'enforced' },
    ...{ createMethod: 'conditional-put', checks: [], ...change },
  });
  const careless = report({ class: 'not-enforced', createMethod: null });
  const forAda = { ...endpoint, designatedPublisher: 'ada' };

  test('decides who may publish', () => {
    expect(allowPublishing(report({}), endpoint, 'ada')).toEqual(ok('conditional-put'));
    expect(allowPublishing(careless, endpoint, 'ada')).toMatchObject({
      error: { code: 'publishing/store-not-enforced' },
    });
    expect(allowPublishing(careless, forAda, 'ada')).toEqual(ok('conditional-put'));
    expect(allowPublishing(report({}), forAda, 'bo')).toMatchObject({
      error: { code: 'publishing/not-designated' },
    });
  });

  test('is believed for a day, and never from the future', () => {
    expect(isProbeFresh(report({}), now + 1)).toBe(true);
    expect(isProbeFresh(report({}), now + 24 * 60 * 60 * 1000)).toBe(false);
    expect(isProbeFresh(report({}), now - 1)).toBe(false);
  });
});

describe('a PROPFIND answer is a stranger’s XML', () => {
  const base = new URL('https://x.example/acme/');

  test.each([
    ['<D:href>/acme/probe/a/once</D:href>', ['probe/a/once']],
    ['<href>https://x.example/acme/probe/a/once</href>', ['probe/a/once']],
    ['<d:href xmlns:d="DAV:"> /acme/probe/a/b%20c&amp;d </d:href>', ['probe/a/b c&d']],
    ['<D:href>/acme/probe/a/</D:href>', []],
    ['<D:href>/acme/probe/a/deep/er</D:href>', []],
    ['<D:href>https://evil.example/acme/probe/a/x</D:href>', []],
    ['<D:href>/acme/probe/a/../../../etc</D:href>', []],
    ['<D:href>/acme/probe/a/%</D:href>', []],
    ['<!DOCTYPE x [<!ENTITY e "boom">]><D:href>/acme/probe/a/&e;</D:href>', ['probe/a/&e;']],
  ])('%s', (xml, keys) => {
    expect(keysOfMultistatus(xml, base, 'probe/a')).toEqual(keys);
  });

  test('whatever it says, only keys of that folder come out, in time', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        for (const key of keysOfMultistatus(`<D:href>${text}</D:href>`, base, 'probe/a')) {
          expect(key.startsWith('probe/a/')).toBe(true);
        }
      }),
    );
    const started = performance.now();
    keysOfMultistatus('<a:href '.repeat(100_000), base, 'probe/a');
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
