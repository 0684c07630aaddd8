import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test, type RunningApp } from './support/app';
import { ask, createWorkspace, passphrase } from './support/workspace';
import { createRelease, openWrite, text, writeInto, written } from './support/write';

let release = '';
test.beforeEach(async ({ app, page, folder }) => {
  await createWorkspace(app, folder);
  release = await createRelease(page);
  await openWrite(page);
});

const section = (page: Page, key: string) => page.locator(`.write-section[data-section="${key}"]`);

/** Writes a section past the editor, as another machine would whose journal arrives later. */
async function writeElsewhere(page: Page, key: string, words: string): Promise<void> {
  await ask(page, 'release.draftSection', {
    release,
    section: key,
    // A revision that this machine has not seen, so that what stands on it is nobody's of ours.
    parents: ['f'.repeat(64)],
    order: ['elsewhere'],
    blocks: {
      blocks: [{ type: 'paragraph', attrs: { id: 'elsewhere' }, content: [{ type: 'text', text: words }] }],
    },
  });
  await ask(page, 'release.flushDrafts', {});
}

test('closing the app and opening it again loses no word, and undo begins anew', async ({
  app,
  page,
  launch,
  folder,
}) => {
  await writeInto(page, 'summary', 'Not a single word of this may be lost');
  await app.close();
  const again = await launch({ workspace: path.join(folder, 'Northwind.imprimatur') });
  await openWrite(again.page);
  await expect(text(again.page, 'summary')).toHaveText('Not a single word of this may be lost');
  // Locked: nothing can be written, and the page says so by what it leaves out.
  await expect(again.page.getByRole('toolbar', { name: 'Formatting' })).toHaveCount(0);
  await expect(again.page.getByRole('textbox', { name: 'Title' })).toBeDisabled();
  await expect(again.page.locator('.write-page')).toHaveAttribute('contenteditable', 'false');
  await unlock(again.page);
  await expect(again.page.getByRole('toolbar', { name: 'Formatting' })).toBeVisible();
  await writeInto(again.page, 'summary', '!');
  await again.page.keyboard.press('Control+z');
  await again.page.keyboard.press('Control+z');
  await expect(text(again.page, 'summary')).toHaveText('Not a single word of this may be lost');
});

test('own saves leave text and caret alone', async ({ page }) => {
  await writeInto(page, 'summary', 'one three');
  for (let step = 0; step < ' three'.length; step += 1) await page.keyboard.press('ArrowLeft');
  await written(page, release);
  await expect(page.getByRole('contentinfo').getByText('Saved')).toBeVisible();
  await page.keyboard.type(' two');
  await written(page, release);
  await page.keyboard.type('!');
  await expect(text(page, 'summary')).toHaveText('one two! three');
  const { sections } = await written(page, release);
  expect(JSON.stringify(sections['summary']?.value)).toContain('one two! three');
  expect(sections['summary']?.inConflict).toBe(false);
});

/** Ends the engine as a crash would; the main process starts another. */
async function killEngine({ electron }: RunningApp): Promise<void> {
  await electron.evaluate(({ app }) => {
    const engine = app.getAppMetrics().find(({ name }) => name === 'Imprimatur engine');
    if (engine === undefined) throw new Error('There is no engine.');
    process.kill(engine.pid, 'SIGKILL');
  });
}

async function unlock(page: Page): Promise<void> {
  const [identity] = (await ask(page, 'identity.list', {})) as { device: string }[];
  await ask(page, 'identity.unlock', { device: identity?.device ?? '', passphrase });
}

test('an engine that dies while somebody types costs no word and forks nothing (design 2)', async ({
  app,
  page,
}) => {
  await writeInto(page, 'summary', 'Before it died');
  await written(page, release);
  await page.keyboard.type(', while it died');
  await killEngine(app);
  // The new one has no key: the page stays, with every word on it, and can't be written until it is unlocked.
  await expect(page.locator('.write-page')).toHaveAttribute('contenteditable', 'false');
  await expect(text(page, 'summary')).toHaveText('Before it died, while it died');
  await unlock(page);
  await expect(page.locator('.write-page')).toHaveAttribute('contenteditable', 'true');
  await writeInto(page, 'summary', ', and after');
  await expect
    .poll(async () => JSON.stringify((await written(page, release)).sections['summary']?.value))
    .toContain('Before it died, while it died, and after');
  const { sections } = await written(page, release);
  expect(sections['summary']?.inConflict).toBe(false);
  await expect(section(page, 'summary').getByRole('status')).toHaveCount(0);
});

/** Leaves the step and comes back to it: the editor goes on from what the journal has by now. */
async function comeBack(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Translate' }).click();
  await page.getByRole('tab', { name: 'Write' }).click();
  await text(page, 'summary').waitFor();
}

test('two people’s words for one section are shown as what they are, and not typed over (design 3)', async ({
  page,
}) => {
  await writeInto(page, 'summary', 'My words');
  await written(page, release);
  await writeElsewhere(page, 'summary', 'Their words');
  await expect(
    section(page, 'summary').getByText('Two people have written different things here.'),
  ).toBeVisible();
  await expect(text(page, 'summary')).toHaveText('My words');

  await comeBack(page);
  await text(page, 'summary').click();
  const before = await text(page, 'summary').textContent();
  await page.keyboard.type('typed over');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(text(page, 'summary')).toHaveText(before ?? '');
  await writeInto(page, 'known-issues', 'Other sections can be written');
  await expect(text(page, 'known-issues')).toHaveText('Other sections can be written');

  await section(page, 'summary').getByRole('button', { name: 'Compare the two' }).click();
  await expect(page.getByRole('heading', { name: 'Audit', level: 1 })).toBeVisible();
});

test('somebody else’s words are offered where ours were, and taken when we say so (design 3)', async ({
  page,
}) => {
  await writeInto(page, 'summary', 'My words');
  await written(page, release);
  await writeElsewhere(page, 'summary', 'Their words');
  const conflicts = (await ask(page, 'workspace.conflicts', {})) as {
    record: string;
    heads: { revision: string; text: string }[];
  }[];
  const [conflict] = conflicts;
  const theirs = conflict?.heads.find((head) => head.text.includes('Their'));
  await ask(page, 'workspace.resolveConflict', {
    record: conflict?.record ?? '',
    choose: theirs?.revision ?? '',
  });
  await expect(section(page, 'summary').getByText('Somebody else has changed this section.')).toBeVisible();
  await expect(text(page, 'summary')).toHaveText('My words');
  await section(page, 'summary').getByRole('button', { name: 'Load the new text' }).click();
  await expect(text(page, 'summary')).toHaveText('Their words');
  await expect(section(page, 'summary').getByRole('status')).toHaveCount(0);

  await writeInto(page, 'summary', ' and mine');
  const { sections } = await written(page, release);
  expect(sections['summary']?.inConflict).toBe(false);
  expect(JSON.stringify(sections['summary']?.value)).toContain('Their words and mine');
});
