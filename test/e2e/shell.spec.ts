import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from './support/app';
import { createWorkspace, passphrase } from './support/workspace';

test('an empty profile leads to an identity, a workspace and a first release (issue 2, walk 1–3)', async ({
  app,
  page,
  folder,
}) => {
  await expect(page.getByRole('heading', { name: 'Create your identity' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Create a workspace' })).toBeDisabled();

  await page.getByLabel('Name').fill('Ada Verne');
  await page.getByLabel('E-mail').fill('ada@example.org');
  await page.getByLabel('Passphrase', { exact: true }).fill('short');
  await expect(page.getByText('Fewer than 10 characters: add a word.')).toBeVisible();
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase);
  await page.getByLabel('Passphrase again').fill('something else');
  await expect(page.getByText('The two passphrases differ.')).toBeVisible();
  await page.getByLabel('Passphrase again').fill(passphrase);
  await page.getByRole('button', { name: 'Create identity' }).click();
  await expect(page.getByText('Ada Verne is signed in')).toBeVisible();

  await page.getByRole('button', { name: 'Create a workspace' }).click();
  await page.getByLabel('Name').fill('Northwind');
  await app.desktop.chooseToOpen(folder);
  await page.getByRole('button', { name: 'Choose a folder…' }).click();
  await expect(page.getByText(folder)).toBeVisible();
  await page.getByRole('radio', { name: 'I work alone' }).click();
  await page.getByRole('button', { name: 'Create workspace' }).click();

  await expect(page.getByRole('heading', { name: 'No release yet' })).toBeVisible();
  await page.getByRole('button', { name: 'New release' }).click();
  const dialog = page.getByRole('dialog', { name: 'New release' });
  await dialog.getByLabel('Name of the product').fill('Tide Gate');
  await expect(dialog.getByText('In permanent addresses: tide-gate')).toBeVisible();
  await dialog.getByLabel('Version').fill('../2');
  await expect(dialog.getByRole('button', { name: 'Create release' })).toBeDisabled();
  await dialog.getByLabel('Version').fill('2026.11');
  await dialog.getByLabel('Title').fill('Winter readiness');
  await dialog.getByRole('button', { name: 'Create release' }).click();

  await expect(page.getByRole('heading', { name: 'Tide Gate 2026.11' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Readiness' })).toContainText('stand');
  await page.getByRole('button', { name: 'Releases', exact: true }).click();
  await expect(page.getByRole('row', { name: /Tide Gate 2026.11 Winter readiness/ })).toContainText(
    'Drafting',
  );
});

test('a wrong passphrase says so, slows guessing down and never opens (issue 2, walk 2)', async ({
  app,
  page,
  folder,
}) => {
  await createWorkspace(app, folder);
  await page.getByRole('button', { name: 'Lock the key of Ada Verne' }).click();
  const lock = page.getByRole('dialog', { name: 'Unlock your key' });
  await expect(lock).toBeVisible();
  const submit = lock.getByRole('button', { name: /Unlock|Try again in/ });

  await lock.getByLabel('Passphrase').fill('not my passphrase');
  await submit.click();
  await expect(lock.getByRole('alert')).toContainText('The passphrase for Ada Verne is wrong.');
  await expect(lock.getByLabel('Passphrase')).toHaveValue('');
  // The free attempts are few; after them the button counts down and takes no press.
  await expect(async () => {
    if (await submit.isEnabled({ timeout: 100 })) await submit.click({ timeout: 500 });
    else await lock.getByLabel('Passphrase').fill('not my passphrase');
    await expect(submit).toHaveText(/Try again in \d+ s/, { timeout: 100 });
  }).toPass();
  await expect(submit).toBeDisabled();

  await lock.getByLabel('Passphrase').fill(passphrase);
  await expect(submit).toBeEnabled({ timeout: 60_000 });
  await submit.click();
  await expect(lock).toBeHidden();
  await expect(page.getByRole('button', { name: 'New release' })).toBeEnabled();
});

test('a locked key still reads, and says what it can’t do (issue 2, walk 2)', async ({
  app,
  page,
  folder,
}) => {
  await createWorkspace(app, folder);
  await page.keyboard.press('Control+Shift+L');
  await page.getByRole('button', { name: 'Keep reading without a key' }).click();
  await expect(page.getByText('Your key is locked', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New release' })).toBeDisabled();
  await page.getByRole('button', { name: 'Unlock', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Unlock your key' });
  await dialog.getByLabel('Passphrase').fill(passphrase);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'New release' })).toBeEnabled();
});

test('a folder that is no workspace, or only half of one, gets a clear message (issue 2, walk 1)', async ({
  app,
  page,
  folder,
}) => {
  const plain = path.join(folder, 'holiday pictures');
  const half = path.join(folder, 'half.imprimatur');
  const broken = path.join(folder, 'broken.imprimatur');
  await mkdir(plain);
  await mkdir(path.join(half, 'journal'), { recursive: true });
  await mkdir(broken);
  await writeFile(path.join(broken, 'workspace.json'), '{"format":1,');
  const cases: readonly (readonly [string, string])[] = [
    [plain, 'is not a workspace: there is no workspace.json in it'],
    [half, 'is a workspace that is not complete yet: workspace.json is missing'],
    [broken, 'is a workspace, but its workspace.json is damaged'],
    [path.join(folder, 'gone'), 'is not there any more'],
  ];
  for (const [chosen, sentence] of cases) {
    await app.desktop.chooseToOpen(chosen);
    await page.getByRole('button', { name: 'Open a workspace…' }).click();
    await expect(page.getByRole('alert')).toContainText(sentence);
  }
  await expect(page.getByRole('heading', { name: 'Imprimatur' })).toBeVisible();
});

test('recent workspaces open again; one that is gone says so and can be taken off the list', async ({
  app,
  page,
  folder,
  launch,
}) => {
  await createWorkspace(app, folder);
  await page.keyboard.press('Control+K');
  await page.keyboard.type('close the work');
  await page.keyboard.press('Enter');
  const recent = page.getByRole('row', { name: /Northwind/ });
  await recent.click();
  await expect(page.getByRole('heading', { name: 'Releases' })).toBeVisible();
  await app.close();

  const { rename } = await import('node:fs/promises');
  await rename(path.join(folder, 'Northwind.imprimatur'), path.join(folder, 'elsewhere'));
  const again = await launch();
  const gone = again.page.getByRole('row', { name: /Northwind/ });
  await expect(gone).toContainText('Not found at this place');
  await gone.getByRole('button', { name: 'Take Northwind off this list' }).click();
  await expect(again.page.getByText('Workspaces that you open are listed here.')).toBeVisible();
});

test('everything is reached with the keyboard alone', async ({ app, page, folder }) => {
  await createWorkspace(app, folder);
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  for (const [keys, name] of [
    ['Control+2', 'People'],
    ['Control+3', 'Publishing'],
    ['Control+4', 'Audit'],
    ['Control+,', 'Preferences'],
    ['Control+1', 'Releases'],
    ['Alt+ArrowLeft', 'Preferences'],
    ['Alt+ArrowRight', 'Releases'],
  ] as const) {
    await page.keyboard.press(keys);
    await expect(heading(name)).toBeVisible();
  }

  await page.keyboard.press('Control+/');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toContainText('New release');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();

  await page.keyboard.press('Control+K');
  const palette = page.getByRole('dialog', { name: 'Commands and releases' });
  await page.keyboard.type('aud');
  await expect(palette.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(heading('Audit')).toBeVisible();
  await expect(palette).toBeHidden();

  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+N');
  const dialog = page.getByRole('dialog', { name: 'New release' });
  await expect(dialog.getByLabel('Name of the product')).toBeFocused();
  await page.keyboard.type('Tide Gate');
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('tab', { name: /Write/ })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Alt+4');
  await expect(page.getByRole('tab', { name: /Sign/ })).toHaveAttribute('aria-selected', 'true');
});

test('language and theme change at once and are there after a restart', async ({
  app,
  page,
  launch,
  folder,
}) => {
  await createWorkspace(app, folder);
  await page.keyboard.press('Control+,');
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.getByRole('button', { name: /Language/ }).click();
  await page.getByRole('option', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { name: 'Einstellungen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await app.close();

  const again = await launch();
  await expect(again.page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
