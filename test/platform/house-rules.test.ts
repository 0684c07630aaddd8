import { ESLint, RuleTester } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { houseRules } from '../../build/eslint/index.mjs';

RuleTester.describe = describe;
RuleTester.it = it;

const tester = new RuleTester({
  languageOptions: {
    parser: tseslint.parser,
    parserOptions: { ecmaFeatures: { jsx: true } },
  },
});

const { rules } = houseRules;

tester.run('no-raw-ipc', rules['no-raw-ipc'], {
  valid: ["import { app } from 'electron'", "import { ipcMain } from './doubles'"],
  invalid: [
    { code: "import { ipcMain } from 'electron'", errors: [{ messageId: 'main' }] },
    { code: "import { ipcRenderer as bridge } from 'electron'", errors: [{ messageId: 'renderer' }] },
    {
      code: "import * as electron from 'electron'; electron.ipcMain.on('x', f)",
      errors: [{ messageId: 'main' }],
    },
  ],
});

tester.run('no-open-external', rules['no-open-external'], {
  valid: ["openExternalLink('https://example.org')", "shell.showItemInFolder('/x')"],
  invalid: [
    { code: "shell.openExternal('https://example.org')", errors: [{ messageId: 'openExternal' }] },
    { code: 'const open = electron.shell.openExternal', errors: [{ messageId: 'openExternal' }] },
    { code: 'const { openExternal } = shell', errors: [{ messageId: 'openExternal' }] },
  ],
});

tester.run('no-code-from-text', rules['no-code-from-text'], {
  valid: ['evaluate(view)', 'const f: Function = g', 'page.evaluate(() => 1)'],
  invalid: [
    { code: 'eval(text)', errors: [{ messageId: 'evaluate' }] },
    { code: "new Function('a', text)", errors: [{ messageId: 'evaluate' }] },
    { code: 'Function(text)()', errors: [{ messageId: 'evaluate' }] },
    { code: 'window.webContents.executeJavaScript(text)', errors: [{ messageId: 'run' }] },
  ],
});

tester.run('no-partial-tests', rules['no-partial-tests'], {
  valid: ["test('works', f)", "test.describe('all', f)", 'it.each(rows)', 'array.skip(3)', 'test.use({})'],
  invalid: [
    { code: "test.only('works', f)", errors: [{ messageId: 'partial' }] },
    { code: "it.skip('works', f)", errors: [{ messageId: 'partial' }] },
    { code: "test.describe.fixme('works', f)", errors: [{ messageId: 'partial' }] },
    { code: "describe.skipIf(isCi)('works', f)", errors: [{ messageId: 'partial' }] },
  ],
});

tester.run('no-untranslated-text', rules['no-untranslated-text'], {
  valid: [
    "<p>{t('release.empty')}</p>",
    '<span>→ 42 %</span>',
    '<img alt="" />',
    '<Button label={t("save")} className="primary wide" />',
    '<Tabs>{items.map((item) => <Tab key="a" id="write">{item.name}</Tab>)}</Tabs>',
  ],
  invalid: [
    { code: '<p>Nothing here yet</p>', errors: [{ messageId: 'text' }] },
    { code: '<p>Noch nichts</p>', errors: [{ messageId: 'text' }] },
    { code: "<p>{'Nothing'}</p>", errors: [{ messageId: 'text' }] },
    { code: '<p>{`${count} left`}</p>', errors: [{ messageId: 'text' }] },
    { code: "<p>{isDirty ? 'Unsaved' : ''}</p>", errors: [{ messageId: 'text' }] },
    { code: '<>{isOpen && "Open"}</>', errors: [{ messageId: 'text' }] },
    { code: '<Button aria-label="Close" />', errors: [{ messageId: 'text' }] },
    { code: "<TextField placeholder={'Name'} />", errors: [{ messageId: 'text' }] },
    { code: '<Tabs>{items.map((item) => <Tab>Write</Tab>)}</Tabs>', errors: [{ messageId: 'text' }] },
  ],
});

describe('where the rules hold', () => {
  const eslint = new ESLint();
  const levelOf = async (rule: string, file: string): Promise<unknown> => {
    const config = (await eslint.calculateConfigForFile(file)) as { rules: Record<string, [number]> };
    return config.rules[rule]?.[0];
  };

  it.each([
    ['house/no-raw-ipc', 'electron/main/window.ts', 2],
    ['house/no-raw-ipc', 'electron/engine/engine.ts', 2],
    ['house/no-raw-ipc', 'electron/main/ipc-main.ts', 0],
    ['house/no-raw-ipc', 'electron/preload/preload.ts', 0],
    ['house/no-open-external', 'electron/main/main-handlers.ts', 2],
    ['house/no-open-external', 'electron/main/external-links.ts', 0],
    ['house/no-untranslated-text', 'renderer/app/App.tsx', 2],
    ['house/no-partial-tests', 'test/e2e/start.spec.ts', 2],
    ['house/no-code-from-text', 'shared/result.ts', 2],
    ['@typescript-eslint/no-floating-promises', 'electron/engine/engine.ts', 2],
    ['@typescript-eslint/switch-exhaustiveness-check', 'shared/result.ts', 2],
  ])('%s in %s is at level %i', async (rule, file, level) => {
    expect(await levelOf(rule, file)).toBe(level);
  });
});
