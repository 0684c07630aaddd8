import type { Page } from '@playwright/test';
import { wordDocument } from '../authoring/paste-samples';
import { expect, test } from './support/app';
import { ask, createWorkspace } from './support/workspace';
import {
  allSections,
  createRelease,
  openWrite,
  paste,
  sectionKeys,
  text,
  writeInto,
  written,
} from './support/write';

const problems = (page: Page) => page.getByRole('complementary', { name: 'Problems' });
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Formatting' }).getByRole('button', { name, exact: true });

let release = '';
test.beforeEach(async ({ app, page, folder }) => {
  await createWorkspace(app, folder);
  release = await createRelease(page);
  await openWrite(page);
});

test('no section can be removed, emptied away, joined or pasted, whatever is pressed (3.1)', async ({
  page,
}) => {
  expect(await sectionKeys(page)).toEqual(allSections);
  await writeInto(page, 'summary', 'Words of the summary');
  await writeInto(page, 'known-issues', 'An issue');
  await writeInto(page, 'rollback-procedure', 'Go back');

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  for (const key of ['summary', 'known-issues', 'rollback-procedure'])
    await expect(text(page, key)).toHaveText('');
  expect(await sectionKeys(page)).toEqual(allSections);

  await page.keyboard.press('Control+z');
  await expect(text(page, 'summary')).toHaveText('Words of the summary');
  await expect(text(page, 'rollback-procedure')).toHaveText('Go back');

  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+x');
  expect(await sectionKeys(page)).toEqual(allSections);
  await expect(text(page, 'known-issues')).toHaveText('');
  await page.keyboard.press('Control+z');

  await text(page, 'known-issues').click();
  await page.keyboard.press('Control+Home');
  for (const key of ['Backspace', 'Delete', 'Backspace']) {
    await text(page, 'known-issues').click();
    await page.keyboard.press('Home');
    await page.keyboard.press(key);
  }
  expect(await sectionKeys(page)).toEqual(allSections);
  await expect(text(page, 'summary')).toHaveText('Words of the summary');

  await writeInto(page, 'rollback-procedure', ' ');
  await paste(page, { html: '<section data-section="summary"><h2>Summary</h2><p>smuggled</p></section>' });
  expect(await sectionKeys(page)).toEqual(allSections);
  await expect(text(page, 'rollback-procedure')).toContainText('smuggled');

  await page.keyboard.press('Control+a');
  await page.keyboard.type('One word');
  expect(await sectionKeys(page)).toEqual(allSections);
  await expect(text(page, 'summary')).toHaveText('One word');
  await expect(text(page, 'rollback-procedure')).toHaveText('');
});

test('a selection that is drawn over two sections is deleted in both and joins nothing (3.1)', async ({
  page,
}) => {
  await writeInto(page, 'summary', 'keep this and lose this');
  await writeInto(page, 'known-issues', 'lose that and keep that');
  await text(page, 'summary').click();
  await page.keyboard.press('End');
  for (let index = 0; index < 'lose this'.length; index += 1) await page.keyboard.press('ArrowLeft');
  const issues = await text(page, 'known-issues').locator('p').boundingBox();
  if (issues === null) throw new Error('There is no text to click on.');
  await text(page, 'known-issues').scrollIntoViewIfNeeded();
  await text(page, 'known-issues')
    .locator('p')
    .click({ modifiers: ['Shift'], position: { x: 64, y: 8 } });
  await page.keyboard.press('Backspace');
  await expect(text(page, 'summary')).toHaveText('keep this and ');
  await expect(text(page, 'known-issues')).toContainText('keep that');
  await expect(text(page, 'known-issues')).not.toContainText('lose that and keep');
  expect(await sectionKeys(page)).toEqual(allSections);
});

test('what is missing is listed as it is on screen, and every line leads to its place (3.1)', async ({
  page,
}) => {
  await problems(page).getByRole('button', { name: '“Rollback procedure” is empty.' }).click();
  await page.keyboard.type('Install the previous version and restore the backup.');
  await expect(text(page, 'rollback-procedure')).toHaveText(/^Install the previous version/);
  await expect(problems(page).getByText('“Rollback procedure” is empty.')).toHaveCount(0);

  await problems(page)
    .getByRole('button', { name: /No deployment window/ })
    .click();
  await expect(page.getByRole('button', { name: 'Add a window' })).toBeFocused();

  await writeInto(page, 'summary', 'Too short. TODO');
  await problems(page).getByRole('button', { name: '“TODO” in “Summary” is still to be replaced.' }).click();
  await expect(problems(page).getByText('“Summary” has 3 of at least 8 words.')).toBeVisible();
  await expect(problems(page)).toContainText('11 words');

  const bar = page.getByRole('region', { name: /stands? between/i }).or(page.locator('.release-readiness'));
  await page.getByRole('button', { name: /Show all/ }).click();
  await bar
    .getByRole('button', { name: /“Changes” needs at least/ })
    .first()
    .click();
  await expect(page.getByRole('button', { name: 'Add a change' })).toBeFocused();

  await page.keyboard.press('F8');
  await expect(page.getByRole('button', { name: 'Add a window' })).toBeFocused();
});

test('undo goes back over all sections, and redo forward again', async ({ page }) => {
  await writeInto(page, 'summary', 'first');
  await writeInto(page, 'known-issues', 'second');
  await page.keyboard.press('Control+z');
  await expect(text(page, 'known-issues')).toHaveText('');
  await page.keyboard.press('Control+z');
  await expect(text(page, 'summary')).toHaveText('');
  await tool(page, 'Redo').click();
  await expect(text(page, 'summary')).toHaveText('first');
});

test('a page from Word comes in as headings, lists, links and tables, and nothing else of it', async ({
  page,
}) => {
  await text(page, 'known-issues').click();
  await paste(page, { html: wordDocument });
  const issues = text(page, 'known-issues');
  await expect(issues.locator('h3').first()).toHaveText('Release notes');
  await expect(issues.locator('ul > li > ul > li')).toHaveText('One, inside');
  await expect(issues.locator('ol')).toHaveAttribute('start', '3');
  await expect(issues.locator('table td')).toHaveCount(2);
  await expect(issues.getByRole('link', { name: 'the manual' })).toHaveAttribute(
    'href',
    'https://example.com/docs',
  );
  expect(await issues.innerHTML()).not.toMatch(/mso|style=|class="Mso|<o:p>|script|font-family/i);

  await text(page, 'summary').click();
  await paste(page, {
    html: '<h2>Title</h2><table><tr><td>A</td><td>B</td></tr></table><ul><li>Item</li></ul>',
  });
  const summary = text(page, 'summary');
  await expect(summary.locator('ul > li')).toHaveText('Item');
  await expect(summary.locator('h3, table')).toHaveCount(0);
  await expect(summary).toContainText('Title');
  await expect(summary).toContainText('A – B');

  const { sections } = await written(page, release);
  const kept = JSON.stringify(sections);
  expect(kept).toContain('One, inside');
  expect(kept).not.toMatch(/mso|style|class/i);
});

test('a table is made, grows, shrinks and goes, by menu and by Tab', async ({ page }) => {
  await text(page, 'known-issues').click();
  const menu = async (item: string): Promise<void> => {
    await tool(page, 'Table').click();
    await page.getByRole('menuitem', { name: item }).click();
  };
  const table = text(page, 'known-issues').locator('table');
  await menu('Insert a table');
  await expect(table.locator('th')).toHaveCount(3);
  await page.keyboard.type('Region');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Start');
  await expect(table.locator('th').nth(1)).toHaveText('Start');
  await menu('Add a row below');
  await expect(table.locator('tr')).toHaveCount(4);
  await menu('Add a column after');
  await expect(table.locator('th')).toHaveCount(4);
  await menu('Delete the column');
  await menu('Delete the row');
  await expect(table.locator('tr')).toHaveCount(3);
  await menu('Delete the table');
  await expect(table).toHaveCount(0);
  await text(page, 'summary').click();
  await expect(tool(page, 'Table')).toBeDisabled();
});

test('lists, headings and code come from what is typed, where the template allows them (3.1)', async ({
  page,
}) => {
  await writeInto(page, 'known-issues', '### Heading\n- one\ntwo');
  await page.keyboard.press('Tab');
  const issues = text(page, 'known-issues');
  await expect(issues.locator('h3')).toHaveText('Heading');
  await expect(issues.locator('ul ul li')).toHaveText('two');
  await writeInto(page, 'summary', '### no heading here');
  await expect(text(page, 'summary').locator('h3')).toHaveCount(0);
  await expect(text(page, 'summary')).toHaveText('### no heading here');
  await expect(tool(page, 'Heading')).toBeDisabled();
  await page.keyboard.press('Control+Alt+3');
  await expect(text(page, 'summary').locator('h3')).toHaveCount(0);
  await expect(text(page, 'summary').locator('p').first()).toHaveAttribute('dir', 'auto');
});

test('a link leads to the web or to a mailbox, and nowhere else', async ({ page }) => {
  await writeInto(page, 'summary', 'Read the manual');
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await page.keyboard.press('Control+k');
  const dialog = page.getByRole('dialog', { name: 'Link' });
  const address = dialog.getByRole('textbox', { name: 'Address' });
  for (const refused of [
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://bank.example@evil.example/',
    'no address',
  ]) {
    await address.fill(refused);
    await address.press('Enter');
    await expect(dialog).toContainText('https, http and mailto addresses only');
  }
  await expect(text(page, 'summary').locator('a')).toHaveCount(0);
  await address.fill('docs.example.com/manual');
  await address.press('Enter');
  await expect(dialog).toBeHidden();
  const link = text(page, 'summary').getByRole('link', { name: 'manual' });
  await expect(link).toHaveAttribute('href', 'https://docs.example.com/manual');
  await expect(page.getByRole('textbox', { name: 'Text of the release' })).toBeFocused();

  await tool(page, 'Link').click();
  await dialog.getByRole('button', { name: 'Remove link' }).click();
  await expect(text(page, 'summary').locator('a')).toHaveCount(0);

  await paste(page, {
    html: '<p><a href="javascript:alert(1)">bad</a> <a href="https://example.com/">good</a></p>',
  });
  await expect(text(page, 'summary').locator('a')).toHaveText('good');
});

test('an input method composes undisturbed, also over what is selected in two sections', async ({ page }) => {
  const input = await page.context().newCDPSession(page);
  const compose = async (...steps: readonly string[]): Promise<void> => {
    for (const step of steps) {
      const selection = { selectionStart: step.length, selectionEnd: step.length };
      await input.send('Input.imeSetComposition', { text: step, ...selection });
    }
    await input.send('Input.insertText', { text: steps.at(-1) ?? '' });
  };
  await writeInto(page, 'summary', 'Now: ');
  await compose('ㅎ', '하', '한', '한ㄱ', '한그', '한글');
  await expect(text(page, 'summary')).toHaveText('Now: 한글');
  await writeInto(page, 'known-issues', 'Issues');
  await page.keyboard.press('Control+a');
  await compose('に', 'にほ', '日本');
  await expect(text(page, 'summary')).toHaveText('日本');
  await expect(text(page, 'known-issues')).toHaveText('');
  expect(await sectionKeys(page)).toEqual(allSections);
  const { sections } = await written(page, release);
  expect(JSON.stringify(sections['summary']?.value)).toContain('日本');
});

test('a request made by hand is held to the same rules as the editor (3.1)', async ({ page }) => {
  const draft = (section: string, block: object) =>
    ask(page, 'release.draftSection', {
      release,
      section,
      parents: [],
      order: ['x'],
      blocks: { blocks: [{ attrs: { id: 'x' }, ...block } as never] },
    });
  const heading = { type: 'heading', attrs: { id: 'x', level: 3 }, content: [{ type: 'text', text: 'H' }] };
  const script = { type: 'link', attrs: { href: 'javascript:alert(1)' } };
  const linked = { type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [script] }] };
  await expect(draft('summary', heading)).rejects.toThrow(/authoring\/block-not-allowed/);
  await expect(draft('summary', linked)).rejects.toThrow(/authoring\/bad-link/);
  await expect(draft('summary', { type: 'listItem', content: [] })).rejects.toThrow(
    /authoring\/block-misplaced/,
  );
  await expect(draft('version', { type: 'paragraph' })).rejects.toThrow(/authoring\/no-such-section/);
  await expect(draft('known-issues', heading)).resolves.toBe(null);
});

test('five megabytes of Word are pasted and saved; more than can be saved is refused, and said', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const style = "class=MsoNormal style='mso-margin-top-alt:auto;line-height:115%;font-family:Calibri'";
  const span = `<span lang=EN-US style='mso-fareast-language:DE;font-size:11.0pt;color:black'>`;
  const paragraph = `<p ${style}>${`${span}Many words of a long report. </span>`.repeat(20)}</p>`;
  const report = paragraph.repeat(Math.ceil(5_000_000 / paragraph.length));
  await text(page, 'known-issues').click();
  await paste(page, { html: report });
  await expect(text(page, 'known-issues').locator('p').nth(1900)).toBeAttached({ timeout: 60_000 });
  await writeInto(page, 'summary', 'Still alive');
  const { sections } = await written(page, release);
  expect(sections['known-issues']?.value.blocks.length).toBeGreaterThan(1900);
  expect(JSON.stringify(sections['summary']?.value)).toContain('Still alive');

  await text(page, 'rollback-procedure').click();
  await paste(page, { html: `<p>${'0123456789'.repeat(250_000)}</p>` });
  await expect(page.getByText('which can’t be saved. Nothing was changed')).toBeVisible();
  await expect(text(page, 'rollback-procedure')).toHaveText('');
});
