import type { Locator, Page } from '@playwright/test';
import type { Change } from '../../../shared/release/change';
import type { ReleaseView } from '../../../shared/release/view';
import { ask } from './workspace';

/** Makes a product and a planned release of it, empty but for its head, and answers with its id. */
export async function createRelease(page: Page): Promise<string> {
  const product = { name: 'Ledger', description: '' };
  await ask(page, 'product.save', { slug: 'ledger', product, parents: [] });
  const { release } = (await ask(page, 'release.create', {
    product: 'ledger',
    kind: 'planned',
    title: 'Faster closing',
    version: '4.2.0',
    sourceLocale: 'en',
    targetLocales: [],
  })) as { release: string };
  return release;
}

/** Adds a change of which only what matters is said. */
export async function addChange(page: Page, release: string, change: Partial<Change>): Promise<void> {
  const value: Change = {
    type: 'added',
    security: false,
    breaking: false,
    impact: 'customer',
    impactReason: '',
    module: '',
    audienceRoles: ['administrator', 'end-user'],
    summary: 'A change',
    references: [],
    order: 0,
    ...change,
  };
  await ask(page, 'release.saveChange', { release, change: null, value, parents: [] });
}

/** The release as the journal has it, after everything that is still a draft was written. */
export async function written(page: Page, release: string): Promise<ReleaseView> {
  await ask(page, 'release.flushDrafts', {});
  return (await ask(page, 'release.get', { release })) as ReleaseView;
}

/** Opens the one release that there is at the step where it is written. */
export async function openWrite(page: Page): Promise<void> {
  const row = page.getByRole('row', { name: /Ledger/ }).first();
  const editor = page.getByRole('textbox', { name: 'Text of the release' });
  await row.or(editor).first().waitFor();
  if (await row.isVisible()) await row.click();
  await editor.waitFor();
}

/** The text of a section: the only part of it that can be edited. */
export const text = (page: Page, key: string): Locator =>
  page.locator(`.write-section[data-section="${key}"] .write-section__text`);

/** The keys of all sections on the page, in order. */
export const sectionKeys = (page: Page): Promise<(string | undefined)[]> =>
  page
    .locator('.write-page > [data-section], .write-page [data-section].write-slot')
    .evaluateAll((parts) => parts.map((part) => (part as HTMLElement).dataset['section']));

export const allSections = [
  'version',
  'deployment',
  'summary',
  'changes',
  'known-issues',
  'rollback-procedure',
];

/** Puts the caret at the end of a section and types. */
export async function writeInto(page: Page, key: string, words: string): Promise<void> {
  await text(page, key).locator('> :last-child').click();
  await page.keyboard.press('End');
  await page.keyboard.type(words);
}

/** Pastes as the clipboard would hand it over: HTML, plain text, or both. */
export async function paste(
  page: Page,
  content: { readonly html?: string; readonly plain?: string },
): Promise<void> {
  await page.evaluate(({ html, plain }) => {
    const clipboardData = new DataTransfer();
    if (html !== undefined) clipboardData.setData('text/html', html);
    if (plain !== undefined) clipboardData.setData('text/plain', plain);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, content);
}
