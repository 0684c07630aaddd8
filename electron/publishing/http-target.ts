import { err, ok, type Result } from '../../shared/result';
import type { ExchangeAnswer } from './http-exchange';
import {
  createRequester,
  urlOfKey,
  type HttpConnection,
  type HttpRequester,
  type KeyRequest,
} from './http-request';
import type { CreateOutcome, ObjectFacts, PublishTarget, RequestOptions, TargetDescription } from './target';
import { keysOfMultistatus, propfindBody } from './webdav';

/** The media type in which a plain HTTP service lists a folder (see `shared/publishing/openapi.yaml`). */
export const listingType = 'application/vnd.imprimatur.listing+json';

const listingLimit = 4 * 1024 * 1024;

/** A publishing target over HTTP(S): a WebDAV server, or a plain service after `openapi.yaml`. */
export function createHttpTarget(connection: HttpConnection): PublishTarget {
  const http = createRequester(connection);
  return {
    url: http.base.href,
    describe: (options) => describe(http, options),
    putIfAbsent: async (key, bytes, sha256, options) => {
      const headers = { ...contentHeaders(key, sha256), 'if-none-match': '*' };
      const answer = await putInFolder(http, { method: 'PUT', key, headers, body: bytes }, options);
      return answer.ok ? createOutcome(http, answer.value) : answer;
    },
    put: async (key, bytes, sha256, options) => {
      const headers = contentHeaders(key, sha256);
      const answer = await putInFolder(http, { method: 'PUT', key, headers, body: bytes }, options);
      if (!answer.ok) return answer;
      return isSuccess(answer.value) ? ok(null) : { ok: false, error: http.failureOf(answer.value) };
    },
    get: async (key, maxBytes, options) => {
      const answer = await read(http, { method: 'GET', key, maxBytes, keep: true }, options);
      if (!answer.ok || answer.value === null) return answer as Result<null>;
      return ok({ ...factsOf(answer.value), bytes: answer.value.bytes });
    },
    digest: async (key, maxBytes, options) => {
      const answer = await read(http, { method: 'GET', key, maxBytes }, options);
      return answer.ok ? ok(answer.value === null ? null : factsOf(answer.value)) : answer;
    },
    exists: async (key, options) => {
      const answer = await read(http, { method: 'HEAD', key }, options);
      return answer.ok ? ok(answer.value !== null) : answer;
    },
    list: (folder, options) => list(http, folder, options),
    remove: async (key, options) => {
      const answer = await http.send({ method: 'DELETE', key }, options);
      return answer.ok ? ok(isSuccess(answer.value) || answer.value.status === 404) : answer;
    },
    moveFolder: (from, to, options) => moveFolder(http, from, to, options),
    raceCreate: (key, bodies, options) => raceCreate(http, key, bodies, options),
    close: http.close,
  };
}

const isSuccess = ({ status }: ExchangeAnswer): boolean => status >= 200 && status < 300;

async function describe(http: HttpRequester, options?: RequestOptions): Promise<Result<TargetDescription>> {
  const answer = await http.send({ method: 'OPTIONS', key: '' }, options);
  if (!answer.ok) return answer;
  const { status, headers } = answer.value;
  // A server may not know OPTIONS (405, 501), which says nothing against it.
  const isTrouble = status === 401 || status === 403 || (status >= 500 && status !== 501);
  if (isTrouble) return { ok: false, error: http.failureOf(answer.value) };
  const server = String(headers.server ?? '').slice(0, 200);
  return ok({ server, dav: typeof headers['dav'] === 'string' });
}

function createOutcome(http: HttpRequester, answer: ExchangeAnswer): Result<CreateOutcome> {
  if (answer.status === 412) return ok({ outcome: 'exists', versionId: null });
  if (!isSuccess(answer)) return { ok: false, error: http.failureOf(answer) };
  const versionId = answer.headers['x-amz-version-id'];
  return ok({ outcome: 'created', versionId: typeof versionId === 'string' ? versionId : null });
}

/** A `PUT` that makes the missing folders above it when a WebDAV server asks for them (409, RFC 4918 9.7.1). */
async function putInFolder(
  http: HttpRequester,
  request: KeyRequest,
  options?: RequestOptions,
): Promise<Result<ExchangeAnswer>> {
  const first = await http.send(request, options);
  if (!first.ok || first.value.status !== 409) return first;
  const made = await makeFolders(http, request.key, options);
  return made.ok ? http.send(request, options) : made;
}

/** Makes every folder above a key, outermost first. Those that exist (405) and servers without folders are fine. */
async function makeFolders(
  http: HttpRequester,
  key: string,
  options?: RequestOptions,
): Promise<Result<null>> {
  const parts = key.split('/').slice(0, -1);
  for (let depth = 0; depth <= parts.length; depth += 1) {
    const folder = depth === 0 ? '' : `${parts.slice(0, depth).join('/')}/`;
    const answer = await http.send({ method: 'MKCOL', key: folder }, options);
    if (!answer.ok) return answer;
  }
  return ok(null);
}

async function read(
  http: HttpRequester,
  request: KeyRequest,
  options?: RequestOptions,
): Promise<Result<ExchangeAnswer | null>> {
  const answer = await http.send(request, options);
  if (!answer.ok) return answer;
  if (answer.value.status === 404 || answer.value.status === 410) return ok(null);
  return answer.value.status === 200 ? answer : { ok: false, error: http.failureOf(answer.value) };
}

function factsOf({ sha256, size, headers }: ExchangeAnswer): ObjectFacts {
  return {
    sha256,
    size,
    etag: headers.etag?.slice(0, 300) ?? null,
    date: headers.date?.slice(0, 100) ?? null,
  };
}

async function list(
  http: HttpRequester,
  folder: string,
  options?: RequestOptions,
): Promise<Result<readonly string[] | null>> {
  const limits = { key: `${folder}/`, maxBytes: listingLimit, keep: true };
  const dav = await http.send(
    {
      method: 'PROPFIND',
      headers: { depth: '1', 'content-type': 'application/xml; charset=utf-8' },
      body: Buffer.from(propfindBody),
      ...limits,
    },
    options,
  );
  if (!dav.ok) return dav;
  if (dav.value.status === 207) {
    return ok(keysOfMultistatus(new TextDecoder().decode(dav.value.bytes), http.base, folder));
  }
  const plain = await http.send({ method: 'GET', headers: { accept: listingType }, ...limits }, options);
  if (!plain.ok) return plain;
  return ok(plain.value.status === 200 ? keysOfListing(plain.value, folder) : null);
}

function keysOfListing({ bytes, headers }: ExchangeAnswer, folder: string): readonly string[] | null {
  if (headers['content-type'] !== listingType) return null;
  try {
    const keys: unknown = (JSON.parse(new TextDecoder().decode(bytes)) as { keys?: unknown } | null)?.keys;
    if (!Array.isArray(keys)) return null;
    return keys.filter((key): key is string => typeof key === 'string' && key.startsWith(`${folder}/`));
  } catch {
    return null;
  }
}

async function moveFolder(
  http: HttpRequester,
  from: string,
  to: string,
  options?: RequestOptions,
): Promise<Result<'moved' | 'refused'>> {
  const move = (): Promise<Result<ExchangeAnswer>> => {
    const headers = { destination: urlOfKey(http.base, `${to}/`).href, overwrite: 'F', depth: 'infinity' };
    return http.send({ method: 'MOVE', key: `${from}/`, headers }, options);
  };
  let answer = await move();
  // A missing folder above is 409 by RFC 4918 9.9.4, and 500 from Apache. A place that is taken is 412 there, or 500.
  if (answer.ok && (answer.value.status === 409 || answer.value.status === 500)) {
    const made = await makeFolders(http, to, options);
    if (!made.ok) return made;
    answer = await move();
  }
  if (!answer.ok) return answer;
  const { status } = answer.value;
  if (status === 401) return { ok: false, error: http.failureOf(answer.value) };
  // 204 would mean that something was replaced, against our word.
  return ok(status === 201 ? 'moved' : 'refused');
}

async function raceCreate(
  http: HttpRequester,
  key: string,
  bodies: readonly Uint8Array[],
  options?: RequestOptions,
): Promise<Result<readonly number[]>> {
  const agent = http.makeAgent(bodies.length);
  let release = (): void => undefined;
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  let waiting = bodies.length;
  const racers = bodies.map((body) => {
    let counted = false;
    const onReady = (): void => {
      if (!counted) waiting -= 1;
      counted = true;
      if (waiting === 0) release();
    };
    const headers = { 'if-none-match': '*', 'content-type': 'application/octet-stream' };
    return http.send({ method: 'PUT', key, headers, body, hold: { release: gate, onReady }, agent }, options);
  });
  const answers = await Promise.all(racers);
  agent.destroy();
  const statuses = answers.flatMap((answer) => (answer.ok ? [answer.value.status] : []));
  if (statuses.length === bodies.length) return ok(statuses);
  return answers.find((answer) => !answer.ok) ?? err('publishing/connection-lost', { host: http.base.host });
}

const mediaTypes: Readonly<Record<string, string>> = {
  json: 'application/json',
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  xml: 'application/xml',
  atom: 'application/atom+xml',
  ics: 'text/calendar; charset=utf-8',
};

function contentHeaders(key: string, sha256: string): Record<string, string> {
  const extension = key.slice(key.lastIndexOf('.') + 1);
  return {
    'content-type': mediaTypes[extension] ?? 'application/octet-stream',
    // RFC 9530: a server that checks it notices a damaged upload before it stores it.
    'content-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
  };
}
