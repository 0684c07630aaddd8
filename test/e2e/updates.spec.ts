import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { UpdateState } from '../../shared/updates/update-state';
import { expect, test } from './support/app';
import { ask, createWorkspace } from './support/workspace';

/** A release feed: what it says is the newest version, and what it serves as that version's file. */
interface Feed {
  readonly version: string;
  readonly file: Buffer;
  /** What the feed claims the file to be; the file itself unless a test lies. */
  readonly described?: Buffer;
  /** Breaks the connection after this many bytes. */
  readonly cutAfter?: number;
}

const content = Buffer.from('a new version of the app, as bytes '.repeat(2000));

function description({ version, file, described = file }: Feed): string {
  const sha512 = createHash('sha512').update(described).digest('base64');
  return [
    `version: ${version}`,
    'files:',
    '  - url: imprimatur-x64.AppImage',
    `    sha512: ${sha512}`,
    `    size: ${described.length}`,
    'path: imprimatur-x64.AppImage',
    `sha512: ${sha512}`,
    "releaseDate: '2026-01-01T00:00:00.000Z'",
  ].join('\n');
}

async function serve(feed: Feed | undefined): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://feed');
    if (feed === undefined) return response.writeHead(404).end();
    if (pathname === '/latest-linux.yml') return response.end(description(feed));
    if (!pathname.endsWith('.AppImage')) return response.writeHead(404).end();
    response.writeHead(200, { 'Content-Length': feed.file.length });
    if (feed.cutAfter === undefined) return response.end(feed.file);
    return response.write(feed.file.subarray(0, feed.cutAfter), () => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

function updates(page: Page, step: 'state' | 'check' | 'download'): Promise<UpdateState> {
  return ask(page, `updates.${step}`, {}) as Promise<UpdateState>;
}

const feedTest = test.extend<{ feed: Feed | undefined; server: { server: Server; url: string } }>({
  feed: [undefined, { option: true }],
  server: async ({ feed }, use) => {
    const started = await serve(feed);
    await use(started);
    started.server.closeAllConnections();
    await new Promise((resolve) => started.server.close(resolve));
  },
  start: async ({ server, folder }, use) => {
    const appImage = path.join(folder, 'imprimatur-x64.AppImage');
    await writeFile(appImage, 'the version that runs');
    await use({
      env: {
        IMPRIMATUR_UPDATE_FEED: server.url,
        APPIMAGE: appImage,
        XDG_CACHE_HOME: path.join(folder, 'cache'),
      },
    });
  },
});

test('a development start says that it does not update itself', async ({ page }) => {
  expect(await updates(page, 'state')).toEqual({ kind: 'unsupported', reason: 'not-packaged' });
  expect(await updates(page, 'check')).toEqual({ kind: 'unsupported', reason: 'not-packaged' });
});

feedTest.describe('a newer version', () => {
  feedTest.use({ feed: { version: '99.0.0', file: content } });

  feedTest('is one press away at each step', async ({ app, page, folder }) => {
    await createWorkspace(app, folder);
    await page.keyboard.press('Control+,');
    const panel = page.getByRole('region', { name: 'Updates' });
    await panel.getByRole('button', { name: 'Look now' }).click();
    await panel.getByRole('button', { name: 'Download 99.0.0' }).click();
    await expect(panel.getByText('Version 99.0.0 is downloaded and checked.')).toBeVisible();
    await expect(panel.getByRole('button', { name: 'Restart and install' })).toBeEnabled();
  });

  feedTest('is found and downloaded when asked, never by itself (S27)', async ({ page }) => {
    expect(await updates(page, 'state')).toEqual({ kind: 'idle' });
    expect(await updates(page, 'check')).toEqual({ kind: 'available', version: '99.0.0' });
    expect(await updates(page, 'download')).toEqual({ kind: 'ready', version: '99.0.0' });
  });
});

for (const version of ['0.1.0', '0.0.1']) {
  feedTest.describe(`version ${version} in the feed`, () => {
    feedTest.use({ feed: { version, file: content } });
    feedTest('is no update', async ({ page }) => {
      expect((await updates(page, 'check')).kind).toBe('current');
    });
  });
}

feedTest.describe('no feed under the address', () => {
  feedTest.use({ feed: undefined });
  feedTest('is said, and is not "up to date"', async ({ page }) => {
    expect(await updates(page, 'check')).toEqual({
      kind: 'failed',
      error: { code: 'updates/not-found' },
    });
  });
});

feedTest.describe('a file that is not what the feed described', () => {
  feedTest.use({ feed: { version: '99.0.0', file: content, described: Buffer.from('something else') } });
  feedTest('is thrown away', async ({ page }) => {
    await updates(page, 'check');
    expect(await updates(page, 'download')).toEqual({
      kind: 'failed',
      error: { code: 'updates/damaged' },
    });
  });
});

feedTest.describe('a download that breaks off', () => {
  feedTest.use({ feed: { version: '99.0.0', file: content, cutAfter: 1000 } });
  feedTest('fails, and can be tried again', async ({ page }) => {
    await updates(page, 'check');
    expect((await updates(page, 'download')).kind).toBe('failed');
    expect(await updates(page, 'check')).toEqual({ kind: 'available', version: '99.0.0' });
  });
});

feedTest('a machine without a network says so', async ({ page, server }) => {
  await new Promise((resolve) => server.server.close(resolve));
  expect(await updates(page, 'check')).toEqual({
    kind: 'failed',
    error: { code: 'updates/unreachable' },
  });
});
