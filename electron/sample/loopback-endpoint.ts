import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const listingType = 'application/vnd.imprimatur.listing+json';

/** An endpoint that exists for as long as the sample is being made. */
export interface LoopbackEndpoint {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

type Objects = Map<string, Buffer>;

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function put(objects: Objects, key: string, body: Buffer, isCreation: boolean): number {
  const isThere = objects.has(key);
  if (isCreation && isThere) return 412;
  objects.set(key, body);
  return isThere ? 204 : 201;
}

function list(objects: Objects, folder: string): readonly string[] {
  return [...objects.keys()].filter(
    (key) => key.startsWith(folder) && !key.slice(folder.length).includes('/'),
  );
}

function get(objects: Objects, key: string, request: IncomingMessage, response: ServerResponse): void {
  if (key.endsWith('/') && request.headers.accept === listingType) {
    response.writeHead(200, { 'content-type': listingType });
    response.end(JSON.stringify({ keys: [...list(objects, key)].sort() }));
    return;
  }
  const body = objects.get(key);
  if (body === undefined) {
    response.writeHead(404).end();
    return;
  }
  const etag = `"${createHash('sha256').update(body).digest('hex')}"`;
  response.writeHead(200, { etag, 'content-length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function handle(objects: Objects, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const key = decodeURIComponent((request.url ?? '/').slice(1));
  const body = await bodyOf(request);
  switch (request.method) {
    case 'PUT':
      response.writeHead(put(objects, key, body, request.headers['if-none-match'] === '*')).end();
      return;
    case 'GET':
    case 'HEAD':
      get(objects, key, request, response);
      return;
    case 'DELETE':
      objects.delete(key);
      response.writeHead(204).end();
      return;
    case 'OPTIONS':
      response.writeHead(204).end();
      return;
    default:
      response.writeHead(405).end();
  }
}

/**
 * A real HTTP endpoint after `shared/publishing/openapi.yaml`, in memory and on loopback alone: the sample's published
 * release goes through it, so that its receipt is a genuine one.
 */
export async function startLoopbackEndpoint(): Promise<LoopbackEndpoint> {
  const objects: Objects = new Map();
  const server = createServer((request, response) => {
    handle(objects, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
