import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app';
import { ask, createWorkspace, passphrase } from './support/workspace';

const change = (summary: string, order: number) => ({
  type: 'added' as const,
  security: false,
  breaking: false,
  impact: 'customer' as const,
  impactReason: '',
  module: '',
  audienceRoles: ['administrator' as const, 'end-user' as const],
  summary,
  references: [],
  order,
});

async function createRelease(page: Page, version: string, summaries: readonly string[]): Promise<string> {
  const { release } = (await ask(page, 'release.create', {
    product: 'ledger',
    kind: 'planned',
    title: 'Faster closing',
    version,
    sourceLocale: 'en',
    targetLocales: ['ar'],
  })) as { release: string };
  for (const [order, summary] of summaries.entries()) {
    await ask(page, 'release.saveChange', {
      release,
      change: null,
      value: change(summary, order),
      parents: [],
    });
  }
  return release;
}

async function openTranslate(page: Page, version: string): Promise<void> {
  const row = page.getByRole('row', { name: new RegExp(version.replaceAll('.', '\\.')) }).first();
  const tab = page.getByRole('tab', { name: 'Translate' });
  await expect(row.or(tab).first()).toBeVisible();
  if (await row.isVisible()) await row.click();
  await tab.click();
  await page.getByRole('list', { name: 'Units' }).waitFor();
}

const field = (page: Page) => page.getByRole('textbox', { name: 'Translation' });

test.beforeEach(async ({ app, page, folder }) => {
  await createWorkspace(app, folder);
  await ask(page, 'product.save', {
    slug: 'ledger',
    product: { name: 'Ledger', description: '' },
    parents: [],
  });
});

test('with the keyboard alone from the first unit to the last, into a language that runs from right to left', async ({
  page,
}) => {
  await createRelease(page, '1.0.0', ['Close a month with `ledger close`', 'Export all postings']);
  await openTranslate(page, '1.0.0');
  await page.getByRole('button', { name: /^Translate: Faster closing/ }).press('Enter');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveAttribute('dir', 'rtl');
  await page.keyboard.type('إقفال أسرع');
  await page.keyboard.press('Control+Enter');

  await expect(page.locator('[data-active="true"]')).toContainText('Close a month');
  await page.keyboard.type('إقفال الشهر');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: /Translate: Close a month/ }).click();
  await expect(page.getByText(/Missing:/).first()).toBeVisible();
  await page.keyboard.press('Control+b');
  await page.keyboard.press('Control+Enter');

  await expect(page.locator('[data-active="true"]')).toContainText('Export all postings');
  await page.keyboard.type('تصدير جميع القيود');
  await page.keyboard.press('Control+Enter');
  await expect(field(page)).toHaveCount(0);
  await expect(page.getByRole('list', { name: 'Progress' })).toHaveText(/^Translated 3$/);
  const scan = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  expect(scan.violations.map(({ id }) => id)).toEqual([]);
});

test('what was typed and not confirmed is a draft after a restart, and stands in no output', async ({
  app,
  page,
  launch,
  folder,
}) => {
  const release = await createRelease(page, '1.0.0', []);
  await openTranslate(page, '1.0.0');
  await page.getByRole('button', { name: /^Translate: Faster closing/ }).click();
  await page.keyboard.type('نص لم يؤكد');
  await page.getByRole('tab', { name: 'Write' }).click();
  await page.getByRole('tab', { name: 'Translate' }).click();
  await expect(page.getByRole('list', { name: 'Progress' })).toHaveText(/^Draft 1$/);
  await app.close();

  const again = await launch({ workspace: path.join(folder, 'Northwind.imprimatur') });
  const [identity] = (await ask(again.page, 'identity.list', {})) as { device: string }[];
  await ask(again.page, 'identity.unlock', { device: identity?.device ?? '', passphrase });
  await openTranslate(again.page, '1.0.0');
  await expect(again.page.getByText('نص لم يؤكد')).toBeVisible();
  const preview = (await ask(again.page, 'approval.output', {
    release,
    path: 'outputs/markdown/ar/end-user/release.md',
  })) as { text: string };
  expect(preview.text).not.toContain('نص لم يؤكد');
});

test('offers what was translated before for exactly the same words', async ({ page }) => {
  const first = await createRelease(page, '1.0.0', ['Export all postings']);
  const units = (await ask(page, 'localization.units', { release: first, locale: 'ar' })) as {
    units: { id: string; source: string; parents: string[] }[];
  };
  const unit = units.units.find(({ source }) => source === 'Export all postings');
  if (unit === undefined) throw new Error('The unit is not there.');
  await ask(page, 'localization.save', {
    release: first,
    unit: unit.id,
    locale: 'ar',
    target: 'تصدير جميع القيود',
    state: 'translated',
    origin: 'human',
    parents: unit.parents,
  });
  await createRelease(page, '2.0.0', ['Export all postings']);
  await openTranslate(page, '2.0.0');
  await page.getByRole('button', { name: /^Translate: Export all postings/ }).click();
  await expect(page.getByRole('button', { name: /^Insert from Ledger 1\.0\.0/ })).toBeVisible();
  await page.keyboard.press('Control+1');
  await expect(field(page)).toHaveValue('تصدير جميع القيود');
});

test('a source that changes afterwards makes its translation outdated, with the difference', async ({
  page,
}) => {
  const release = await createRelease(page, '1.0.0', ['Export all postings']);
  await openTranslate(page, '1.0.0');
  await page.getByRole('button', { name: /^Translate: Export all postings/ }).click();
  await page.keyboard.type('تصدير جميع القيود');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Translated', { exact: true }).first()).toBeVisible();
  const view = (await ask(page, 'release.get', { release })) as {
    changes: { id: string; value: ReturnType<typeof change>; parents: string[] }[];
  };
  const [changed] = view.changes;
  if (changed === undefined) throw new Error('The change is not there.');
  await ask(page, 'release.saveChange', {
    release,
    change: changed.id,
    value: { ...changed.value, summary: 'Export all open postings' },
    parents: changed.parents,
  });
  await page.getByRole('button', { name: /^Translate: Export all open postings/ }).click();
  await expect(page.locator('.translate-unit__diff ins')).toContainText('open');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Outdated', { exact: true })).toHaveCount(0);
});
