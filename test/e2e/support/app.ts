import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
// For its declaration of `window.imprimatur`, which tests call as the page does.
import type {} from '../../../renderer/app/bridge';
import { test as base, expect, type Page, type TestInfo } from '@playwright/test';
import { launchApp, type LaunchOptions, type RunningApp } from './launch';

export { expect } from '@playwright/test';
export type { RunningApp } from './launch';

/** Starts a further app in the test's own folder; it is closed at the end like the first. */
export type Launch = (options?: Partial<LaunchOptions>) => Promise<RunningApp>;

interface Fixtures {
  /** How `app` is started; set it with `test.use({ start: { preferences: { language: 'de' } } })`. */
  readonly start: Partial<LaunchOptions>;
  /** An empty folder of this test, deleted afterwards. */
  readonly folder: string;
  readonly launch: Launch;
  readonly app: RunningApp;
  /** The page of `app`'s window. */
  readonly page: Page;
}

async function attachWhatWasSeen(app: RunningApp, name: string, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus || app.page.isClosed()) return;
  const body = await app.page.screenshot({ timeout: 5000 }).catch(() => undefined);
  if (body !== undefined) await testInfo.attach(name, { body, contentType: 'image/png' });
}

/**
 * Tests on the real window. Each gets a fresh profile and ends with a check that nothing alarming was heard:
 * no console error, no violation of the content security policy, no security warning, no unhandled rejection.
 */
export const test = base.extend<Fixtures>({
  start: [{}, { option: true }],

  // Playwright finds a fixture's dependencies in its first parameter, which must be a pattern even when it is empty.
  // eslint-disable-next-line no-empty-pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-e2e-'));
    await use(folder);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  launch: async ({ folder }, use, testInfo) => {
    const apps: RunningApp[] = [];
    await use(async (options = {}) => {
      const app = await launchApp({ userData: path.join(folder, 'profile'), ...options });
      apps.push(app);
      return app;
    });
    for (const [index, app] of apps.entries()) {
      await attachWhatWasSeen(app, `window ${index + 1}`, testInfo);
      await app.close();
    }
    expect(
      apps.flatMap((app) => app.alarms.heard()),
      'alarms while the app was used',
    ).toEqual([]);
  },

  app: async ({ launch, start }, use) => {
    await use(await launch(start));
  },

  page: async ({ app }, use) => {
    await use(app.page);
  },
});
