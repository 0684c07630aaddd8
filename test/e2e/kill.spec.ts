import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type Launch } from './support/app';
import { ask, createWorkspace, passphrase } from './support/workspace';

const rounds = 5;
const summary = (page: Page) => page.locator('.write-section[data-section="summary"] .write-section__text');

async function createRelease(page: Page): Promise<string> {
  await ask(page, 'product.save', {
    slug: 'ledger',
    product: { name: 'Ledger', description: '' },
    parents: [],
  });
  const { release } = (await ask(page, 'release.create', {
    product: 'ledger',
    kind: 'planned',
    title: 'Kill me',
    version: '1.0.0',
    sourceLocale: 'en',
    targetLocales: [],
  })) as { release: string };
  return release;
}

/** Opens the release; after a restart the window is where it was, on the release itself. */
async function openRelease(page: Page): Promise<void> {
  const row = page.getByRole('row', { name: /Ledger/ }).first();
  await expect(row.or(summary(page)).first()).toBeVisible();
  if (await row.isVisible()) await row.click();
  await summary(page).waitFor();
}

async function unlock(page: Page): Promise<void> {
  const [identity] = (await ask(page, 'identity.list', {})) as { device: string }[];
  await ask(page, 'identity.unlock', { device: identity?.device ?? '', passphrase });
}

async function restart(launch: Launch, folder: string) {
  const app = await launch({ workspace: path.join(folder, 'Northwind.imprimatur') });
  await unlock(app.page);
  return app;
}

/** Types numbered words and remembers when each was finished, until the moment comes to be killed. */
async function typeFor(page: Page, ms: number, from: number) {
  await summary(page).click();
  await page.keyboard.press('Control+End');
  const typed: { readonly word: string; readonly at: number }[] = [];
  const ends = Date.now() + ms;
  for (let index = from; Date.now() < ends; index += 1) {
    const word = `w${index}x`;
    await page.keyboard.type(`${word} `);
    typed.push({ word, at: Date.now() });
  }
  return typed;
}

test('SIGKILL while typing loses at most the last two seconds, and nothing that was saved (design 2)', async ({
  app,
  launch,
  folder,
}) => {
  test.setTimeout(180_000);
  await createWorkspace(app, folder);
  await createRelease(app.page);
  let running = app;
  let kept: readonly string[] = [];
  let next = 1;
  for (let round = 0; round < rounds; round += 1) {
    await openRelease(running.page);
    // Each round is killed at another point of the rhythm in which drafts are written.
    const typed = await typeFor(running.page, 2300 + round * 230, next);
    const killedAt = Date.now();
    await running.kill();
    running = await restart(launch, folder);
    await openRelease(running.page);
    const text = (await running.page.locator('.write-page').textContent()) ?? '';
    const missing = typed.filter(({ word }) => !text.includes(word));
    for (const { at } of missing) expect(killedAt - at).toBeLessThanOrEqual(2000);
    for (const word of kept) expect(text).toContain(word);
    kept = [...kept, ...typed.filter(({ word }) => text.includes(word)).map(({ word }) => word)];
    next += typed.length;
    expect((await ask(running.page, 'workspace.report', {})) as { findings: unknown[] }).toMatchObject({
      devices: [{ suspect: false }],
    });
  }
  expect(kept.length).toBeGreaterThan(rounds);
});

async function journalText(folder: string): Promise<string> {
  const journal = path.join(folder, 'Northwind.imprimatur', 'journal');
  const files = (await readdir(journal, { recursive: true })).filter((name) => name.endsWith('.jsonl'));
  const texts = await Promise.all(files.map((name) => readFile(path.join(journal, name), 'utf8')));
  return texts.join('');
}

test('a crash of the window loses nothing: the engine holds every letter and writes it', async ({
  app,
  launch,
  folder,
}) => {
  const line = 'Every single letter of this line';
  await createWorkspace(app, folder);
  await createRelease(app.page);
  await openRelease(app.page);
  await summary(app.page).click();
  await app.page.keyboard.type(line);
  const crashed = app.page.waitForEvent('crash');
  await app.electron.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await crashed;
  app.alarms.forgive(/crash/);
  await expect.poll(() => journalText(folder)).toContain(line);
  await app.kill();
  const again = await restart(launch, folder);
  await openRelease(again.page);
  await expect(summary(again.page)).toContainText(line);
});
