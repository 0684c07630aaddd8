import { beforeEach, describe, expect, test } from 'vitest';
import { openJournalWriter } from '../../electron/journal/journal-writer';
import { sha256 } from '../../electron/journal/sha256';
import { canonicalize } from '../../shared/journal/canonical-json';
import { err } from '../../shared/result';
import { createFaultyFs, type Fault, type FaultyFs, type FsOperation } from './faults/faulty-fs';
import { failure, ModelFs } from './faults/model-fs';
import { createDevice } from './support/devices';
import {
  codes,
  edit,
  FOLDER,
  must,
  openWriter,
  QUARANTINE,
  readAll,
  writerOptions,
} from './support/journals';

const ada = createDevice('dev-ada');
const FILE = `${FOLDER}/dev-ada/000001.jsonl`;
const SECOND = `${FOLDER}/dev-ada/000002.jsonl`;

let disk: ModelFs;
let fs: FaultyFs;
let fault: (operation: FsOperation) => Fault;

beforeEach(() => {
  disk = new ModelFs();
  fault = () => null;
  fs = createFaultyFs(disk, (operation) => fault(operation));
});

const bodiesOnDisk = async (): Promise<unknown[]> => {
  const { report, fold } = await readAll([ada], disk);
  expect(report.suspects.size).toBe(0);
  return fold.recordIds().map((record) => fold.record(record)?.heads[0]?.body);
};
const bytesOf = (file: string): Buffer => disk.files().get(file) ?? Buffer.alloc(0);

describe('appending', () => {
  test('acknowledges only what is on the disk: one write, one fsync, and the directory for a new file', async () => {
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit('release/a', 1), edit('release/b', 2)]));
    const names = fs.operations.map(({ name, path }) => `${name} ${path}`);
    expect(names.slice(names.indexOf(`openAppend ${FILE}`))).toEqual([
      `openAppend ${FILE}`,
      `append ${FILE}`,
      `sync ${FILE}`,
      `syncDirectory ${FOLDER}/dev-ada`,
    ]);
    const before = fs.operations.length;
    must(await writer.append([edit('release/c', 3)]));
    expect(fs.operations.slice(before).map(({ name }) => name)).toEqual(['append', 'sync']);
  });

  test('returns the revisions with their ids, and its position', async () => {
    const writer = await openWriter(ada, fs);
    expect(writer.position()).toBeNull();
    const [first] = must(await writer.append([edit('release/a', { z: 1, a: -0 })]));
    expect(first).toEqual({
      id: sha256('{"body":{"a":0,"z":1},"parents":[],"record":"release/a"}'),
      record: 'release/a',
      parents: [],
      body: { a: 0, z: 1 },
      by: ada.person,
      device: ada.device,
      at: '2026-03-01T12:00:00.000Z',
      seq: 1,
    });
    const lines = bytesOf(FILE).toString().trimEnd().split('\n');
    expect(writer.position()).toEqual({ seq: 2, hash: sha256(lines[1] ?? '') });
  });

  test('calls that arrive meanwhile share the next write and one checkpoint', async () => {
    const writer = await openWriter(ada, fs);
    const results = await Promise.all(
      Array.from({ length: 50 }, (_, at) => writer.append([edit(`release/r${at}`, at)])),
    );
    expect(results.map((result) => must(result)[0]?.body)).toEqual(Array.from({ length: 50 }, (_, at) => at));
    expect(fs.operations.filter(({ name }) => name === 'append')).toHaveLength(2);
    expect(await bodiesOnDisk()).toHaveLength(50);
  });

  test('takes a body as it is when it is given, whatever happens to it afterwards', async () => {
    const writer = await openWriter(ada, fs);
    const body = { text: 'before' };
    const result = writer.append([edit('release/a', body)]);
    body.text = 'after';
    expect(must(await result)[0]?.body).toEqual({ text: 'before' });
  });

  test('carries the last checkpoint of every other device', async () => {
    const position = { seq: 7, hash: 'a'.repeat(64) };
    const writer = await openWriter(ada, fs, { seen: () => ({ 'dev-jo': position }) });
    must(await writer.append([edit('release/a', 1)]));
    const { report } = await readAll([ada], disk);
    expect(report.devices[0]?.seen).toEqual({ 'dev-jo': position });
  });

  test('begins a new segment at the limit, and goes on in it after a restart', async () => {
    for (let at = 0; at < 6; at += 1) {
      const writer = await openWriter(ada, fs, { rotateAt: 1000 });
      must(await writer.append([edit(`release/r${at}`, at)]));
      await writer.close();
    }
    expect([...disk.files().keys()]).toEqual([FILE, SECOND, `${FOLDER}/dev-ada/000003.jsonl`]);
    expect(await bodiesOnDisk()).toEqual([0, 1, 2, 3, 4, 5]);
  });

  test.each([
    ['record-id', edit('../x', 1)],
    ['parents', edit('release/a', 1, ['not a hash'])],
    ['sealed-body', edit('release/a', { sealed: { alg: 'none' } })],
    ['not-finite', edit('release/a', [Number.NaN])],
    ['lone-surrogate', edit('release/a', '\ud800')],
  ])('refuses a revision for its %s and writes nothing', async (reason, revision) => {
    const writer = await openWriter(ada, fs);
    const result = await writer.append([edit('release/ok', 1), revision]);
    expect(result).toMatchObject({
      ok: false,
      error: { code: 'journal/invalid-revision', params: { reason } },
    });
    expect(disk.files().size).toBe(0);
  });

  test('refuses a revision that no reader would take', async () => {
    const writer = await openWriter(ada, fs);
    const result = await writer.append([edit('release/a', 'x'.repeat(2 * 1024 * 1024))]);
    expect(result).toMatchObject({ ok: false, error: { code: 'journal/revision-too-large' } });
    must(await writer.append([edit('release/a', 'x'.repeat(2 * 1024 * 1024 - 8 * 1024 - 2))]));
    expect(await bodiesOnDisk()).toHaveLength(1);
  });

  test('passes on that the identity is locked, writes nothing, and works once it is unlocked', async () => {
    let locked = true;
    const writer = await openWriter(ada, fs, {
      sign: (bytes) => (locked ? err('identity/locked') : ada.sign(bytes)),
    });
    expect(await writer.append([edit('release/a', 1)])).toEqual(err('identity/locked'));
    expect(disk.files().size).toBe(0);
    locked = false;
    must(await writer.append([edit('release/a', 2)]));
    expect(await bodiesOnDisk()).toEqual([2]);
  });
});

describe('faults of the disk', () => {
  /** Lets the next `times` operations of a name on a file fail. */
  const failNext = (name: FsOperation['name'], error: string, times = 1, part = 0): void => {
    let left = times;
    fault = (operation) => {
      if (operation.name !== name || left === 0) return null;
      left -= 1;
      return { error: failure(error), writes: (bytes) => bytes.subarray(0, Math.floor(bytes.length * part)) };
    };
  };

  test('after a failed fsync that file is never written again: new segment, full re-read', async () => {
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit('release/a', 1)]));
    failNext('sync', 'EIO');
    const before = fs.operations.length;
    must(await writer.append([edit('release/b', 2)]));
    const after = fs.operations.slice(before).map(({ name, path }) => `${name} ${path.slice(-12)}`);
    expect(after.slice(0, 2)).toEqual(['append 000001.jsonl', 'sync 000001.jsonl']);
    expect(after).toContain('openRead 000001.jsonl');
    expect(after.slice(-4)).toEqual([
      'openAppend 000002.jsonl',
      'append 000002.jsonl',
      'sync 000002.jsonl',
      'syncDirectory rnal/dev-ada',
    ]);
    must(await writer.append([edit('release/c', 3)]));
    const written = bytesOf(SECOND).toString().trimEnd().split('\n');
    expect(written).toHaveLength(4);
    expect(await bodiesOnDisk()).toEqual([1, 2, 3]);
    expect((await readAll([ada], disk)).report.findings).toEqual([]);
  });

  test.each([0, 0.3, 0.7, 1])(
    'a write that fails after %d of its bytes is repeated whole in a new segment',
    async (part) => {
      const writer = await openWriter(ada, fs);
      must(await writer.append([edit('release/a', 1)]));
      failNext('append', 'EIO', 1, part);
      must(await writer.append([edit('release/b', 2), edit('release/c', 3)]));
      must(await writer.append([edit('release/d', 4)]));
      expect(await bodiesOnDisk()).toEqual([1, 2, 3, 4]);
      expect((await readAll([ada], disk)).report.findings).toEqual([]);
    },
  );

  test.each([
    ['ENOSPC', 0.5, 'append'],
    ['EIO', 0, 'sync'],
    ['EIO', 0, 'syncDirectory'],
    ['EACCES', 0, 'openAppend'],
  ] as const)(
    '%s: nothing is acknowledged, nothing is lost, and it goes on when it works again',
    async (error, part, name) => {
      const writer = await openWriter(ada, fs);
      must(await writer.append([edit('release/a', 1)]));
      failNext(name === 'syncDirectory' || name === 'openAppend' ? 'sync' : name, 'EIO', 1, part);
      const once = fault;
      let failing = true;
      fault = (operation) => {
        const first = once(operation);
        if (first) return first;
        if (!failing || operation.name !== name) return null;
        return {
          error: failure(error),
          writes: (bytes) => bytes.subarray(0, Math.floor(bytes.length * part)),
        };
      };
      for (const body of [2, 3]) {
        const failed = await writer.append([edit(`release/b${body}`, body)]);
        expect(failed).toMatchObject({
          ok: false,
          error: { code: 'journal/write-failed', params: { device: 'dev-ada' } },
        });
        expect(writer.position()?.seq).toBe(2);
      }
      expect(await bodiesOnDisk()).toContain(1);
      failing = false;
      must(await writer.append([edit('release/b2', 2), edit('release/b3', 3)]));
      must(await writer.append([edit('release/c', 4)]));
      expect(await bodiesOnDisk()).toEqual([1, 2, 3, 4]);
      await writer.close();
      const again = await openWriter(ada, fs);
      must(await again.append([edit('release/d', 5)]));
      expect(await bodiesOnDisk()).toEqual([1, 2, 3, 4, 5]);
    },
  );

  test('a fault at each single operation in turn: acknowledged means readable', async () => {
    const run = async (
      failing: number,
    ): Promise<{ readonly acknowledged: number[]; readonly operations: number }> => {
      disk = new ModelFs();
      fs = createFaultyFs(disk, ({ count, name }) =>
        count === failing && name !== 'read' && name !== 'openRead'
          ? { error: failure('EIO'), writes: (bytes) => bytes.subarray(0, 50) }
          : null,
      );
      const acknowledged: number[] = [];
      for (const start of [0, 3]) {
        const writer = await openJournalWriter(writerOptions(ada, fs, { rotateAt: 900 }));
        if (!writer.ok) continue;
        for (const body of [start, start + 1, start + 2]) {
          if ((await writer.value.append([edit(`release/r${body}`, body)])).ok) acknowledged.push(body);
        }
        await writer.value.close();
      }
      return { acknowledged, operations: fs.operations.length };
    };
    const { operations, acknowledged } = await run(0);
    expect(acknowledged).toHaveLength(6);
    for (let failing = 1; failing <= operations; failing += 1) {
      const outcome = await run(failing);
      expect(await bodiesOnDisk()).toEqual(expect.arrayContaining(outcome.acknowledged));
      expect(outcome.acknowledged.length).toBeGreaterThanOrEqual(3);
    }
  });

  test('stops when what was acknowledged can no longer be read', async () => {
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit('release/a', 1)]));
    must(await writer.append([edit('release/a', 2)]));
    failNext('sync', 'EIO');
    disk.put(FILE, bytesOf(FILE).subarray(0, 200));
    for (const body of [3, 4]) {
      expect(await writer.append([edit('release/a', body)])).toMatchObject({
        ok: false,
        error: { code: 'journal/own-journal-damaged' },
      });
    }
  });
});

describe('opening', () => {
  const writeThree = async (): Promise<void> => {
    const writer = await openWriter(ada, fs);
    for (const body of [1, 2, 3]) must(await writer.append([edit(`release/r${body}`, body)]));
    await writer.close();
  };

  test('copies an unfinished last write to quarantine, safely, before cutting it', async () => {
    await writeThree();
    const whole = bytesOf(FILE);
    const signed = whole.subarray(0, whole.toString().split('\n').slice(0, 4).join('\n').length + 1);
    const torn = whole.subarray(0, whole.length - 10);
    disk.put(FILE, torn);
    const writer = await openWriter(ada, fs);
    const names = fs.operations.map(
      ({ name, path }) => `${name} ${path.startsWith(QUARANTINE) ? 'copy' : path.slice(-12)}`,
    );
    const order = [
      'append copy',
      'sync copy',
      'syncDirectory copy',
      'truncate 000001.jsonl',
      'syncFile 000001.jsonl',
    ].map((name) => names.lastIndexOf(name));
    expect(order.every((at, index) => at > (order[index - 1] ?? 0))).toBe(true);
    const [file] = [...disk.files().keys()].filter((path) => path.startsWith(QUARANTINE));
    expect(writer.findings).toMatchObject([
      { code: 'tail-quarantined', params: { bytes: torn.length - signed.length, file } },
    ]);
    expect(bytesOf(file ?? '')).toEqual(torn.subarray(signed.length));
    expect(bytesOf(FILE)).toEqual(signed);
    must(await writer.append([edit('release/r4', 4)]));
    expect([...disk.files().keys()]).toContain(SECOND);
    expect(await bodiesOnDisk()).toEqual([1, 2, 4]);
  });

  test('does not cut what a full disk keeps it from copying', async () => {
    await writeThree();
    const torn = bytesOf(FILE).subarray(0, -10);
    disk.put(FILE, torn);
    fault = ({ name, path }) =>
      name === 'append' && path.startsWith(QUARANTINE) ? { error: failure('ENOSPC') } : null;
    expect(await openJournalWriter(writerOptions(ada, fs))).toMatchObject({
      ok: false,
      error: { code: 'journal/write-failed' },
    });
    expect(bytesOf(FILE)).toEqual(torn);
  });

  test('does not sign lines that somebody else put behind the last checkpoint', async () => {
    await writeThree();
    const lines = bytesOf(FILE).toString().trimEnd().split('\n');
    const forged = {
      ...(JSON.parse(lines[4] ?? '') as object),
      seq: 7,
      prev: sha256(lines[5] ?? ''),
      body: 'forged',
    };
    disk.put(FILE, Buffer.from(`${lines.join('\n')}\n${canonicalize(forged)}\n`));
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit('release/r4', 4)]));
    expect(await bodiesOnDisk()).toEqual([1, 2, 3, 4]);
  });

  test('refuses a journal that is older than what this machine knows', async () => {
    await writeThree();
    const known = (await readAll([ada], disk)).report.positions['dev-ada'];
    if (!known) throw new Error('nothing trusted');
    const lines = bytesOf(FILE).toString().split('\n');
    disk.put(FILE, Buffer.from(lines.slice(0, 4).join('\n') + '\n'));
    const open = (): ReturnType<typeof openJournalWriter> =>
      openJournalWriter(writerOptions(ada, fs, { knownPositions: [known] }));
    expect(await open()).toMatchObject({ ok: false, error: { code: 'journal/own-journal-rolled-back' } });
    const writer = await openWriter(ada, fs);
    for (const body of [7, 8]) must(await writer.append([edit('release/x', body)]));
    expect(await open()).toMatchObject({ ok: false, error: { code: 'journal/own-journal-forked' } });
  });

  test.each([
    [
      'a flipped byte',
      (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, at) => (at === 300 ? byte ^ 1 : byte))),
      'journal/own-journal-damaged',
    ],
    [
      'another key',
      (bytes: Buffer): Buffer =>
        Buffer.from(
          bytes
            .toString()
            .replace(/"signature":"[^"]{86}"(?=[^"]*"v":1}\n$)/, `"signature":"${'A'.repeat(86)}"`),
        ),
      'journal/own-journal-damaged',
    ],
  ])('refuses a journal with %s and leaves it alone', async (_name, damage, code) => {
    await writeThree();
    disk.put(FILE, damage(bytesOf(FILE)));
    const before = bytesOf(FILE);
    expect(await openJournalWriter(writerOptions(ada, fs))).toMatchObject({ ok: false, error: { code } });
    expect(bytesOf(FILE)).toEqual(before);
  });

  test('refuses to write behind lines of a newer version', async () => {
    await writeThree();
    const { seq, hash } = (await readAll([ada], disk)).report.positions['dev-ada'] ?? { seq: 0, hash: '' };
    const line = canonicalize({ v: 2, kind: 'revision', seq: seq + 1, prev: hash, device: ada.device });
    disk.put(FILE, Buffer.concat([bytesOf(FILE), Buffer.from(`${line}\n`)]));
    expect(await openJournalWriter(writerOptions(ada, fs))).toMatchObject({
      ok: false,
      error: { code: 'journal/newer-format' },
    });
  });

  test('findings of a journal that goes on after a crash are none', async () => {
    await writeThree();
    disk.put(FILE, bytesOf(FILE).subarray(0, -10));
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit('release/r4', 4)]));
    expect(codes((await readAll([ada], disk)).report)).toEqual([]);
  });
});
