import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app';
import { ask, createWorkspace, passphrase } from './support/workspace';

/** Everything that axe holds against what is shown now, as `rule: where`. */
async function violations(page: Page): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    // Electron's window can't open the blank page that the newer mode needs.
    .setLegacyMode(true)
    // React Aria's announcements refer to what was pressed, which may be gone while they are being read.
    .exclude('[data-live-announcer]')
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

/** Boxes that are cut off or scroll sideways although they hold running text, not a table or code. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('button, main, nav, h1, h2, .ui-page, .ui-dialog__body, .app-status')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
      .filter((element) => getComputedStyle(element).overflowX !== 'hidden')
      .map((element) => `${element.tagName} ${element.className}: ${element.textContent.slice(0, 40)}`),
  );
}

async function judge(page: Page, screen: string): Promise<void> {
  expect(await violations(page), `axe on ${screen}`).toEqual([]);
  expect(await cutOff(page), `cut off on ${screen}`).toEqual([]);
}

/** Walks through a list of tabs by the keyboard and judges each panel. */
async function judgeTabs(page: Page, screen: string): Promise<void> {
  const tabs = page.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  for (let index = 0; index < (await tabs.count()); index += 1) {
    await tabs.nth(index).click();
    await expect(page.getByRole('tabpanel')).toBeVisible();
    await expect(page.locator('.ui-loading')).toHaveCount(0);
    await judge(page, `${screen}, tab ${index + 1}`);
  }
}

const looks = [
  { theme: 'light', language: 'en', direction: 'ltr' },
  { theme: 'dark', language: 'de', direction: 'ltr' },
  { theme: 'dark', language: 'en-XA', direction: 'ltr' },
  { theme: 'light', language: 'ar-XB', direction: 'rtl' },
] as const;

for (const { theme, language, direction } of looks) {
  test.describe(`in ${theme} and ${language}`, () => {
    test.use({ start: { preferences: { theme, language } } });

    test('no screen breaks a rule of accessibility or cuts a text off', async ({ app, page, folder }) => {
      test.setTimeout(180_000);
      await expect(page.locator('html')).toHaveAttribute('dir', direction);
      await judge(page, 'welcome');

      await createWorkspace(app, folder);
      await expect(page.locator('.ui-empty')).toBeVisible();
      await judge(page, 'no releases');

      await page.keyboard.press('Control+N');
      await expect(page.getByRole('dialog')).toBeVisible();
      await judge(page, 'new release');
      await page.keyboard.press('Escape');

      await ask(page, 'product.save', {
        slug: 'tide-gate',
        product: { name: 'Tide Gate', description: '' },
        parents: [],
      });
      await ask(page, 'release.create', {
        product: 'tide-gate',
        kind: 'planned',
        title: 'ملاحظات الإصدار',
        version: '2026.11',
        sourceLocale: 'en',
        targetLocales: ['de', 'ar'],
      });
      const row = page.locator('[role="row"]');
      await expect(row).toHaveCount(1);
      await judge(page, 'releases');

      await row.click();
      await judgeTabs(page, 'release');
      await page.locator('.release-readiness [aria-expanded]').click();
      await judge(page, 'readiness');

      for (const [keys, screen] of [
        ['Control+3', 'publishing'],
        ['Control+4', 'audit'],
      ] as const) {
        await page.keyboard.press(keys);
        await judgeTabs(page, screen);
      }
      for (const [keys, screen] of [
        ['Control+2', 'people'],
        ['Control+,', 'preferences'],
      ] as const) {
        await page.keyboard.press(keys);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('.ui-loading')).toHaveCount(0);
        await judge(page, screen);
      }

      for (const [keys, screen] of [
        ['Control+K', 'palette'],
        ['Control+/', 'shortcuts'],
      ] as const) {
        await page.keyboard.press(keys);
        await expect(page.getByRole('dialog')).toBeVisible();
        await judge(page, screen);
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog')).toHaveCount(0);
      }

      await page.keyboard.press('Control+Shift+L');
      const lock = page.getByRole('dialog');
      await expect(lock).toBeVisible();
      await judge(page, 'lock screen');
      await lock.getByRole('button').last().click();
      await expect(lock).toHaveCount(0);
      await page.keyboard.press('Control+1');
      await row.click();
      await judgeTabs(page, 'release, read only');
      await page.locator('.app-notice').getByRole('button').click();
      await page.getByRole('dialog').locator('input[type="password"]').fill(passphrase);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    });
  });
}
