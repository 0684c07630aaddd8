import type { EvidenceRun } from '../../shared/bundle/people';
import type { RevisionSource } from '../../shared/journal/revision';
import type { FsPort } from '../journal/fs-port';
import { listSegments } from '../journal/journal-folder';
import { createPacer } from '../journal/pacer';

const chunkBytes = 256 * 1024;

// Keys of a canonical line stand in order, so these are its last members; the texts of people come long before.
const lineEnd = /"seq":(\d+),(?:"signature":"[A-Za-z0-9_-]+",)?"v":\d+\}$/;
const checkpointEnd = /"signature":"[A-Za-z0-9_-]+","v":\d+\}$/;

/**
 * The lines of a journal from each wanted revision to the checkpoint that signs it. What is found is not checked here:
 * whoever uses the runs verifies them, as every reader of the bundle will.
 */
export async function journalEvidence(
  folder: string,
  wanted: readonly Pick<RevisionSource, 'device' | 'seq'>[],
  fs: FsPort,
): Promise<readonly EvidenceRun[]> {
  const byDevice = new Map<string, Set<number>>();
  for (const { device, seq } of wanted) byDevice.set(device, (byDevice.get(device) ?? new Set()).add(seq));
  const runs: EvidenceRun[] = [];
  for (const device of [...byDevice.keys()].sort()) {
    const lines = await readLines(folder, device, fs);
    runs.push(...runsOf(device, [...(byDevice.get(device) ?? [])], lines));
  }
  return runs;
}

/** Joins what overlaps: two records that were written in one batch share its lines. */
function runsOf(
  device: string,
  wanted: readonly number[],
  lines: ReadonlyMap<number, string>,
): readonly EvidenceRun[] {
  const runs: EvidenceRun[] = [];
  let covered = 0;
  for (const seq of [...wanted].sort((a, b) => a - b)) {
    if (seq <= covered) continue;
    const run: string[] = [];
    let at = seq;
    for (let line = lines.get(at); line !== undefined; line = lines.get(at)) {
      run.push(line);
      if (checkpointEnd.test(line)) break;
      at += 1;
    }
    covered = at;
    runs.push({ device, lines: run });
  }
  return runs;
}

/** A device's lines by sequence. After a failed write a later segment repeats or replaces lines: the last one counts. */
async function readLines(folder: string, device: string, fs: FsPort): Promise<ReadonlyMap<number, string>> {
  const lines = new Map<number, string>();
  const pacer = createPacer();
  for (const { path } of (await listSegments(folder, device, fs)).found) {
    for (const line of (await readText(path, fs)).split('\n')) {
      const [, seq] = lineEnd.exec(line.slice(-300)) ?? [];
      if (seq !== undefined) lines.set(Number(seq), line);
      if (pacer.isDue()) await pacer.pause();
    }
  }
  return lines;
}

async function readText(path: string, fs: FsPort): Promise<string> {
  const handle = await fs.openRead(path);
  try {
    const parts: Buffer[] = [];
    for (let position = 0; ;) {
      const part = Buffer.allocUnsafe(chunkBytes);
      const count = await handle.read(part, position);
      if (count === 0) return Buffer.concat(parts).toString('utf8');
      parts.push(part.subarray(0, count));
      position += count;
    }
  } finally {
    await handle.close();
  }
}
