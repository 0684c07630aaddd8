import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const checkout = path.resolve(import.meta.dirname, '../..');
const cruiser = path.join(checkout, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** A house with one wrong import for each rule, and the imports that are right. */
const planted: Readonly<Record<string, string>> = {
  'node_modules/electron/package.json': '{ "name": "electron", "version": "1.0.0", "main": "index.js" }',
  'node_modules/electron/index.js': '',
  'node_modules/react/package.json': '{ "name": "react", "version": "1.0.0", "main": "index.js" }',
  'node_modules/react/index.js': '',
  'shared/approval/digest.ts': 'export const digest = 1;',
  'shared/approval/reaches-disk.ts': "import '../../electron/approval/store';",
  'shared/approval/uses-node.ts': "import 'node:fs';",
  'shared/approval/uses-react.ts': "import 'react';",
  'electron/approval/store.ts': "import '../../shared/approval/digest';\nimport 'node:fs';",
  'electron/approval/uses-electron.ts': "import { app } from 'electron';\nexport const name = app;",
  'electron/approval/uses-main.ts': "import '../main/main';",
  'electron/approval/uses-window.ts': "import '../../renderer/ui/Button';",
  'electron/approval/ring-a.ts': "import './ring-b';\nexport const a = 1;",
  'electron/approval/ring-b.ts': "import './ring-a';\nexport const b = 1;",
  'electron/main/main.ts': "import { app } from 'electron';\nexport const name = app;",
  'renderer/ui/Button.tsx': "import 'react';\nimport '../../shared/approval/digest';",
  'renderer/ui/KnowsFeature.tsx': "import '../features/approval/SignStep';",
  'renderer/features/approval/SignStep.tsx': "import '../../ui/Button';",
  'renderer/features/glossary/Terms.tsx': "import '../approval/SignStep';",
  'renderer/features/glossary/uses-node.ts': "import 'node:path';",
  'renderer/features/glossary/uses-engine.ts': "import '../../../electron/approval/store';",
  'renderer/features/glossary/leads-nowhere.ts': "import './missing';",
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

let folder = '';
let violations: readonly string[] = [];

async function cruise(): Promise<readonly string[]> {
  const args = [cruiser, '--config', path.join(checkout, '.dependency-cruiser.cjs'), '--output-type', 'json'];
  const run = promisify(execFile)(process.execPath, [...args, 'electron', 'renderer', 'shared'], {
    cwd: folder,
  });
  // The program's exit status is the number of violations; what it found is on stdout either way.
  const { stdout } = await run.catch((error: { stdout: string }) => error);
  const { summary } = JSON.parse(stdout) as { summary: { violations: readonly Violation[] } };
  return summary.violations.map(({ rule, from }) => `${rule.name} ${from}`);
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-layers-'));
  for (const [file, text] of Object.entries(planted)) {
    await mkdir(path.join(folder, path.dirname(file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  violations = await cruise();
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('imports that break the layers are caught', () => {
  it.each([
    'shared-knows-nobody shared/approval/reaches-disk.ts',
    'shared-is-pure shared/approval/uses-node.ts',
    'shared-without-frameworks shared/approval/uses-react.ts',
    'electron-package-in-main-only electron/approval/uses-electron.ts',
    'capabilities-not-to-main electron/approval/uses-main.ts',
    'electron-not-to-renderer electron/approval/uses-window.ts',
    'no-cycles electron/approval/ring-a.ts',
    'components-know-no-feature renderer/ui/KnowsFeature.tsx',
    'features-apart renderer/features/glossary/Terms.tsx',
    'renderer-without-node renderer/features/glossary/uses-node.ts',
    'renderer-not-to-electron renderer/features/glossary/uses-engine.ts',
    'resolvable renderer/features/glossary/leads-nowhere.ts',
  ])('%s', (violation) => {
    expect(violations).toContain(violation);
  });

  it('and the right ones are left alone', () => {
    const blamed = new Set(violations.map((violation) => violation.split(' ')[1]));
    for (const file of [
      'electron/approval/store.ts',
      'electron/main/main.ts',
      'renderer/features/approval/SignStep.tsx',
    ]) {
      expect(blamed).not.toContain(file);
    }
  });
});
