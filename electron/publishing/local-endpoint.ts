import { createServer } from 'node:http';
import { mkdir } from 'node:fs/promises';
import { isLoopbackUrl } from '../../shared/publishing/endpoint';
import { err, ok, type Result } from '../../shared/result';
import { createObjectFolder } from './object-folder';
import { answer, keyOf, listenOnLoopback, serveObject, stopServer } from './object-request';

/** The port where the sample expects its endpoint, and where one is served unless another port is named. */
export const usualPort = 4180;

/** A publishing endpoint that is being served from a folder of this machine. */
export interface LocalEndpoint {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/**
 * A publishing endpoint after `shared/publishing/openapi.yaml` on loopback, over the files of a folder, which is made
 * if it is not there. It lets nothing be overwritten but derived pages, and shows these to a browser. Fails with
 * `endpoint/port-taken` or `endpoint/not-started`.
 */
export async function startLocalEndpoint(folder: string, port = 0): Promise<Result<LocalEndpoint>> {
  const objects = createObjectFolder(folder);
  const server = createServer((request, response) => {
    const method = request.method ?? '';
    // A page of some other site that resolves to this machine (DNS rebinding) names that site as the host.
    const isMeantForUs = isLoopback(request.headers.host ?? '');
    const key = keyOf((request.url ?? '').replace(/[?#].*$/, ''));
    if (!isMeantForUs || key === null) return answer(response, isMeantForUs ? 400 : 421);
    serveObject({ request, response, method, key, objects }).catch(() => {
      if (!request.destroyed) answer(response, 500);
    });
  });
  try {
    await mkdir(folder, { recursive: true });
    const taken = await listenOnLoopback(server, port);
    return ok({ url: `http://127.0.0.1:${taken}/`, stop: () => stopServer(server) });
  } catch (error) {
    const cause = (error as NodeJS.ErrnoException).code ?? '';
    if (cause === 'EADDRINUSE') return err('endpoint/port-taken', { port });
    return err('endpoint/not-started', { path: folder, cause });
  }
}

function isLoopback(host: string): boolean {
  const address = `http://${host}`;
  return URL.canParse(address) && isLoopbackUrl(new URL(address));
}
