import { describe, expect, test } from 'vitest';
import { openJournalWriter } from '../../electron/journal/journal-writer';
import { createFaultyFs } from './faults/faulty-fs';
import { failure, ModelFs } from './faults/model-fs';
import { createDevice } from './support/devices';
import { edit, FOLDER, must, openWriter, readAll, writerOptions } from './support/journals';

const ada = createDevice('dev-ada');
const FIRST = `${FOLDER}/dev-ada/000001.jsonl`;

/** A disk with a workspace that nobody has written to. */
function workspaceDisk(): ModelFs {
  const disk = new ModelFs();
  disk.put('/ws/workspace.json', Buffer.from('{}'));
  return disk;
}

/** A moment at which the power may go: what the disk may hold then, and which saves were confirmed before. */
interface Moment {
  readonly disk: ModelFs;
  readonly acknowledged: readonly number[];
}

/** Bodies of all entries that a reader trusts; whatever a crash left must never look like tampering. */
async function trustedBodies(
  disk: ModelFs,
): Promise<{ readonly bodies: unknown[]; readonly findings: readonly string[] }> {
  const { report, fold } = await readAll([ada], disk);
  expect(report.findings.filter(({ code }) => code !== 'torn-tail' && code !== 'unsigned-tail')).toEqual([]);
  const bodies = fold.recordIds().map((record) => fold.record(record)?.heads[0]?.body);
  return { bodies, findings: report.findings.map(({ code }) => code) };
}

/** 0 acknowledged lost, 0 unreadable, and the journal goes on. */
async function checkMoment({ disk, acknowledged }: Moment): Promise<void> {
  const found = await trustedBodies(disk);
  expect(found.bodies).toEqual(expect.arrayContaining([...acknowledged]));
  const writer = await openWriter(ada, disk);
  must(await writer.append([edit('release/after', 99)]));
  await writer.close();
  const after = await trustedBodies(disk);
  expect(after.bodies).toEqual(expect.arrayContaining([...acknowledged, 99]));
}

/** Runs a protocol and takes all crash states before each of its operations and at its end, each once. */
async function moments(
  protocol: (disk: ModelFs, fs: ReturnType<typeof createFaultyFs>, acknowledged: number[]) => Promise<void>,
): Promise<readonly Moment[]> {
  const disk = workspaceDisk();
  const acknowledged: number[] = [];
  const found = new Map<string, Moment>();
  const take = (): void => {
    for (const state of disk.crashStates()) {
      const text = [...state.files()]
        .map(([file, bytes]) => `${file} ${bytes.toString('latin1')}`)
        .join('\n');
      found.set(`${text}\n${acknowledged.join()}`, { disk: state, acknowledged: [...acknowledged] });
    }
  };
  const fs = createFaultyFs(disk, () => {
    take();
    return null;
  });
  await protocol(disk, fs, acknowledged);
  take();
  return [...found.values()];
}

describe('a power cut at any moment (gate F2)', () => {
  test('of first save, more saves, rotation and restart loses nothing that was confirmed', async () => {
    const all = await moments(async (_disk, fs, acknowledged) => {
      for (const start of [0, 3]) {
        const writer = await openWriter(ada, fs, { rotateAt: 1500 });
        for (const body of [start, start + 1, start + 2]) {
          must(await writer.append([edit(`release/r${body}`, body)]));
          acknowledged.push(body);
        }
        await writer.close();
      }
    });
    expect(all.length).toBeGreaterThan(80);
    for (const moment of all) await checkMoment(moment);
  }, 60_000);

  test('of a save that moves on from a file whose fsync failed', async () => {
    const all = await moments(async (disk, fs, acknowledged) => {
      const writer = await openWriter(ada, fs);
      for (const body of [0, 1, 2, 3]) {
        // Linux marks the pages of a failed fsync clean: what the file seems to hold is never written.
        if (body === 2) disk.failingSyncs.add(FIRST);
        must(await writer.append([edit(`release/r${body}`, body)]));
        acknowledged.push(body);
      }
    });
    for (const moment of all) await checkMoment(moment);
  }, 60_000);

  test('of putting an unfinished write into quarantine', async () => {
    const before = new ModelFs();
    const first = await openWriter(ada, before);
    for (const body of [0, 1]) must(await first.append([edit(`release/r${body}`, body)]));
    const torn = (before.files().get(FIRST) ?? Buffer.alloc(0)).subarray(0, -30);
    const all = await moments(async (disk, fs, acknowledged) => {
      disk.put(FIRST, torn);
      acknowledged.push(0);
      const writer = await openWriter(ada, fs);
      must(await writer.append([edit('release/r2', 2)]));
      acknowledged.push(2);
    });
    for (const moment of all) {
      await checkMoment(moment);
      // The torn bytes are either still in place or safe in quarantine.
      const kept = [...moment.disk.files()].some(([, bytes]) => bytes.includes(torn.subarray(-200)));
      expect(kept).toBe(true);
    }
  }, 60_000);

  test('after the process was killed at any operation and started again', async () => {
    const save = async (
      fs: ModelFs,
      bodies: readonly number[],
      acknowledged: number[],
      killAt = 0,
    ): Promise<number> => {
      let count = 0;
      const port = createFaultyFs(fs, () => {
        count += 1;
        return killAt > 0 && count >= killAt
          ? { error: failure('killed'), writes: (bytes) => bytes.subarray(0, 60) }
          : null;
      });
      const writer = await openJournalWriter(writerOptions(ada, port, { rotateAt: 900 }));
      if (!writer.ok) return count;
      for (const body of bodies) {
        if ((await writer.value.append([edit(`release/r${body}`, body)])).ok) acknowledged.push(body);
      }
      return count;
    };
    const operations = await save(workspaceDisk(), [0, 1, 2], []);
    for (let killAt = 1; killAt <= operations; killAt += 1) {
      const disk = workspaceDisk();
      const acknowledged: number[] = [];
      await save(disk, [0, 1, 2], acknowledged, killAt);
      await save(disk, [3], acknowledged);
      expect(acknowledged).toContain(3);
      for (const state of disk.crashStates()) await checkMoment({ disk: state, acknowledged });
    }
  }, 60_000);
});

describe('the model itself', () => {
  test('catches a save without fsync and a new file without fsync of its directory', async () => {
    const lost = async (sync: boolean): Promise<number> => {
      const disk = new ModelFs();
      await disk.makeDirectory('/d');
      await disk.syncDirectory('/');
      const handle = await disk.openAppend('/d/f', 'create');
      await handle.append(Buffer.from('saved\n'));
      if (sync) await handle.sync();
      else await disk.syncDirectory('/d');
      return disk.crashStates().filter((state) => state.files().get('/d/f')?.toString() !== 'saved\n').length;
    };
    expect([await lost(false), await lost(true)]).toEqual([expect.any(Number), 1]);
    expect(await lost(false)).toBeGreaterThan(3);
  });
});
