import { readFile, readdir } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { compile, isOutdated, targetNames } from '../../build/compile.mjs';
import { outDir } from '../../build/paths.mjs';

beforeAll(() => compile());

const built = (file: string): Promise<string> => readFile(path.join(outDir, file), 'utf8');

describe('what the build writes', () => {
  it('is current, so that the next start builds nothing', async () => {
    expect(await isOutdated(targetNames)).toBe(false);
  });

  it('has one preload file that needs nothing but Electron: a sandboxed one can load no other (S1)', async () => {
    expect((await readdir(path.join(outDir, 'preload'))).filter((file) => file.endsWith('js'))).toEqual([
      'preload.cjs',
    ]);
    const required = [...(await built('preload/preload.cjs')).matchAll(/require\(["']([^"']+)["']\)/g)];
    expect(required.map(([, name]) => name)).toEqual(['electron']);
  });

  it('has a page without inline scripts or styles, as its policy demands (S9)', async () => {
    const page = await built('renderer/index.html');
    expect(page.match(/<script(?![^>]*\bsrc=)/g)).toBeNull();
    expect(page.match(/<style|\sstyle=|\son\w+=/g)).toBeNull();
    expect(page).toContain('__CSP_NONCE__');
  });

  it.each(['engine/engine.js', 'cli/imprimatur.mjs'])('%s needs nothing but Node', async (file) => {
    const imports = [...(await built(file)).matchAll(/^import .*?from ["']([^"'.][^"']*)["']/gm)];
    expect(imports.length).toBeGreaterThan(0);
    expect(imports.map(([, name]) => name).filter((name) => !isBuiltin(name ?? ''))).toEqual([]);
  });
});
