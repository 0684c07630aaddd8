import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol, session } from 'electron';
import { appOrigin, pagePolicy, previewOrigin, previewPolicy } from './content-security-policy';
import { containedPath } from './contained-path';

const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const baseHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
};

const refuse = (status: number): Response => new Response(null, { status, headers: baseHeaders });

/** A rendered output that the Review step shows in a frame; undefined if there is none under that path. */
export type PreviewSource = (release: string, outputPath: string) => Promise<string | undefined>;

/** Must run before `app.ready`: makes `app:` a standard, secure origin that does not bypass the CSP. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

async function servePage(root: string, url: URL): Promise<Response> {
  const file = containedPath(root, url.pathname === '/' ? '/index.html' : url.pathname);
  if (file === undefined) return refuse(403);
  const mediaType = mediaTypes[path.extname(file)];
  if (mediaType === undefined) return refuse(404);
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return refuse(404);
  if (path.extname(file) !== '.html') {
    // Hashed names: what lies under one never changes, so Chromium may keep its compiled code.
    const headers = {
      ...baseHeaders,
      'Cache-Control': 'max-age=31536000, immutable',
      'Content-Type': mediaType,
    };
    return new Response(bytes, { headers });
  }
  const nonce = randomBytes(16).toString('base64');
  const page = bytes.toString('utf8').replaceAll('__CSP_NONCE__', nonce);
  return new Response(page, {
    headers: { ...baseHeaders, 'Content-Type': mediaType, 'Content-Security-Policy': pagePolicy(nonce) },
  });
}

async function servePreview(url: URL, preview: PreviewSource): Promise<Response> {
  const [, release, ...rest] = url.pathname.split('/').map((part) => decodeURIComponent(part));
  const page = await preview(release ?? '', rest.join('/'));
  if (page === undefined) return refuse(404);
  return new Response(page, {
    headers: {
      ...baseHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': previewPolicy,
    },
  });
}

/** Serves the window's files from `root` and rendered outputs from `preview`; GET only, known hosts only. */
export function serveApp(root: string, preview: PreviewSource): void {
  session.defaultSession.protocol.handle('app', async (request) => {
    if (request.method !== 'GET') return refuse(405);
    try {
      const url = new URL(request.url);
      // Node gives custom schemes the origin 'null', so scheme and host are put together by hand.
      const origin = `${url.protocol}//${url.host}`;
      if (origin === appOrigin) return await servePage(root, url);
      if (origin === previewOrigin) return await servePreview(url, preview);
    } catch {
      return refuse(400);
    }
    return refuse(404);
  });
}
