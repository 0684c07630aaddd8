import { createHash } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isCleanKey } from '../../shared/publishing/layout';
import type { ObjectFolder } from './object-folder';

/** A request for an object and the way to answer it. */
export interface ObjectRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly key: string;
  readonly objects: ObjectFolder;
}

/** What tests do to an upload to see how a publisher copes. */
export interface UploadTwist {
  readonly alter?: (body: Uint8Array) => Uint8Array;
  readonly hangUp?: boolean;
}

const listingType = 'application/vnd.imprimatur.listing+json';
const largestObject = 256 * 1024 * 1024;
/** Only derived files may be replaced, and only a probe's leftovers removed. */
const isReplaceable = (key: string): boolean => key.startsWith('site/') || key.startsWith('probe/');
const isRemovable = (key: string): boolean => key.startsWith('probe/');

/** What browsers and feed readers are told about a published file; anything else is bytes. */
const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json',
  xml: 'application/atom+xml',
  atom: 'application/atom+xml',
};

/** The key of a request's path; null if it is not clean. The empty key is the endpoint itself. */
export function keyOf(target: string): string | null {
  try {
    const key = decodeURIComponent(target.slice(1));
    return key === '' || isCleanKey(key.replace(/\/$/, '')) ? key : null;
  } catch {
    return null;
  }
}

/** Answers one request as `shared/publishing/openapi.yaml` describes. Throws what the disk or the connection throws. */
export async function serveObject(exchange: ObjectRequest, twist: UploadTwist = {}): Promise<void> {
  const { request, response, method, key } = exchange;
  if (method === 'OPTIONS') return answer(response, 204);
  if (method === 'PUT') return put(exchange, await readBody(request), twist);
  if (method === 'GET' || method === 'HEAD') return get(exchange);
  if (method === 'DELETE' && isRemovable(key)) {
    await exchange.objects.remove(key.replace(/\/$/, ''));
    return answer(response, 204);
  }
  request.resume();
  return answer(response, 405);
}

async function put(exchange: ObjectRequest, body: Uint8Array | null, twist: UploadTwist): Promise<void> {
  const { request, response, key, objects } = exchange;
  const conditional = request.headers['if-none-match'] === '*';
  if (key === '' || key.endsWith('/')) return answer(response, 405);
  if (body === null) return answer(response, 413);
  if (!matchesDigest(request, body)) return answer(response, 400, 'content-digest');
  // RFC 6585 3: the client has to say that it means to create.
  if (!conditional && !isReplaceable(key)) return answer(response, 428);
  const stored = twist.alter?.(body) ?? body;
  const created = conditional ? await objects.create(key, stored) : await replace(objects, key, stored);
  if (twist.hangUp === true) return void request.socket.destroy();
  answer(response, created ? 201 : conditional ? 412 : 204);
}

async function replace(objects: ObjectFolder, key: string, bytes: Uint8Array): Promise<boolean> {
  const before = await objects.read(key);
  await objects.replace(key, bytes);
  return before === null;
}

async function get({ request, response, method, key, objects }: ObjectRequest): Promise<void> {
  request.resume();
  if (key.endsWith('/') && request.headers.accept === listingType) {
    const keys = await objects.list(key.slice(0, -1));
    response.writeHead(200, { 'content-type': listingType }).end(JSON.stringify({ keys }));
    return;
  }
  // A browser asks for the folder of a page.
  const file = key.endsWith('/') ? `${key}index.html` : key;
  const found = file === '' ? null : await objects.read(file);
  if (found === null) return answer(response, 404);
  const type = contentTypes[/\.([a-z]+)$/.exec(file)?.[1] ?? ''] ?? 'application/octet-stream';
  response.writeHead(200, {
    etag: found.etag,
    'content-length': found.bytes.length,
    'content-type': type,
    'x-content-type-options': 'nosniff',
  });
  response.end(method === 'HEAD' ? undefined : found.bytes);
}

/** The whole body, null if it is too large. Throws when the connection ends first: then nothing is stored. */
export async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= largestObject) chunks.push(chunk);
  }
  return size > largestObject ? null : Buffer.concat(chunks);
}

function matchesDigest(request: IncomingMessage, body: Uint8Array): boolean {
  const header = request.headers['content-digest'];
  if (header === undefined) return true;
  return header === `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** Ends a response with a status, unless one was sent already. */
export function answer(response: ServerResponse, status: number, text = ''): void {
  if (!response.headersSent) response.writeHead(status);
  response.end(text);
}

/** Listens on loopback and nowhere else; 0 is any free port. Rejects with Node's error, `EADDRINUSE` for a taken one. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** Stops a server at once, with the connections that it has. */
export function stopServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
