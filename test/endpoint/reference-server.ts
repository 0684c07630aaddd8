import { createServer, type IncomingMessage } from 'node:http';
import { createObjectFolder, type ObjectFolder } from '../../electron/publishing/object-folder';
import {
  answer,
  keyOf,
  listenOnLoopback,
  readBody,
  serveObject,
  stopServer,
  type ObjectRequest,
} from '../../electron/publishing/object-request';
import { createFaultPlan, type FaultAction, type FaultPlan } from './faults';

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

/**
 * A publishing endpoint after `shared/publishing/openapi.yaml`: the very store that `imprimatur endpoint` serves, and
 * with `faults` also a bad one.
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
  const port = await listenOnLoopback(server, options.port ?? 0);
  return { url: `http://127.0.0.1:${port}/`, port, faults, objects, log, stop: () => stopServer(server) };
}

interface Exchange extends ObjectRequest {
  readonly faults: FaultPlan;
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
  const fault = exchange.faults.strike(exchange.method, exchange.key);
  if (fault !== null && (await strike(exchange, fault))) return;
  await serveObject(exchange, {
    ...(fault?.kind === 'corrupt' ? { alter: (body) => Buffer.concat([body, Buffer.from('!')]) } : {}),
    hangUp: fault?.kind === 'drop-answer',
  });
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
