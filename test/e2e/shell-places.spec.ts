import path from 'node:path';
import type { AppEvents } from '../../shared/ipc/events';
import { expect, test, type RunningApp } from './support/app';
import { ask, createWorkspace, passphrase } from './support/workspace';

/** Sends the window an event as the main process would. */
function tell<Name extends keyof AppEvents>(app: RunningApp, name: Name, payload: unknown): Promise<void> {
  return app.electron.evaluate(
    ({ BrowserWindow }, sent) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('imprimatur:event', sent.name, sent.payload);
    },
    { name, payload },
  );
}

test('a second window on the same workspace reads only, and names who writes (issue 2, walk 1)', async ({
  app,
  folder,
  launch,
}) => {
  await createWorkspace(app, folder);
  const second = await launch({ workspace: path.join(folder, 'Northwind.imprimatur') });
  await expect(second.page.getByText('Read only: Ada Verne is writing in this workspace')).toBeVisible();
  await expect(second.page.getByRole('button', { name: 'New release' })).toBeDisabled();
  await expect(second.page.getByRole('contentinfo')).toContainText('Read only');
});

test('an owner adds a person of this machine and changes their roles', async ({ app, page, folder }) => {
  await createWorkspace(app, folder);
  await ask(page, 'identity.create', { name: 'Ben Okafor', email: 'ben@example.org', passphrase });
  const identities = (await ask(page, 'identity.list', {})) as readonly { name: string; device: string }[];
  const ada = identities.find(({ name }) => name === 'Ada Verne');
  await ask(page, 'identity.unlock', { device: ada?.device ?? '', passphrase });

  await page.keyboard.press('Control+2');
  await page.getByRole('button', { name: 'Add a person' }).click();
  const adding = page.getByRole('dialog', { name: 'Add a person' });
  await expect(adding.getByRole('button', { name: /Ben Okafor/ })).toBeVisible();
  await expect(adding.getByRole('button', { name: 'Add', exact: true })).toBeDisabled();
  await adding.getByRole('checkbox', { name: 'Localization reviewer' }).click();
  await adding.getByRole('combobox', { name: 'Languages' }).fill('Germ');
  await page.getByRole('option', { name: 'German', exact: true }).click();
  await adding.getByRole('button', { name: 'Add', exact: true }).click();
  const ben = page.getByRole('row', { name: /Ben Okafor/ });
  await expect(ben).toContainText('Localization reviewer');
  await expect(ben).toContainText('German (de)');

  await ben.getByRole('button', { name: 'Change roles' }).click();
  const editing = page.getByRole('dialog', { name: 'Roles of Ben Okafor' });
  await editing.getByRole('checkbox', { name: 'Support' }).click();
  await editing.getByRole('button', { name: 'Save roles' }).click();
  await expect(ben).toContainText('Support');
});

test('an endpoint is added, asked how it behaves, and removed, each with its reason when it fails', async ({
  app,
  page,
  folder,
}) => {
  await createWorkspace(app, folder);
  await page.keyboard.press('Control+3');
  await expect(page.getByRole('heading', { name: 'Nothing on its way' })).toBeVisible();
  await page.getByRole('tab', { name: 'Endpoints' }).click();
  await page.getByRole('button', { name: 'Add endpoint' }).click();
  const dialog = page.getByRole('dialog', { name: 'Add endpoint' });
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Customer portal');
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://releases.example.org/acme/');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert')).toContainText('https');
  // Port 9 discards: nobody listens there.
  await dialog.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/acme/');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();

  const card = page.getByRole('region', { name: 'Customer portal' });
  await expect(card).toContainText('Not checked yet');
  await card.getByRole('button', { name: 'Check the store' }).click();
  await expect(card.getByRole('alert')).toContainText('127.0.0.1');

  await card.getByRole('button', { name: 'More for Customer portal' }).click();
  await page.getByRole('menuitem', { name: 'Remove endpoint' }).click();
  const confirm = page.getByRole('alertdialog', { name: 'Remove endpoint' });
  await expect(confirm).toContainText('What is published there stays there.');
  await expect(confirm.getByRole('button', { name: 'Cancel' })).toBeFocused();
  await confirm.getByRole('button', { name: 'Remove endpoint' }).click();
  await expect(page.getByRole('heading', { name: 'No endpoint yet' })).toBeVisible();
});

test('audit says that the journals are whole and lists who wrote what', async ({ app, page, folder }) => {
  await createWorkspace(app, folder);
  await page.keyboard.press('Control+4');
  await expect(page.getByText('Every journal is whole')).toBeVisible();
  await page.getByRole('tab', { name: 'Conflicts' }).click();
  await expect(page.getByRole('heading', { name: 'No conflicts' })).toBeVisible();
  await page.getByRole('tab', { name: 'Entries' }).click();
  const entries = page.getByRole('grid', { name: 'Latest entries' });
  await expect(entries.getByRole('row').filter({ hasText: 'policy/signing' })).toContainText('Ada Verne');
  await page.getByRole('searchbox').fill('nothing of the kind');
  await expect(page.getByRole('heading', { name: 'No entry fits' })).toBeVisible();
});

test('what could not be saved is said, until it could', async ({ app, page, folder }) => {
  await createWorkspace(app, folder);
  const status = page.getByRole('contentinfo');
  await expect(status).toContainText('Saved');
  const records = ['release/r/section/summary'];
  await tell(app, 'draft.failed', {
    records,
    error: { code: 'blob/not-written', params: { cause: 'ENOSPC' } },
  });
  await expect(status.getByRole('alert')).toContainText('Not saved: A file could not be written');
  await tell(app, 'draft.saved', { records, at: '2026-11-24T12:00:00Z' });
  await expect(status).toContainText('Saved');
  await expect(status.getByRole('alert')).toHaveCount(0);
});

test('a bug in a screen is caught, leaves the rest alone, and a reload mends it', async ({
  app,
  page,
  folder,
}) => {
  await createWorkspace(app, folder);
  await page.keyboard.press('Control+,');
  await expect(page.getByRole('heading', { name: 'Preferences' })).toBeVisible();
  await tell(app, 'preferences.changed', { preferences: { theme: 'light' }, language: 'en' });
  await tell(app, 'preferences.changed', { preferences: null, language: 'en' });
  await expect(page.getByRole('heading', { name: 'Something in this window broke' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'Places' })).toBeVisible();
  await page.getByRole('button', { name: 'Load the window again' }).click();
  await expect(page.getByRole('heading', { name: 'Releases' })).toBeVisible();
  expect(app.alarms.forgive(/TypeError|React|Consider adding|at \S+ \(/).length).toBeGreaterThan(0);
});

test('a main process that does not answer is said, and not shown as an empty window', async ({
  app,
  page,
}) => {
  await app.electron.evaluate(({ ipcMain }) => ipcMain.removeHandler('imprimatur:request'));
  await page.reload();
  await expect(page.getByRole('heading', { name: 'The app could not start' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('No handler registered');
});
