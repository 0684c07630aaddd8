import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { startReferenceServer } from '../endpoint/reference-server';
import { expect, test } from './support/app';
import { ask, passphrase } from './support/workspace';

const run = promisify(execFile);
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const prose =
  'Closing a month now takes one step, and every posting stays traceable for your auditors, from entry to report.';

async function createIdentity(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Name' }).fill('Ada Verne');
  await page.getByRole('textbox', { name: 'E-mail' }).fill('ada@example.org');
  await page.getByRole('textbox', { name: 'Passphrase', exact: true }).fill(passphrase);
  await page.getByRole('textbox', { name: 'Passphrase again' }).fill(passphrase);
  await page.getByRole('button', { name: 'Create identity' }).click();
}

async function writeSection(page: Page, key: string): Promise<void> {
  await page.locator(`.write-section[data-section="${key}"] .write-section__text`).click();
  await page.keyboard.type(prose);
}

async function addDeploymentWindow(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add a window' }).click();
  await page.getByRole('textbox', { name: 'Region' }).fill('EU');
  await page.getByRole('textbox', { name: 'Region' }).press('Tab');
}

async function addChange(page: Page, summary: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a change' }).click();
  await page.getByRole('textbox', { name: 'Summary' }).fill(summary);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(summary)).toBeVisible();
}

/** Confirms a German target for every unit through the window's own bridge; the Translate step has a suite of its own. */
async function translateEverything(page: Page, release: string): Promise<void> {
  const view = (await ask(page, 'localization.units', { release, locale: 'de' })) as {
    units: { id: string; source: string; parents: string[] }[];
  };
  for (const unit of view.units) {
    await ask(page, 'localization.save', {
      release,
      unit: unit.id,
      locale: 'de',
      target: `Deutsch: ${unit.source}`,
      state: 'translated',
      origin: 'human',
      parents: unit.parents,
    });
  }
}

async function answerChecklist(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Sign' }).click();
  const questions = page.getByRole('radiogroup');
  const fields = page.getByRole('textbox', { name: /^Evidence/ });
  await expect(questions.first()).toBeVisible();
  for (let index = 0; index < (await questions.count()); index += 1) {
    await questions.nth(index).getByRole('radio', { name: 'Yes' }).click();
    await expect(questions.nth(index).getByRole('radio', { name: 'Yes' })).toBeChecked();
    await fields.nth(index).fill('Build 4711, ticket REL-42');
    await fields.nth(index).blur();
  }
}

async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Sign as Compliance …' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Your passphrase').fill(passphrase);
  await dialog.getByRole('button', { name: 'Sign', exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('one person writes, translates, signs, exports and publishes; a second program verifies (issue 2)', async ({
  app,
  page,
  folder,
}) => {
  await createIdentity(page);
  await page.getByRole('button', { name: 'Create a workspace' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Northwind');
  await app.desktop.chooseToOpen(folder);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await page.getByRole('radio', { name: 'I work alone' }).click();
  await page.getByRole('button', { name: 'Create workspace' }).click();

  await page.getByRole('button', { name: 'New release' }).first().click();
  await page.getByRole('textbox', { name: 'Name of the product' }).fill('Ledger');
  await page.getByRole('textbox', { name: 'Version' }).fill('4.2.0');
  await page.getByRole('textbox', { name: 'Title' }).fill('Faster closing');
  await page.getByRole('combobox', { name: 'Translated into' }).fill('German');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Create release' }).click();

  await addDeploymentWindow(page);
  for (const key of ['summary', 'known-issues', 'rollback-procedure']) await writeSection(page, key);
  await addChange(page, 'Close a month with one command');
  await expect(page.getByRole('complementary', { name: 'Problems' })).toContainText('Nothing is missing');
  await ask(page, 'release.flushDrafts', {});

  const [release] = (await ask(page, 'releases.list', {})) as { id: string }[];
  if (release === undefined) throw new Error('There is no release.');
  await translateEverything(page, release.id);
  await answerChecklist(page);
  await sign(page);
  await expect(page.getByText('Valid').first()).toBeVisible();

  const bundle = path.join(folder, 'ledger-4.2.0.zip');
  await page.getByRole('tab', { name: 'Export' }).click();
  await app.desktop.chooseToSave(bundle);
  await page.getByRole('button', { name: 'Export bundle …' }).click();
  await expect(page.getByText('Verify it anywhere with:')).toBeVisible();
  expect((await readFile(bundle)).subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');

  const verified = await run(process.execPath, [
    path.join(checkout, 'out/cli/imprimatur.mjs'),
    'verify',
    bundle,
  ]);
  expect(verified.stdout).toContain('Ada Verne');

  const server = await startReferenceServer({ folder: path.join(folder, 'endpoint') });
  try {
    await ask(page, 'endpoint.save', {
      id: null,
      endpoint: { name: 'Portal', url: server.url, auth: 'none', indexExpiryDays: 30 },
      parents: [],
    });
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByText('Published').first()).toBeVisible();
    const answer = await fetch(new URL('site/ledger/4.2.0/de/index.html', server.url));
    expect(await answer.text()).toContain('Deutsch: Close a month with one command');
  } finally {
    await server.stop();
  }

  await page.getByRole('tab', { name: 'Write' }).click();
  await page.locator('.write-section[data-section="summary"] .write-section__text').click();
  await page.keyboard.type('!');
  await ask(page, 'release.flushDrafts', {});
  await page.getByRole('tab', { name: 'Sign' }).click();
  await expect(page.getByText('Void').first()).toBeVisible();
  await page.getByRole('tab', { name: 'Export' }).click();
  await expect(page.getByRole('button', { name: 'Export bundle …' })).toHaveCount(0);
});
