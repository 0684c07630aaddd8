import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { openDurableJson, type DurableJson } from '../../electron/storage/durable-json';
import { compileScript, runScript } from '../journal/support/child-process';
import { must } from '../journal/support/journals';

const schema = z.strictObject({ theme: z.enum(['light', 'dark']), recent: z.array(z.string()) });
type Settings = z.infer<typeof schema>;
const defaults: Settings = { theme: 'light', recent: [] };

let root: string;
let folder: string;
let file: string;

beforeAll(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'imprimatur-storage-'));
});
afterAll(async () => {
  await rm(root, { recursive: true });
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(root, 'state-'));
  file = path.join(folder, 'deep', 'settings.json');
});

const open = async (schemaVersion = 1, migrations = {}): Promise<DurableJson<Settings>> =>
  must(
    await openDurableJson({
      path: file,
      schema,
      defaults,
      schemaVersion,
      migrations,
      clock: () => new Date('2026-03-01T12:00:00Z'),
    }),
  );
const save = async (recent: readonly string[]): Promise<void> => {
  const store = await open();
  for (const name of recent) must(await store.update((data) => ({ ...data, recent: [name] })));
};
const names = async (): Promise<string[]> => (await readdir(path.dirname(file))).sort();

describe('keeping state', () => {
  test('begins with the defaults, keeps what is saved, and writes a versioned file', async () => {
    const store = await open();
    expect([store.data(), store.recovered, store.readOnly]).toEqual([defaults, null, null]);
    must(await store.update((data) => ({ ...data, theme: 'dark' })));
    expect((await open()).data()).toEqual({ theme: 'dark', recent: [] });
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
      schemaVersion: 1,
      data: { theme: 'dark', recent: [] },
    });
  });

  test('runs updates one after the other, each on what the one before left', async () => {
    const store = await open();
    await Promise.all(
      Array.from({ length: 20 }, (_, at) =>
        store.update((data) => ({ ...data, recent: [...data.recent, `w${at}`] })),
      ),
    );
    expect((await open()).data().recent).toEqual(Array.from({ length: 20 }, (_, at) => `w${at}`));
  });

  test('keeps the last good versions beside the file, the newest first', async () => {
    await save(['a', 'b', 'c', 'd', 'e']);
    expect(await names()).toEqual([
      'settings.json',
      'settings.json.bak-1',
      'settings.json.bak-2',
      'settings.json.bak-3',
    ]);
    const backups = [1, 2, 3].map(
      async (number) =>
        (JSON.parse(await readFile(`${file}.bak-${number}`, 'utf8')) as { data: Settings }).data.recent,
    );
    expect(await Promise.all(backups)).toEqual([['d'], ['c'], ['b']]);
  });

  test('does not touch the disk when nothing changes', async () => {
    await save(['a']);
    const store = await open();
    must(await store.update((data) => ({ ...data })));
    expect(await names()).toEqual(['settings.json']);
  });

  test('throws for data that its own schema refuses: a bug, and the next start would lose it', async () => {
    const store = await open();
    await expect(store.update(() => ({ theme: 'blue' }) as never)).rejects.toThrow();
    expect(store.data()).toEqual(defaults);
    must(await store.update((data) => ({ ...data, theme: 'dark' })));
  });
});

describe('a file that is no good', () => {
  test.each([
    ['cut short', (text: string): string => text.slice(0, 20)],
    ['zeroed by a power cut', (text: string): string => '\0'.repeat(text.length)],
    ['empty', (): string => ''],
    ['of another shape', (): string => '{"schemaVersion":1,"data":{"theme":"pink","recent":[]}}'],
    [
      'with the same key twice',
      (): string => '{"schemaVersion":1,"schemaVersion":1,"data":{"theme":"dark","recent":[]}}',
    ],
    ['without a version', (): string => '{"theme":"dark","recent":[]}'],
  ])('%s is set aside, a backup stands in, and it is said once', async (_name, damage) => {
    await save(['a', 'b']);
    const bad = damage(await readFile(file, 'utf8'));
    await writeFile(file, bad);
    const store = await open();
    expect(store.data().recent).toEqual(['a']);
    expect(store.recovered).toEqual({ movedTo: `${file}.bad-2026-03-01T120000-000Z`, from: 'backup' });
    expect(await readFile(store.recovered?.movedTo ?? '', 'utf8')).toBe(bad);
    const again = await open();
    expect([again.data().recent, again.recovered]).toEqual([['a'], null]);
  });

  test('without a good backup gives the defaults, and two in the same second keep both', async () => {
    await save(['a', 'b']);
    for (const name of await names()) await writeFile(path.join(path.dirname(file), name), 'bad');
    expect(await open()).toMatchObject({ recovered: { from: 'defaults' } });
    await writeFile(file, 'worse');
    expect((await open()).recovered?.movedTo).toBe(`${file}.bad-2026-03-01T120000-000Z-1`);
    expect((await names()).filter((name) => name.includes('.bad-'))).toHaveLength(2);
  });
});

describe('versions', () => {
  test('a newer one is read-only: defaults are shown, the file is never touched', async () => {
    await save(['a']);
    const newer = '{"schemaVersion":7,"data":{"unknown":true}}';
    await writeFile(file, newer);
    const store = await open();
    const failure = { code: 'storage/newer-schema', params: { path: file, found: 7, known: 1 } };
    expect([store.data(), store.readOnly, store.recovered]).toEqual([defaults, failure, null]);
    expect(await store.update((data) => ({ ...data, theme: 'dark' }))).toEqual({ ok: false, error: failure });
    expect(await readFile(file, 'utf8')).toBe(newer);
    expect(await names()).toEqual(['settings.json']);
  });

  test('an older one is migrated step by step', async () => {
    await open();
    await save(['a']);
    await writeFile(file, '{"schemaVersion":1,"data":{"dark":true}}');
    const migrations = {
      1: (data: unknown) => ({ theme: (data as { dark: boolean }).dark ? 'dark' : 'light' }),
      2: (data: unknown) => ({ ...(data as object), recent: ['migrated'] }),
    };
    const store = await open(3, migrations);
    expect([store.data(), store.recovered]).toEqual([{ theme: 'dark', recent: ['migrated'] }, null]);
    must(await store.update((data) => ({ ...data, recent: [] })));
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ schemaVersion: 3 });
    expect(JSON.parse(await readFile(`${file}.bak-1`, 'utf8'))).toMatchObject({ schemaVersion: 1 });
  });
});

describe('crashes and faults', () => {
  test('killed while writing, again and again: every confirmed number is there, the file always good', async () => {
    const script = await compileScript(new URL('./write-forever-script.ts', import.meta.url));
    let confirmed = 0;
    for (let round = 0; round < 8; round += 1) {
      const run = runScript(script, [file]);
      for (let line = 0; line < 3 + round * 5; line += 1) confirmed = Number(await run.nextLine());
      run.process.kill('SIGKILL');
      await run.ended;
      for (let line = await run.nextLine(); line; line = await run.nextLine()) confirmed = Number(line);
      const counting = z.strictObject({ count: z.int(), filling: z.string() });
      const store = must(
        await openDurableJson({
          path: file,
          schema: counting,
          defaults: { count: 0, filling: '' },
          schemaVersion: 1,
        }),
      );
      expect(store.recovered).toBeNull();
      expect(store.data().count).toBeGreaterThanOrEqual(confirmed);
      expect(store.data().count).toBeLessThanOrEqual(confirmed + 1);
    }
    await script.remove();
  }, 60_000);

  test('temporary files of killed processes are removed once they are old', async () => {
    await save(['a']);
    await writeFile(`${file}.123456`, 'half');
    await writeFile(`${file}.654321`, 'half');
    await utimes(`${file}.123456`, new Date(0), new Date(0));
    await utimes(`${file}.654321`, new Date('2026-03-01T11:59:30Z'), new Date('2026-03-01T11:59:30Z'));
    await open();
    expect(await names()).toEqual(['settings.json', 'settings.json.654321']);
  });

  test('a folder where a file should be: a failure with its path, and the data stays as it was', async () => {
    const store = await open();
    await rm(path.dirname(file), { recursive: true, force: true });
    await writeFile(path.dirname(file), 'in the way');
    const failed = await store.update((data) => ({ ...data, theme: 'dark' }));
    expect(failed).toMatchObject({
      ok: false,
      error: { code: 'storage/write-failed', params: { path: file } },
    });
    expect(store.data()).toEqual(defaults);
    await rm(path.dirname(file));
    must(await store.update((data) => ({ ...data, theme: 'dark' })));
    expect((await open()).data().theme).toBe('dark');
  });
});
