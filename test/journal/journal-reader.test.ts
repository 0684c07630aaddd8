import { beforeEach, describe, expect, test } from 'vitest';
import { sha256 } from '../../electron/journal/sha256';
import { canonicalize } from '../../shared/journal/canonical-json';
import { ModelFs } from './faults/model-fs';
import { createDevice } from './support/devices';
import { codes, createReader, deviceOf, edit, FOLDER, must, openWriter, readAll } from './support/journals';

const ada = createDevice('dev-ada');
const jo = createDevice('dev-jo');

let fs: ModelFs;

/** Writes `batches` of two revisions each; rotates early so that there are several segments if asked. */
async function write(device = ada, batches = 3, rotateAt = 1e9, seen = {}): Promise<void> {
  const writer = await openWriter(device, fs, { rotateAt, seen: () => seen });
  for (let batch = 0; batch < batches; batch += 1) {
    const record = (name: string): string => `release/r${batch}/section/${name}`;
    must(
      await writer.append([edit(record('a'), `${device.device} a`), edit(record('b'), `${device.device} b`)]),
    );
  }
  await writer.close();
}

const fileOf = (device = ada, number = 1): string => `${FOLDER}/${device.device}/00000${number}.jsonl`;
const bytesOf = (file: string): Buffer => fs.files().get(file) ?? Buffer.alloc(0);
const linesOf = (file: string): string[] => bytesOf(file).toString().trimEnd().split('\n');
const putLines = (file: string, lines: readonly string[]): void =>
  fs.put(file, Buffer.from(`${lines.join('\n')}\n`));

beforeEach(() => {
  fs = new ModelFs();
});

describe('reading journals', () => {
  test('finds nothing wrong with what writers write, and hands everything out', async () => {
    await write(ada, 3);
    await write(jo, 2);
    const { report, fold } = await readAll([ada, jo], fs);
    expect(report).toMatchObject({ findings: [], entries: 10 });
    expect(fold.size()).toBe(10);
    expect(deviceOf(report, ada)).toMatchObject({
      suspect: false,
      entries: 6,
      trusted: { seq: 9 },
      lastAt: '2026-03-01T12:00:00.000Z',
    });
    expect(Object.keys(report.positions)).toEqual(['dev-ada', 'dev-jo']);
  });

  test('takes an empty or missing journal folder for what it is', async () => {
    expect((await readAll([ada], fs)).report).toMatchObject({ devices: [], findings: [], entries: 0 });
  });

  test('never changes a file, whatever it finds (B7)', async () => {
    await write(ada, 3, 1000);
    putLines(fileOf(ada, 2), [...linesOf(fileOf(ada, 2)), 'torn {']);
    fs.put(`${FOLDER}/${ada.device}/000001.sync-conflict-20260301-120000-ABCDEFG.jsonl`, bytesOf(fileOf()));
    const before = [...fs.files()];
    await readAll([ada], fs);
    expect([...fs.files()]).toEqual(before);
  });

  test('learns the keys of further devices from the records of those it trusts already', async () => {
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit(`device/${jo.device}`, { publicKey: jo.publicKey })]));
    await write(jo, 1);
    const keys = new Map([[ada.device, ada.publicKey]]);
    const { reader, fold } = createReader([], fs, {
      publicKeyOf: (device) => keys.get(device),
      onTrusted: (revisions) => {
        for (const revision of revisions) fold.apply(revision);
        for (const { record, body } of revisions) {
          if (record.startsWith('device/'))
            keys.set(record.slice(7), (body as { publicKey: string }).publicKey);
        }
      },
    });
    expect(must(await reader.readAll())).toMatchObject({ findings: [], entries: 3 });
    expect(fold.size()).toBe(3);
  });
});

describe('what is wrong with a journal is found and named (issue 2)', () => {
  test('a last line torn at any byte: what is whole is read, the rest is reported', async () => {
    await write(ada, 3);
    const whole = bytesOf(fileOf());
    const lastBatch = whole.toString().split('\n').slice(0, 6).join('\n').length + 1;
    for (let length = lastBatch; length < whole.length; length += 1) {
      fs.put(fileOf(), whole.subarray(0, length));
      const { report, fold } = await readAll([ada], fs);
      expect([fold.size(), report.entries]).toEqual([4, 4]);
      if (length === lastBatch) expect(report.findings).toEqual([]);
      else expect(['torn-tail', 'unsigned-tail']).toContain(codes(report).at(-1));
      expect(deviceOf(report, ada).suspect).toBe(false);
    }
  });

  test('a tail of zero bytes is an unfinished write, zero bytes before signed entries are damage', async () => {
    await write(ada, 4);
    const whole = bytesOf(fileOf());
    fs.put(fileOf(), Buffer.concat([whole.subarray(0, whole.length - 100), Buffer.alloc(100)]));
    const torn = await readAll([ada], fs);
    expect([codes(torn.report), torn.report.suspects.size]).toEqual([['unsigned-tail', 'torn-tail'], 0]);
    const damaged = Buffer.from(whole);
    damaged.fill(0, 300, 340);
    fs.put(fileOf(), damaged);
    expect((await readAll([ada], fs)).report).toMatchObject({
      findings: [{ code: 'not-canonical' }],
      entries: 0,
    });
  });

  test('a missing segment: the entries before it stay, those behind it are shown and not trusted', async () => {
    await write(ada, 6, 1000);
    const missing = linesOf(fileOf(ada, 2)).filter((line) => line.includes('"kind":"revision"')).length;
    fs.take(fileOf(ada, 2));
    const { report, fold } = await readAll([ada], fs);
    expect(report.findings).toEqual([
      { code: 'missing-segment', device: ada.device, params: { segment: '000002.jsonl', line: 1 } },
    ]);
    expect(report.suspects).toEqual(new Set([ada.device]));
    expect(fold.size()).toBeGreaterThan(0);
    expect(deviceOf(report, ada).unverified.length).toBe(12 - fold.size() - missing);
  });

  test('a missing first segment: nothing is trusted', async () => {
    await write(ada, 6, 1000);
    fs.take(fileOf());
    const { report } = await readAll([ada], fs);
    expect(report).toMatchObject({
      findings: [{ code: 'missing-segment', params: { segment: '000001.jsonl' } }],
      entries: 0,
    });
  });

  test('a tail cut at a line: invisible to the chain, seen by this machine and by other devices', async () => {
    await write(ada, 3);
    const { report: before } = await readAll([ada], fs);
    const known = before.positions[ada.device];
    if (!known) throw new Error('nothing trusted');
    await write(jo, 1, 1e9, { [ada.device]: known });
    putLines(fileOf(), linesOf(fileOf()).slice(0, 6));
    const byOthers = await readAll([ada, jo], fs);
    expect(byOthers.report.findings).toEqual([
      {
        code: 'missing-against-witness',
        device: ada.device,
        params: { seq: 9, last: 6, witness: jo.device },
      },
    ]);
    const knownPositions = (): Record<string, (typeof known)[]> => ({ [ada.device]: [known] });
    const byThisMachine = await readAll([ada, jo], fs, { knownPositions });
    expect(byThisMachine.report.findings).toEqual([
      { code: 'truncated-against-checkpoint', device: ada.device, params: { seq: 9, last: 6 } },
    ]);
    expect(byThisMachine.report.suspects).toEqual(new Set([ada.device]));
    expect(byThisMachine.report.entries).toBe(6);
  });

  test('a whole journal that is gone, though others had seen it', async () => {
    await write(ada, 1);
    const { report } = await readAll([ada], fs);
    await write(jo, 1, 1e9, report.positions);
    fs.take(fileOf());
    expect(codes((await readAll([ada, jo], fs)).report)).toEqual(['missing-against-witness']);
  });

  test('a fork: another line where a known one stood', async () => {
    await write(ada, 2);
    const known = (await readAll([ada], fs)).report.positions;
    await write(jo, 1, 1e9, known);
    fs.take(fileOf());
    const writer = await openWriter(ada, fs);
    for (const body of [1, 2, 3, 4]) must(await writer.append([edit('release/other', body)]));
    const { report } = await readAll([ada, jo], fs);
    expect(report.findings).toEqual([
      { code: 'fork', device: ada.device, params: { seq: 6, last: 8, witness: jo.device } },
    ]);
    expect(report.suspects).toEqual(new Set([ada.device]));
  });

  test('a fork within the folder: a second segment that goes another way', async () => {
    await write(ada, 1);
    const first = linesOf(fileOf());
    await write(ada, 1);
    const continued = bytesOf(fileOf());
    putLines(fileOf(), first);
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit('release/other', 1), edit('release/other', 2)]));
    const other = linesOf(fileOf()).slice(3);
    fs.put(fileOf(), continued);
    putLines(fileOf(ada, 2), other);
    expect(codes((await readAll([ada], fs)).report)).toEqual(['fork']);
  });

  test('a changed, removed, inserted or swapped line', async () => {
    await write(ada, 3);
    const lines = linesOf(fileOf());
    const changed = lines.map((line, index) => (index === 3 ? line.replace('dev-ada a', 'dev-ada x') : line));
    putLines(fileOf(), changed);
    expect((await readAll([ada], fs)).report.findings).toMatchObject([
      { code: 'broken-chain', params: { line: 5 } },
    ]);
    putLines(fileOf(), lines.toSpliced(4, 1));
    expect((await readAll([ada], fs)).report.findings).toMatchObject([
      { code: 'broken-chain', params: { line: 5 } },
    ]);
    putLines(fileOf(), lines.toSpliced(4, 0, lines[3] ?? ''));
    expect((await readAll([ada], fs)).report.findings).toMatchObject([
      { code: 'broken-chain', params: { line: 5 } },
    ]);
    putLines(fileOf(), lines.toSpliced(3, 2, lines[4] ?? '', lines[3] ?? ''));
    expect((await readAll([ada], fs)).report).toMatchObject({
      findings: [{ code: 'broken-chain' }],
      entries: 2,
    });
  });

  test('a line with another spelling', async () => {
    await write(ada, 2);
    const lines = linesOf(fileOf());
    putLines(
      fileOf(),
      lines.map((line) => line.replace(/,/, ', ')),
    );
    expect(codes((await readAll([ada], fs)).report)).toEqual(['not-canonical']);
    fs.put(fileOf(), Buffer.from(`${lines.join('\r\n')}\r\n`));
    expect(codes((await readAll([ada], fs)).report)).toEqual(['not-canonical']);
  });

  test('bytes that are no UTF-8, though they look like the same text', async () => {
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit('release/r', 'x\uFFFDy')]));
    const bytes = bytesOf(fileOf());
    const at = bytes.indexOf(Buffer.from('\uFFFD'));
    fs.put(fileOf(), Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff]), bytes.subarray(at + 3)]));
    expect(codes((await readAll([ada], fs)).report)).toEqual(['not-canonical']);
    fs.put(fileOf(), bytes);
    expect(codes((await readAll([ada], fs)).report)).toEqual([]);
  });

  test('a wrong key: a device that nobody enrolled, and a signature by somebody else', async () => {
    await write(ada, 2);
    await write(jo, 1);
    const unknown = await readAll([ada], fs);
    expect(unknown.report.findings).toEqual([
      { code: 'wrong-key', device: jo.device, params: { entries: 2 } },
    ]);
    expect([unknown.fold.size(), deviceOf(unknown.report, jo).unverified.length]).toEqual([4, 2]);
    const impostor = { ...jo, publicKey: ada.publicKey };
    const { report } = await readAll([ada, impostor], fs);
    expect(report.findings).toEqual([{ code: 'bad-signature', device: jo.device, params: { seq: 3 } }]);
    expect([report.entries, report.suspects]).toEqual([4, new Set([jo.device])]);
  });

  test('a bad signature on the last checkpoint: everything up to the last good one stays', async () => {
    await write(ada, 3);
    const lines = linesOf(fileOf());
    const last = JSON.parse(lines.at(-1) ?? '') as { signature: string };
    const other = JSON.parse(lines[2] ?? '') as { signature: string };
    putLines(fileOf(), [...lines.slice(0, -1), canonicalize({ ...last, signature: other.signature })]);
    const { report } = await readAll([ada], fs);
    expect(report).toMatchObject({ entries: 4, findings: [{ code: 'bad-signature', params: { seq: 9 } }] });
  });

  test('entries appended by somebody without the key are not counted', async () => {
    await write(ada, 1);
    const lines = linesOf(fileOf());
    const forged = {
      ...(JSON.parse(lines[0] ?? '') as object),
      seq: 4,
      prev: sha256(lines[2] ?? ''),
      body: 'forged',
    };
    putLines(fileOf(), [...lines, canonicalize(forged)]);
    const { report, fold } = await readAll([ada], fs);
    expect(report.findings).toMatchObject([{ code: 'unsigned-tail', params: { entries: 1 } }]);
    expect([fold.size(), deviceOf(report, ada).unverified[0]?.body]).toEqual([2, 'forged']);
  });

  test('a journal of another workspace or under another name', async () => {
    await write(ada, 1);
    expect(codes((await readAll([ada], fs, { workspace: 'ws-2' })).report)).toEqual(['broken-chain']);
    fs.put(fileOf(jo), bytesOf(fileOf()));
    fs.take(fileOf());
    expect(codes((await readAll([ada, jo], fs)).report)).toEqual(['malformed-line']);
  });

  test('records of an unknown kind are kept and counted, and said so once', async () => {
    const writer = await openWriter(ada, fs);
    must(await writer.append([edit('planet/mars', 1), edit('planet/venus', 2), edit('release/r', 3)]));
    const { report, fold } = await readAll([ada], fs);
    expect(report.findings).toEqual([
      {
        code: 'unknown-record-kind',
        device: ada.device,
        params: { segment: '000001.jsonl', line: 1, entries: 2, record: 'planet/mars' },
      },
    ]);
    expect([report.suspects.size, fold.size()]).toEqual([0, 3]);
  });

  test.each([
    ['newer-format', { v: 2, kind: 'revision', news: true }],
    ['unknown-line-kind', { v: 1, kind: 'retention' }],
  ])('%s: the line is kept and the chain goes on through it', async (code, fields) => {
    await write(ada, 1);
    const lines = linesOf(fileOf());
    const extra = canonicalize({ ...fields, seq: 4, prev: sha256(lines[2] ?? ''), device: ada.device });
    putLines(fileOf(), [...lines, extra]);
    const checkpoint = await signAfter(extra, 5);
    putLines(fileOf(), [...lines, extra, checkpoint]);
    const { report } = await readAll([ada], fs);
    expect(report.findings).toMatchObject([{ code, params: { line: 4, entries: 1 } }]);
    expect(report).toMatchObject({
      entries: 2,
      positions: { [ada.device]: { seq: 5, hash: sha256(checkpoint) } },
    });
  });

  test('a checkpoint that miscounts, though it is signed', async () => {
    await write(ada, 1);
    const lines = linesOf(fileOf());
    putLines(fileOf(), [...lines, await signAfter(lines[2] ?? '', 4)]);
    expect(codes((await readAll([ada], fs)).report)).toEqual([]);
    putLines(fileOf(), [...lines, await signAfter(lines[2] ?? '', 4, 3)]);
    expect((await readAll([ada], fs)).report).toMatchObject({
      findings: [{ code: 'broken-chain', params: { line: 4 } }],
      entries: 2,
    });
  });

  test('rubbish that a failed write left, once the next segment goes on without it', async () => {
    await write(ada, 1);
    const first = bytesOf(fileOf());
    await write(ada, 1);
    const next = bytesOf(fileOf()).subarray(first.length);
    fs.put(fileOf(), Buffer.concat([first, Buffer.from('{"half":\nrubbish\n')]));
    const before = await readAll([ada], fs);
    expect([codes(before.report), before.report.suspects.size]).toEqual([['not-canonical'], 1]);
    fs.put(fileOf(ada, 2), next);
    const { report } = await readAll([ada], fs);
    expect(report.findings).toEqual([
      { code: 'torn-tail', device: ada.device, params: { segment: '000001.jsonl', line: 4, bytes: 0 } },
    ]);
    expect([report.entries, report.suspects.size]).toEqual([4, 0]);
  });

  test('files that belong to no journal, but not the marks of file managers', async () => {
    await write(ada, 1);
    fs.put(`${FOLDER}/${ada.device}/000001.sync-conflict-20260301-120000-ABCDEFG.jsonl`, Buffer.from('x'));
    fs.put(`${FOLDER}/${ada.device}/.DS_Store`, Buffer.from('x'));
    fs.put(`${FOLDER}/Thumbs.db`, Buffer.from('x'));
    fs.put(`${FOLDER}/notes.txt`, Buffer.from('x'));
    fs.put(`${FOLDER}/Ada's laptop/000001.jsonl`, Buffer.from('x'));
    const { report } = await readAll([ada], fs);
    expect(report.findings.map(({ code, device, params }) => [code, device, params['file']])).toEqual([
      ['foreign-file', '', "Ada's laptop"],
      ['foreign-file', '', 'notes.txt'],
      ['foreign-file', ada.device, '000001.sync-conflict-20260301-120000-ABCDEFG.jsonl'],
    ]);
    expect([report.entries, report.suspects.size]).toEqual([2, 0]);
  });

  test('a line without end is refused without being gathered in memory', async () => {
    await write(ada, 1);
    fs.put(
      fileOf(),
      Buffer.concat([bytesOf(fileOf()), Buffer.alloc(5 * 1024 * 1024, 'x'), Buffer.from('\n')]),
    );
    expect(codes((await readAll([ada], fs)).report)).toEqual(['malformed-line']);
  });
});

describe('reading on', () => {
  test('picks up what others append, also in new segments, and hands out only that', async () => {
    await write(ada, 2, 1000);
    const { reader, trusted } = createReader([ada, jo], fs);
    must(await reader.readAll());
    trusted.length = 0;
    await write(ada, 3, 1000);
    await write(jo, 1);
    const report = must(await reader.readNew());
    expect([report.entries, trusted.length, report.findings]).toEqual([12, 8, []]);
    expect(must(await reader.readNew()).entries).toBe(12);
    expect(trusted).toHaveLength(8);
  });

  test('waits for the rest of what a sync tool has copied in part', async () => {
    await write(ada, 3);
    const whole = bytesOf(fileOf());
    const { reader, fold } = createReader([ada], fs);
    for (let length = 0; length <= whole.length; length += 97) {
      fs.put(fileOf(), whole.subarray(0, length));
      expect(must(await reader.readNew()).suspects.size).toBe(0);
    }
    fs.put(fileOf(), whole);
    expect(must(await reader.readNew())).toMatchObject({ findings: [], entries: 6 });
    expect(fold.size()).toBe(6);
  });

  test('notices entries that vanish while the workspace is open', async () => {
    await write(ada, 3);
    const { reader } = createReader([ada], fs);
    must(await reader.readAll());
    const whole = bytesOf(fileOf());
    putLines(fileOf(), linesOf(fileOf()).slice(0, 3));
    expect(codes(must(await reader.readNew()))).toEqual(['truncated-against-checkpoint']);
    fs.put(fileOf(), whole);
    expect(must(await reader.readNew())).toMatchObject({ findings: [], entries: 6 });
  });

  test('trusts what it could not verify before, once the key is known', async () => {
    await write(ada, 1);
    const keys = new Map<string, string>();
    const { reader, fold } = createReader([], fs, { publicKeyOf: (device) => keys.get(device) });
    expect(codes(must(await reader.readAll()))).toEqual(['wrong-key']);
    keys.set(ada.device, ada.publicKey);
    expect(must(await reader.readNew())).toMatchObject({ findings: [], entries: 2 });
    expect(fold.size()).toBe(2);
  });
});

/** A checkpoint by Ada that covers everything up to `line`. */
async function signAfter(line: string, seq: number, count = 2): Promise<string> {
  const { checkpointBytes } = await import('../../shared/journal/checkpoint');
  const head = sha256(line);
  const unsigned = {
    v: 1,
    kind: 'checkpoint',
    seq,
    prev: head,
    at: '2026-03-01T12:00:00.000Z',
    device: ada.device,
    count,
    head,
    seen: {},
    alg: 'Ed25519',
  } as const;
  const signature = must(await ada.sign(checkpointBytes(unsigned, 'ws-1')));
  return canonicalize({ ...unsigned, signature: Buffer.from(signature).toString('base64url') });
}
