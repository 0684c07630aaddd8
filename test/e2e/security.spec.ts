import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {} from '../../renderer/app/bridge';
import { contract } from '../../shared/ipc/contract';
import { expect, test } from './support/app';

test.describe('the window is a cage (S1–S22)', () => {
  test('its preferences are the safe ones (S1)', async ({ app }) => {
    const preferences = await app.electron.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map((window) => {
        const contents = window.webContents as typeof window.webContents & {
          getLastWebPreferences: () => Record<string, unknown>;
        };
        return contents.getLastWebPreferences();
      }),
    );
    expect(preferences).toHaveLength(1);
    expect(preferences[0]).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      webSecurity: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
    });
    // Electron leaves this one out of its report unless it is on.
    expect(preferences[0]?.['nodeIntegrationInWorker'] ?? false).toBe(false);
  });

  test('the bridge has two functions and nothing of Electron (S4)', async ({ page }) => {
    const bridge = await page.evaluate(() =>
      Object.entries(window.imprimatur).map(([name, value]) => [name, typeof value]),
    );
    expect(bridge.sort()).toEqual([
      ['on', 'function'],
      ['request', 'function'],
    ]);
  });

  test('event callbacks get the payload alone, and unsubscribing works (S5)', async ({ app, page }) => {
    await page.evaluate(() => {
      const seen: unknown[][] = [];
      Object.assign(window, { seen });
      const stop = window.imprimatur.on('menu.command', (...payload: unknown[]) => seen.push(payload));
      Object.assign(window, { stop });
    });
    const send = () =>
      app.electron.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('imprimatur:event', 'menu.command', {
          command: 'none',
        });
      });
    await send();
    await expect
      .poll(() => page.evaluate(() => (window as never as { seen: unknown }).seen))
      .toEqual([[{ command: 'none' }]]);
    await page.evaluate(() => (window as never as { stop: () => void }).stop());
    await send();
    const seen = await page.evaluate(() => (window as never as { seen: unknown[] }).seen);
    expect(seen).toHaveLength(1);
  });

  test('junk on every channel gets a typed refusal (S7)', async ({ page }) => {
    const names = Object.keys(contract);
    const replies = await page.evaluate(async (channels) => {
      const ask = window.imprimatur.request as (name: string, request: unknown) => Promise<unknown>;
      const junk = [
        undefined,
        null,
        7,
        'x',
        [],
        { __proto__: { a: 1 }, b: 2 },
        { grant: '../../etc/passwd' },
      ];
      const all = [];
      for (const name of channels) for (const request of junk) all.push([name, await ask(name, request)]);
      all.push(['no.such.channel', await ask('no.such.channel', {})]);
      return all as [string, { answered: boolean; error?: { code: string } }][];
    }, names);
    for (const [name, reply] of replies) {
      expect(reply.answered, name).toBe(false);
      expect(reply.error?.code, name).toMatch(/^ipc\/(invalid-payload|unknown-channel)$/);
    }
  });

  test('the content security policy is strict, and an injected script does not run (S9)', async ({
    app,
    page,
  }) => {
    const policy = await page.evaluate(async () => {
      const response = await fetch('/index.html');
      return response.headers.get('content-security-policy') ?? '';
    });
    for (const part of ["default-src 'none'", "script-src 'self'", "object-src 'none'", "base-uri 'none'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    const violated = await page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective));
          const script = document.createElement('script');
          script.textContent = 'window.wasInjected = true';
          document.body.append(script);
        }),
    );
    expect(violated).toMatch(/^script-src/);
    expect(await page.evaluate(() => 'wasInjected' in window)).toBe(false);
    expect(app.alarms.forgive(/Content Security Policy/)).not.toHaveLength(0);
  });

  test('it can’t be led elsewhere: navigation, redirects, new windows, webviews (S11, S12, S16)', async ({
    app,
    page,
  }) => {
    const address = page.url();
    await page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await page.evaluate(() => window.open('https://example.com/popup'));
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'file:///etc/passwd';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
    });
    await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'https://example.com/');
      document.body.append(view);
      view.remove();
    });
    expect(page.url()).toBe(address);
    expect(app.electron.windows()).toHaveLength(1);
    await expect.poll(() => app.desktop.openedLinks()).toEqual(['https://example.com/popup']);
    app.alarms.forgive(/Not allowed to load local resource/);
  });

  test('permissions are refused, when asked and when looked up (S15)', async ({ page }) => {
    const states = await page.evaluate(async () => {
      const query = async (name: string): Promise<string> =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      const geolocation = await new Promise<string>((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          () => resolve('denied'),
        );
      });
      return { geolocation, notifications: Notification.permission, camera: await query('camera') };
    });
    expect(states).toEqual({ geolocation: 'denied', notifications: 'denied', camera: 'denied' });
  });

  test('the protocol handler answers GET for its own files only (S18)', async ({ app, page }) => {
    const statuses = await page.evaluate(async () => {
      const status = async (path: string, method = 'GET'): Promise<number> =>
        (await fetch(path, { method })).status;
      return {
        own: await status('/index.html'),
        post: await status('/index.html', 'POST'),
        missing: await status('/no-such-file.js'),
        encoded: await status('/%2e%2e%2fmain%2fmain.js'),
        type: await status('/../main/main.js'),
      };
    });
    expect(statuses).toEqual({ own: 200, post: 405, missing: 404, encoded: 403, type: 404 });
    app.alarms.forgive(/Failed to load resource/);
  });

  test('no request leaves the window, even one that a page asks for (S26)', async ({ app, page }) => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outcome = await page.evaluate(
      (url) =>
        fetch(url).then(
          () => 'sent',
          () => 'refused',
        ),
      `http://127.0.0.1:${port}/`,
    );
    server.close();
    expect(outcome).toBe('refused');
    expect(requests).toBe(0);
    app.alarms.forgive(/Content Security Policy|Refused to connect|ERR_/);
  });
});
