import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openBundle } from '../../electron/bundle/read-bundle';
import type { ComposedBundle } from '../../electron/bundle/compose-bundle';
import { writeBundle } from '../../electron/bundle/write-bundle';
import { writeVerifiedBundle } from '../../electron/bundle/write-verified-bundle';
import type { BundleFile } from '../../shared/bundle/lay-out';
import { valueOf } from '../walk/engine-fixture';
import { handMadeZip } from './hand-made-zip';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'imprimatur-write-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.unstubAllEnvs();
});

const file = (name: string, content: string | Uint8Array): BundleFile => ({
  path: name,
  mediaType: 'text/plain',
  bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
});
const few = [file('manifest.json', '{}'), file('outputs/portal/ar/end-user/index.html', '<p>مرحبا</p>')];

/** Six outputs in each of 84 locales for two audiences. */
const many = Array.from({ length: 1008 }, (_, index) => {
  const locale = `${String.fromCharCode(97 + Math.floor(index / 312))}${String.fromCharCode(97 + (Math.floor(index / 12) % 26))}`;
  const channel = [
    'api/x/administrator/release.json',
    'api/x/end-user/release.json',
    'atom/x/administrator/atom.xml',
    'atom/x/end-user/atom.xml',
    'email/x/administrator/message.eml',
    'email/x/end-user/message.eml',
    'jsonfeed/x/administrator/feed.json',
    'jsonfeed/x/end-user/feed.json',
    'markdown/x/administrator/release.md',
    'markdown/x/end-user/release.md',
    'portal/x/administrator/index.html',
    'portal/x/end-user/index.html',
  ][index % 12];
  return file(`outputs/${(channel ?? '').replace('x', locale)}`, new Uint8Array(20_000).fill(index));
}).sort((a, b) => (a.path < b.path ? -1 : 1));

describe('writing a bundle', () => {
  it('makes exactly the zip that the reader demands, and says its digest', async () => {
    const target = path.join(folder, 'few.zip');
    const written = valueOf(await writeBundle(target, few));
    const bytes = await readFile(target);
    const expected = handMadeZip({ entries: few.map(({ path: name, bytes: data }) => ({ name, data })) });
    expect(bytes.equals(expected)).toBe(true);
    expect(written).toEqual({ size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
  });

  it.each(['Asia/Tokyo', 'America/St_Johns', 'Africa/Monrovia', 'UTC'])(
    'makes the same bytes in %s',
    async (zone) => {
      // Times in a zip are local ones.
      vi.stubEnv('TZ', zone);
      const target = path.join(folder, `${zone.replace('/', '-')}.zip`);
      const { sha256 } = valueOf(await writeBundle(target, few));
      expect(sha256).toBe(
        createHash('sha256')
          .update(handMadeZip({ entries: few.map(({ path: name, bytes: data }) => ({ name, data })) }))
          .digest('hex'),
      );
    },
  );

  it('writes 1,000 outputs that read back as they were, without holding up the process', async () => {
    const target = path.join(folder, 'many.zip');
    const progress: number[] = [];
    let turns = 0;
    let isWriting = true;
    const turn = (): void => {
      turns += 1;
      if (isWriting) setImmediate(turn);
    };
    turn();
    const onProgress = (done: number, total: number): unknown => progress.push(done / total);
    valueOf(await writeBundle(target, many, { onProgress }));
    isWriting = false;
    // Other work gets a turn between any two entries; counted, for a busy machine makes any time limit a lie.
    expect(turns).toBeGreaterThan(many.length / 2);
    expect(progress.length).toBeGreaterThan(5);
    expect(progress.at(-1)).toBe(1);
    expect([...progress].sort((a, b) => a - b)).toEqual(progress);
    const bundle = valueOf(await openBundle(target));
    expect(bundle.entries.map((entry) => entry.path)).toEqual(many.map((entry) => entry.path));
    for (const entry of [many[0], many[500], many[1007]]) {
      expect(valueOf(await bundle.read(entry?.path ?? '')).every((byte) => byte === entry?.bytes[0])).toBe(
        true,
      );
    }
    await bundle.close();
  });

  it('leaves nothing behind when it is cancelled, and keeps the file that was there', async () => {
    const home = path.join(folder, 'cancelled');
    await mkdir(home);
    const target = path.join(home, 'bundle.zip');
    await writeFile(target, 'the earlier bundle');
    const controller = new AbortController();
    const result = await writeBundle(target, many, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'bundle/cancelled' } });
    expect(await readdir(home)).toEqual(['bundle.zip']);
    expect(await readFile(target, 'utf8')).toBe('the earlier bundle');
  });

  it('says where it can’t write', async () => {
    const target = path.join(folder, 'no', 'such', 'folder', 'bundle.zip');
    expect(await writeBundle(target, few)).toMatchObject({
      ok: false,
      error: { code: 'bundle/not-written', params: { path: target, cause: 'ENOENT' } },
    });
  });
});

describe('exporting', () => {
  it('removes a file that a stranger would not believe, and says why', async () => {
    const target = path.join(folder, 'unbelievable.zip');
    const composed = { files: few, manifest: {}, digest: '', size: 0 } as unknown as ComposedBundle;
    expect(await writeVerifiedBundle(target, composed)).toMatchObject({ error: { code: 'bundle/bad-json' } });
    await expect(readFile(target)).rejects.toThrow('ENOENT');
  });
});
