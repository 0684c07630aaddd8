import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isCleanKey } from '../../shared/publishing/layout';
import { createFaultPlan, type FaultAction, type FaultPlan } from './faults';
import { createObjectFolder, type ObjectFolder } from './object-folder';

/** How the reference endpoint is run. */
export interface ReferenceServerOptions {
  /** The folder that holds the objects; it may hold some from an earlier run. */
  readonly folder: string;
  /** 0: any free port. */
  readonly port?: number;
  /** The exact `Authorization` header that is asked for. */
  readonly authorization?: string;
}

/** A running endpoint, its faults and what it was asked. */
export interface ReferenceServer {
  readonly url: string;
  readonly port: number;
  readonly faults: FaultPlan;
  readonly objects: ObjectFolder;
  /** `<METHOD> <key>` of every request so far, with the status of its answer. */
  readonly log: readonly { readonly method: string; readonly key: string; readonly status: number }[];
  readonly stop: () => Promise<void>;
}

const listingType = 'application/vnd.imprimatur.listing+json';
const largestObject = 256 * 1024 * 1024;
/** Only derived files may be replaced, and only a probe's leftovers removed. */
const isReplaceable = (key: string): boolean => key.startsWith('site/') || key.startsWith('probe/');
const isRemovable = (key: string): boolean => key.startsWith('probe/');

/**
 * A publishing endpoint after `shared/publishing/openapi.yaml`: plain Node HTTP over files. It is a real store (the
 * sample workspace publishes to it), and with `faults` also a bad one.
 */
export async function startReferenceServer(options: ReferenceServerOptions): Promise<ReferenceServer> {
  const objects = createObjectFolder(options.folder);
  const faults = createFaultPlan();
  const log: { method: string; key: string; status: number }[] = [];
  const server = createServer((request, response) => {
    const method = request.method ?? '';
    const key = keyOf(request.url ?? '');
    response.on('close', () => log.push({ method, key: key ?? '', status: response.statusCode }));
    // A dropped connection ends a request in the middle; that is its purpose.
    request.on('error', () => undefined);
    const refusal = refuse(request, key, options.authorization);
    if (refusal !== null) return answer(response, refusal);
    handle({ request, response, method, key: key ?? '', objects, faults }).catch((error: unknown) => {
      if (!request.destroyed) answer(response, 500, String(error));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, port, faults, objects, log, stop: () => stop(server) };
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly method: string;
  readonly key: string;
  readonly objects: ObjectFolder;
  readonly faults: FaultPlan;
}

/** The key of a request's path; null if it is not clean. The empty key is the endpoint itself. */
function keyOf(target: string): string | null {
  try {
    const key = decodeURIComponent(target.slice(1));
    return key === '' || isCleanKey(key.replace(/\/$/, '')) ? key : null;
  } catch {
    return null;
  }
}

function refuse(
  request: IncomingMessage,
  key: string | null,
  authorization: string | undefined,
): number | null {
  if (key === null) return 400;
  return authorization !== undefined && request.headers.authorization !== authorization ? 401 : null;
}

async function handle(exchange: Exchange): Promise<void> {
  const { request, response, method, key } = exchange;
  const fault = exchange.faults.strike(method, key);
  if (fault !== null && (await strike(exchange, fault))) return;
  if (method === 'OPTIONS') return answer(response, 204);
  if (method === 'PUT') return put(exchange, await readBody(request), fault);
  if (method === 'GET' || method === 'HEAD') return get(exchange);
  if (method === 'DELETE' && isRemovable(key)) {
    await exchange.objects.remove(key.replace(/\/$/, ''));
    return answer(response, 204);
  }
  request.resume();
  return answer(response, 405);
}

/** Does what a fault says; false if the request goes on being handled. */
async function strike({ request, response, key }: Exchange, fault: FaultAction): Promise<boolean> {
  switch (fault.kind) {
    case 'status':
      request.resume();
      response.writeHead(fault.status, fault.headers).end();
      return true;
    case 'drop':
      await dropAfter(request, fault.afterBytes);
      return true;
    case 'lie':
      await readBody(request);
      answer(response, 201);
      return true;
    case 'hide':
      request.resume();
      answer(response, 404, key);
      return true;
    case 'oversize':
      response.writeHead(200);
      for (let sent = 0; sent < fault.bytes && !response.destroyed; sent += 65_536)
        response.write(Buffer.alloc(65_536));
      response.end();
      return true;
    case 'stall':
      request.resume();
      return true;
    case 'corrupt':
    case 'drop-answer':
      return false;
  }
}

/** Takes so many bytes of the body, then cuts the connection without a word. */
function dropAfter(request: IncomingMessage, bytes: number): Promise<void> {
  const { socket } = request;
  let seen = 0;
  request.on('data', (chunk: Buffer) => {
    seen += chunk.length;
    if (seen >= bytes) socket.destroy();
  });
  request.on('end', () => socket.destroy());
  return new Promise((resolve) => request.on('close', resolve));
}

async function put(exchange: Exchange, body: Uint8Array | null, fault: FaultAction | null): Promise<void> {
  const { request, response, key, objects } = exchange;
  const conditional = request.headers['if-none-match'] === '*';
  if (key === '' || key.endsWith('/')) return answer(response, 405);
  if (body === null) return answer(response, 413);
  if (!matchesDigest(request, body)) return answer(response, 400, 'content-digest');
  // RFC 6585 3: the client has to say that it means to create.
  if (!conditional && !isReplaceable(key)) return answer(response, 428);
  const stored = fault?.kind === 'corrupt' ? Buffer.concat([body, Buffer.from('!')]) : body;
  const created = conditional ? await objects.create(key, stored) : await replace(objects, key, stored);
  if (fault?.kind === 'drop-answer') return void request.socket.destroy();
  answer(response, created ? 201 : conditional ? 412 : 204);
}

async function replace(objects: ObjectFolder, key: string, bytes: Uint8Array): Promise<boolean> {
  const before = await objects.read(key);
  await objects.replace(key, bytes);
  return before === null;
}

async function get({ request, response, method, key, objects }: Exchange): Promise<void> {
  request.resume();
  if (key.endsWith('/')) {
    if (request.headers.accept !== listingType) return answer(response, 404);
    const keys = await objects.list(key.slice(0, -1));
    response.writeHead(200, { 'content-type': listingType }).end(JSON.stringify({ keys }));
    return;
  }
  const found = key === '' ? null : await objects.read(key);
  if (found === null) return answer(response, 404);
  response.writeHead(200, { etag: found.etag, 'content-length': found.bytes.length });
  response.end(method === 'HEAD' ? undefined : found.bytes);
}

/** The whole body, null if it is too large. Throws when the connection ends first: then nothing is stored. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
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

function answer(response: ServerResponse, status: number, text = ''): void {
  if (!response.headersSent) response.writeHead(status, { server: 'imprimatur-reference' }).end(text);
}
