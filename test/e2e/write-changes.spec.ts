import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app';
import { createWorkspace } from './support/workspace';
import { addChange, createRelease, openWrite, written } from './support/write';

const group = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Changes' }).getByRole('region', { name });
const summaries = (page: Page, name: string) =>
  group(page, name).locator('.write-change__summary').allTextContents();

let release = '';
test.beforeEach(async ({ app, page, folder }) => {
  await createWorkspace(app, folder);
  release = await createRelease(page);
});

test('title, audience, languages and windows are checked as they are typed, and saved one on the other', async ({
  page,
}) => {
  await openWrite(page);
  await page.getByRole('textbox', { name: 'Title' }).fill('Much faster closing');
  await page.getByRole('textbox', { name: 'Title' }).press('Enter');
  await page.getByRole('checkbox', { name: 'End users' }).click();
  await page.getByRole('combobox', { name: 'Translated into' }).fill('German');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');

  const version = page.getByRole('textbox', { name: 'Version' });
  await version.fill('4/2');
  await expect(page.getByText('A version has letters, digits, dots')).toBeVisible();
  await version.blur();
  expect((await written(page, release)).header.value.version).toBe('4.2.0');
  await version.fill('4.3.0');
  await version.press('Enter');
  await expect(page.getByText('/ledger/4.3.0/en/')).toBeVisible();

  await page.getByRole('button', { name: 'Add a window' }).click();
  await expect(page.getByRole('textbox', { name: 'Region' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByText('Name the region, for example “EU”.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Region' }).fill('EU');
  await page.keyboard.press('Tab');
  // The field that was reached by Tab keeps the focus while the window is saved.
  await expect(page.getByRole('spinbutton').first()).toBeFocused();
  await page.getByRole('button', { name: 'Add a window' }).click();
  await page.getByRole('textbox', { name: 'Region' }).last().fill('US');
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Remove the window EU' }).click();
  await expect(page.getByRole('textbox', { name: 'Region' })).toHaveValue('US');

  const inJournal = async () => (await written(page, release)).header;
  await expect
    .poll(async () => (await inJournal()).value.deployment.map(({ region }) => region))
    .toEqual(['US']);
  const { value, inConflict } = await inJournal();
  expect(value).toMatchObject({
    title: 'Much faster closing',
    version: '4.3.0',
    audienceRoles: ['administrator'],
    targetLocales: ['de'],
  });
  expect(inConflict).toBe(false);
});

test('a change has facts on axes of their own; an internal one says why (3.3, 1.2)', async ({ page }) => {
  await openWrite(page);
  await page.getByRole('button', { name: 'Add a change' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Summary' }).fill('Tidy the cache of `postings`');
  await dialog.getByRole('button', { name: /Type/ }).click();
  await page.getByRole('option', { name: 'Fixed' }).click();
  await dialog.getByRole('checkbox', { name: 'Security' }).click();
  await dialog.getByRole('radio', { name: 'Internal' }).click();
  await dialog.getByRole('textbox', { name: 'Module' }).fill('ledger');
  await dialog.getByRole('textbox', { name: 'References' }).fill('LED-1, #22');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();

  const card = group(page, 'Fixed').getByRole('article');
  await expect(card).toContainText('Internal: reaches no output');
  await expect(card.locator('code').first()).toHaveText('postings');
  await expect(page.getByRole('complementary', { name: 'Problems' })).toContainText(
    'stays internal without a reason',
  );
  await page
    .getByRole('button', { name: /stays internal without a reason/ })
    .last()
    .click();
  await expect(card.getByRole('button', { name: 'Edit' })).toBeFocused();
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: 'Reason' }).fill('Nobody sees a cache.');
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(card).toContainText('Nobody sees a cache.');

  // The card shows it at once, and the journal a moment later.
  await expect
    .poll(async () => (await written(page, release)).changes[0]?.value)
    .toMatchObject({
      type: 'fixed',
      security: true,
      impact: 'internal',
      impactReason: 'Nobody sees a cache.',
      references: ['LED-1', '#22'],
    });
});

test('changes are reordered and deleted by the keyboard, as fast as somebody is, and brought back', async ({
  page,
}) => {
  for (const [order, summary] of ['One', 'Two', 'Three'].entries())
    await addChange(page, release, { summary, order });
  await openWrite(page);
  await expect.poll(() => summaries(page, 'Added')).toEqual(['One', 'Two', 'Three']);
  const first = group(page, 'Added').getByRole('article', { name: 'One' });
  await first.getByRole('button', { name: 'Edit' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => summaries(page, 'Added')).toEqual(['Two', 'Three', 'One']);
  await expect(first.getByRole('button', { name: 'Move up' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => summaries(page, 'Added')).toEqual(['Two', 'One', 'Three']);

  await first.getByRole('button', { name: 'Remove' }).click();
  await expect.poll(() => summaries(page, 'Added')).toEqual(['Two', 'Three']);
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(() => summaries(page, 'Added')).toEqual(['Two', 'One', 'Three']);

  const inJournal = async () => (await written(page, release)).changes;
  await expect
    .poll(async () => (await inJournal()).map(({ value }) => value.summary))
    .toEqual(['Two', 'One', 'Three']);
  const changes = await inJournal();
  expect(changes.filter(({ inConflict }) => inConflict)).toEqual([]);
});

/** A repository with two versions, made by Git itself. */
async function repository(
  folder: string,
): Promise<{ readonly path: string; readonly git: (...args: string[]) => void }> {
  const repo = path.join(folder, 'ledger-source');
  await mkdir(repo);
  const who = {
    GIT_AUTHOR_NAME: 'Ada',
    GIT_AUTHOR_EMAIL: 'a@example.org',
    GIT_COMMITTER_NAME: 'Ada',
    GIT_COMMITTER_EMAIL: 'a@example.org',
  };
  const git = (...args: string[]): void =>
    void execFileSync('git', ['-C', repo, ...args], {
      env: { PATH: process.env['PATH'], HOME: folder, ...who },
      stdio: 'pipe',
    });
  const commit = (message: string): void => git('commit', '--quiet', '--allow-empty', '-m', message);
  git('init', '--quiet', '--initial-branch=main');
  commit('feat: first release');
  git('tag', 'v4.1.0');
  commit('feat(export): export postings as CSV (#12)');
  commit('fix!: round multi-currency accounts');
  commit('chore: tidy the build');
  git('tag', 'v4.2.0');
  return { path: repo, git };
}

test('changes come from a Git repository, tag to tag, and a second time none (3.3)', async ({
  app,
  page,
  folder,
}) => {
  const { path: repo, git } = await repository(folder);
  await openWrite(page);
  const dialog = page.getByRole('dialog', { name: 'Import changes' });
  const preview = async (): Promise<void> => {
    await app.desktop.chooseToOpen(repo);
    await page.getByRole('button', { name: 'Import changes …' }).click();
    await dialog.getByRole('button', { name: 'A local Git repository …' }).click();
    await expect(dialog.getByRole('button', { name: /After/ })).toContainText('v4.1.0');
    await dialog.getByRole('button', { name: 'Preview' }).click();
  };
  await preview();
  await expect(dialog).toContainText('3 entries are new.');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'round multi-currency' })).toContainText(
    'Breaking',
  );
  await dialog.getByRole('checkbox', { name: /tidy the build/i }).click();
  await dialog.getByRole('button', { name: 'Add 2 changes' }).click();
  await expect(dialog).toBeHidden();
  await expect(group(page, 'Added').getByRole('article')).toContainText('#12');
  await expect(group(page, 'Fixed').getByRole('article')).toContainText('Breaking');

  git('commit', '--quiet', '--allow-empty', '-m', 'feat: print statements');
  git('tag', '-f', 'v4.2.0');
  await preview();
  await expect(dialog).toContainText('2 entries are new. 2 are already here.');
  await expect(dialog.getByRole('listitem').filter({ hasText: 'export postings' })).toContainText(
    'Already here',
  );
  await expect(dialog.getByRole('checkbox', { name: /export postings/i })).toBeDisabled();
  await dialog
    .getByRole('button', { name: 'Choose all' })
    .or(dialog.getByRole('button', { name: 'Choose none' }))
    .click();
  await dialog.getByRole('button', { name: 'Close' }).click();
  expect((await written(page, release)).changes).toHaveLength(2);
});

test('changes come from a changelog; a file that is none is refused with a reason (3.3)', async ({
  app,
  page,
  folder,
}) => {
  const changelog = path.join(folder, 'CHANGELOG.md');
  await writeFile(
    changelog,
    '# Changelog\n\n## [4.2.0] - 2026-11-02\n\n### Added\n\n- Statements can be printed\n\n### Security\n\n- Passwords are hashed\n',
  );
  await openWrite(page);
  await app.desktop.chooseToOpen(changelog);
  await page.getByRole('button', { name: 'Import changes …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import changes' });
  await dialog.getByRole('button', { name: 'A changelog file …' }).click();
  await expect(dialog.getByRole('button', { name: /Version/ })).toContainText('4.2.0');
  await dialog.getByRole('button', { name: 'Add 2 changes' }).click();
  await expect(group(page, 'Added').getByRole('article')).toContainText('Statements can be printed');

  await app.desktop.chooseToOpen(folder);
  await page.getByRole('button', { name: 'Import changes …' }).click();
  await dialog.getByRole('button', { name: 'A local Git repository …' }).click();
  await expect(dialog.getByRole('alert')).toBeVisible();
  await dialog.getByRole('button', { name: 'Another source' }).click();
  await expect(dialog.getByRole('button', { name: 'A changelog file …' })).toBeVisible();
});

for (const [theme, language] of [
  ['light', 'en'],
  ['dark', 'ar-XB'],
] as const) {
  test.describe(`in ${theme} and ${language}`, () => {
    test.use({ start: { preferences: { theme, language } } });
    test('the step breaks no rule of accessibility, filled and with its dialogs open', async ({ page }) => {
      await addChange(page, release, {
        summary: 'Close with `ledger close`',
        security: true,
        breaking: true,
        actionBy: '2026-12-24',
        references: ['#1'],
      });
      await addChange(page, release, {
        summary: 'Internal',
        impact: 'internal',
        impactReason: 'Why',
        order: 1,
        audienceRoles: ['end-user'],
      });
      await page
        .getByRole('row', { name: /Ledger/ })
        .first()
        .click();
      await page.locator('.write-change').first().waitFor();
      const judge = async (): Promise<void> => {
        const { violations } = await new AxeBuilder({ page })
          .setLegacyMode(true)
          .exclude('[data-live-announcer]')
          .analyze();
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)),
        ).toEqual([]);
      };
      await page.locator('.write-windows + button').click();
      await judge();
      await page.locator('.write-change__buttons button').nth(2).click();
      await page.getByRole('dialog').waitFor();
      await judge();
      await page.keyboard.press('Escape');
      await page.locator('.write-section[data-section="summary"] p').last().click();
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await judge();
    });
  });
}
