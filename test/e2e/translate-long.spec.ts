import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app';
import { ask, createWorkspace, passphrase } from './support/workspace';

const field = (page: Page) => page.getByRole('textbox', { name: 'Translation' });
const units = (page: Page) => page.getByRole('list', { name: 'Units' });

/** A release whose summary is so many sentences, open at its Translate step. */
async function openLongRelease(page: Page, sentences: number): Promise<string> {
  await ask(page, 'product.save', {
    slug: 'ledger',
    product: { name: 'Ledger', description: '' },
    parents: [],
  });
  const { release } = (await ask(page, 'release.create', {
    product: 'ledger',
    kind: 'planned',
    title: 'Faster closing',
    version: '1.0.0',
    sourceLocale: 'en',
    targetLocales: ['de', 'ar'],
  })) as { release: string };
  const blocks = Array.from({ length: sentences }, (_, index) => ({
    type: 'paragraph' as const,
    attrs: { id: `p${index}` },
    content: [{ type: 'text' as const, text: `Posting ${index} is settled when both accounts agree` }],
  }));
  const order = blocks.map(({ attrs }) => attrs.id);
  await ask(page, 'release.draftSection', {
    release,
    section: 'summary',
    parents: [],
    order,
    blocks: { blocks },
  });
  await ask(page, 'release.flushDrafts', {});
  await openTranslate(page);
  return release;
}

async function openTranslate(page: Page): Promise<void> {
  const row = page.getByRole('row', { name: /1\.0\.0/ }).first();
  const tab = page.getByRole('tab', { name: 'Translate' });
  await expect(row.or(tab).first()).toBeVisible();
  if (await row.isVisible()) await row.click();
  await tab.click();
  await units(page).waitFor();
}

async function unlock(page: Page): Promise<void> {
  const [identity] = (await ask(page, 'identity.list', {})) as { device: string }[];
  await ask(page, 'identity.unlock', { device: identity?.device ?? '', passphrase });
}

const storedTarget = async (page: Page, release: string): Promise<string | undefined> => {
  const view = (await ask(page, 'localization.units', { release, locale: 'de' })) as {
    units: { source: string; target: string }[];
  };
  return view.units.find(({ source }) => source === 'Faster closing')?.target;
};

test.beforeEach(({ app, folder }) => createWorkspace(app, folder));

test('of thousands of units only the ones in sight are in the page, and the one that is typed in stays there', async ({
  page,
}) => {
  await openLongRelease(page, 2500);
  await expect(page.getByRole('list', { name: 'Progress' })).toHaveText(/^Not translated 2501$/);
  expect(await page.locator('.translate-unit').count()).toBeLessThan(60);
  await page.getByRole('button', { name: /^Translate: Faster closing/ }).press('Enter');
  await page.keyboard.type('Schneller');
  await units(page).evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
  await expect(page.getByText('Posting 2499 is settled')).toBeVisible();
  await expect(page.locator('.translate-unit').last()).toHaveAttribute('aria-posinset', '2501');
  expect(await page.locator('.translate-unit').count()).toBeLessThan(60);
  await page.keyboard.type(' abschließen');
  await expect(field(page)).toHaveValue('Schneller abschließen');
  await page.keyboard.press('Control+Enter');
  await expect(page.locator('[data-active="true"]')).toContainText('Posting 0 is settled');
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole('list', { name: 'Progress' })).toContainText('Translated 1');
});

test('moves and shows by keyboard: Alt+Down, Alt+Up, Escape, the arrows, back to draft', async ({ page }) => {
  await openLongRelease(page, 30);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('[data-active="true"]')).toContainText('Faster closing');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(page.locator('[data-active="true"]')).toContainText('Posting 0 is settled');
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.type('Schneller');
  await page.keyboard.press('Control+Shift+Enter');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('[data-active="true"]')).toContainText('Reviewed');
  await page.keyboard.press('Control+Shift+U');
  await expect(page.locator('[data-active="true"]')).toContainText('Draft');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^Translate: Faster closing/ })).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('button', { name: /^Translate: Posting 0 / })).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
});

test('a power cut takes at most the last two seconds of what was typed and not confirmed', async ({
  app,
  page,
  launch,
  folder,
}) => {
  const release = await openLongRelease(page, 3);
  await page.getByRole('button', { name: /^Translate: Faster closing/ }).press('Enter');
  await page.keyboard.type('Schneller abschließen');
  await expect.poll(() => storedTarget(page, release), { timeout: 5000 }).toBe('Schneller abschließen');
  await app.kill();

  const again = await launch({ workspace: path.join(folder, 'Northwind.imprimatur') });
  await unlock(again.page);
  await openTranslate(again.page);
  await expect(again.page.locator('.translate-unit').first()).toContainText('Draft');
  await expect(again.page.getByText('Schneller abschließen')).toBeVisible();
});

test('closing the window in the middle of a word loses nothing', async ({ app, page, launch, folder }) => {
  await openLongRelease(page, 3);
  await page.getByRole('button', { name: /^Translate: Faster closing/ }).press('Enter');
  await page.keyboard.type('Schnelle');
  await app.close();

  const again = await launch({ workspace: path.join(folder, 'Northwind.imprimatur') });
  await unlock(again.page);
  await openTranslate(again.page);
  await expect(again.page.getByText('Schnelle', { exact: true })).toBeVisible();
});

test('a text that can’t be saved stays, says so, and is saved as soon as that is possible', async ({
  page,
}) => {
  const release = await openLongRelease(page, 3);
  await page.getByRole('button', { name: /^Translate: Faster closing/ }).press('Enter');
  await page.keyboard.type('Schneller');
  await ask(page, 'identity.lock', {});
  await expect(page.getByText('Not saved')).toBeAttached();
  await unlock(page);
  await expect.poll(() => storedTarget(page, release)).toBe('Schneller');
});

test('placeholders come in by key and by a press on their chip', async ({ page }) => {
  const release = await openLongRelease(page, 1);
  await ask(page, 'release.saveChange', {
    release,
    change: null,
    value: {
      type: 'added',
      security: false,
      breaking: false,
      impact: 'customer',
      impactReason: '',
      module: '',
      audienceRoles: ['administrator'],
      summary: 'Close with `ledger close`',
      references: [],
      order: 0,
    },
    parents: [],
  });
  await page.getByRole('button', { name: /^Translate: Close with/ }).press('Enter');
  await page.keyboard.type('Mit ');
  await page.keyboard.press('Control+t');
  await page.keyboard.type('ledger close');
  await page.locator('[data-active="true"]').getByText('/1', { exact: true }).click();
  await page.keyboard.type(' schließen');
  await expect(field(page)).toHaveValue('Mit ⟦1⟧ledger close⟦/1⟧ schließen');
  await expect(page.getByText(/Missing:/)).toHaveCount(0);
});
