import path from 'node:path';
import type { JournalPosition } from '../../shared/journal/entry';
import { isSuspect, type JournalFinding } from '../../shared/journal/findings';
import { err, ok, type Result } from '../../shared/result';
import { DeviceReader } from './device-reader';
import { DeviceTrust } from './device-trust';
import type { FsPort } from './fs-port';
import { listSegments, type SegmentFile } from './journal-folder';
import type { JournalWriterOptions } from './journal-writer';
import { createPacer } from './pacer';
import { quarantine } from './quarantine';
import { Witnesses } from './witnesses';

/** Where a device's own journal ends, and where the next batch may go. */
export interface JournalEnd {
  /** The last signed checkpoint, and how many revisions it covers; null in an empty journal. */
  readonly position: JournalPosition | null;
  /** Hash that the next line names as `prev`. */
  readonly head: string;
  readonly count: number;
  /** Number of the last segment file; 0 if there is none. */
  readonly segment: number;
  /** Its size in bytes. */
  readonly size: number;
  /** Whether the last segment must not be written any more. */
  readonly isSealed: boolean;
  readonly findings: readonly JournalFinding[];
}

type OwnJournalOptions = Pick<
  JournalWriterOptions,
  | 'folder'
  | 'workspace'
  | 'device'
  | 'publicKey'
  | 'verify'
  | 'sha256'
  | 'fs'
  | 'clock'
  | 'quarantineFolder'
  | 'knownPositions'
>;

/**
 * Verifies this device's own journal and puts its end in order: what no checkpoint covers was never acknowledged, and
 * signing it now would vouch for bytes that anybody may have put there, so it is copied to quarantine and then cut.
 * A journal with any other fault is left alone and refused, with the fault named.
 */
export async function openOwnJournal(options: OwnJournalOptions): Promise<Result<JournalEnd>> {
  const { folder, device, fs } = options;
  const reader = await readOwn(options);
  const faults = await findFaults(reader, options);
  if (!faults.ok) return faults;
  const { found: segments } = await listSegments(folder, device, fs);
  const findings = await cutUnsigned(reader, segments, options);
  const last = segments.at(-1);
  if (last) {
    // A process that was killed may have left whole batches that the disk does not have yet. The next batch may go to
    // another file, whose fsync would not cover these.
    await fs.syncFile(last.path);
    await fs.syncDirectory(path.dirname(last.path));
  }
  const { chain } = reader;
  const { checkpoint } = chain;
  return ok({
    position: checkpoint,
    head: checkpoint?.hash ?? chain.genesis,
    count: chain.coveredCount,
    segment: last?.number ?? 0,
    size: last ? (await fs.stat(last.path)).size : 0,
    // A file whose end was cut has seen a failed write: it gets no other.
    isSealed: findings.length > 0,
    findings,
  });
}

/** Whether the files still hold what was acknowledged; asked after a failed write, before anything else is written. */
export async function holdsPosition(
  options: OwnJournalOptions,
  position: JournalPosition | null,
): Promise<boolean> {
  const reader = await readOwn(options);
  return position === null || reader.chain.hashAt(position.seq) === position.hash;
}

async function readOwn(options: OwnJournalOptions): Promise<DeviceReader> {
  const reader = new DeviceReader({ ...options, pacer: createPacer() });
  await reader.read();
  return reader;
}

async function findFaults(reader: DeviceReader, options: OwnJournalOptions): Promise<Result<null>> {
  const { device, workspace, verify, publicKey } = options;
  const trust = new DeviceTrust({ workspace, verify, pacer: createPacer() });
  await trust.advance(reader.chain, publicKey);
  if (trust.badSeq !== null) return err('journal/own-journal-damaged', { device, finding: 'bad-signature' });
  const witnesses = new Witnesses();
  for (const position of options.knownPositions ?? []) witnesses.addKnown(device, position);
  for (const { code } of [...witnesses.findings(device, reader.chain), ...reader.chain.findings]) {
    if (code === 'fork') return err('journal/own-journal-forked', { device });
    if (code === 'truncated-against-checkpoint') return err('journal/own-journal-rolled-back', { device });
    if (code === 'newer-format' || code === 'unknown-line-kind')
      return err('journal/newer-format', { device });
    if (isSuspect({ code, device, params: {} }))
      return err('journal/own-journal-damaged', { device, finding: code });
  }
  return ok(null);
}

/** Quarantines, then cuts, everything behind the last signed checkpoint. Says what was moved where. */
async function cutUnsigned(
  reader: DeviceReader,
  segments: readonly SegmentFile[],
  { device, fs, clock, quarantineFolder }: OwnJournalOptions,
): Promise<readonly JournalFinding[]> {
  const findings: JournalFinding[] = [];
  const end = reader.signedEnd;
  for (const segment of segments.filter(({ number }) => number >= (end?.segment.number ?? 0))) {
    const from = end?.segment.number === segment.number ? end.offset : 0;
    const { size } = await fs.stat(segment.path);
    if (size === from) continue;
    const name = `${device}-${segment.name}-${from}-${clock().toISOString().replaceAll(':', '')}`;
    const file = await quarantine({ from: segment.path, offset: from, folder: quarantineFolder, name }, fs);
    await cut(segment.path, from, fs);
    findings.push({
      code: 'tail-quarantined',
      device,
      params: { segment: segment.name, bytes: size - from, file },
    });
  }
  return findings;
}

async function cut(file: string, size: number, fs: FsPort): Promise<void> {
  await fs.truncate(file, size);
  await fs.syncFile(file);
}
