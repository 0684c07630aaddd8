import { expect, test } from './support/app';

test('the window opens, names itself, and stands behind a sandbox (S1, S2, S17)', async ({ app, page }) => {
  await expect(page).toHaveTitle(/Imprimatur/);
  expect(new URL(page.url()).protocol).toBe('app:');
  const globals = await page.evaluate(() =>
    ['require', 'process', 'module', 'Buffer'].filter((name) => name in globalThis),
  );
  expect(globals).toEqual([]);
  const isPackaged = await app.electron.evaluate(({ app: electronApp }) => electronApp.isPackaged);
  expect(isPackaged).toBe(false);
});
