import type { FsPort } from '../../../electron/journal/fs-port';
import {
  createJournalReader,
  type DeviceJournal,
  type JournalReader,
  type JournalReaderOptions,
  type JournalsReport,
} from '../../../electron/journal/journal-reader';
import {
  openJournalWriter,
  type JournalWriter,
  type JournalWriterOptions,
} from '../../../electron/journal/journal-writer';
import { sha256 } from '../../../electron/journal/sha256';
import { createFold, type Fold } from '../../../shared/journal/fold';
import type { NewRevision, Revision } from '../../../shared/journal/revision';
import type { Result } from '../../../shared/result';
import { verifySignature, type TestDevice } from './devices';

export const FOLDER = '/ws/journal';
export const QUARANTINE = '/local/quarantine';
export const WORKSPACE = 'ws-1';

/** The value of a result that must be good. */
export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code} ${JSON.stringify(result.error.params)}`);
  return result.value;
}

/** A revision of a release's section. */
export function edit(
  record: string,
  body: NewRevision['body'],
  parents: readonly string[] = [],
): NewRevision {
  return { record, parents, body };
}

/** The options of a device's writer. */
export function writerOptions(
  device: TestDevice,
  fs: FsPort,
  changes: Partial<JournalWriterOptions> = {},
): JournalWriterOptions {
  const { sign, publicKey, person } = device;
  return {
    folder: FOLDER,
    workspace: WORKSPACE,
    device: device.device,
    person,
    publicKey,
    sign,
    verify: verifySignature,
    sha256,
    fs,
    clock: () => new Date('2026-03-01T12:00:00Z'),
    seen: () => ({}),
    quarantineFolder: QUARANTINE,
    ...changes,
  };
}

/** Opens a device's writer, which must succeed. */
export async function openWriter(
  device: TestDevice,
  fs: FsPort,
  changes: Partial<JournalWriterOptions> = {},
): Promise<JournalWriter> {
  return must(await openJournalWriter(writerOptions(device, fs, changes)));
}

/** A reader that knows the keys of `devices`, and the fold it fills. */
export function createReader(
  devices: readonly TestDevice[],
  fs: FsPort,
  changes: Partial<JournalReaderOptions> = {},
): { readonly reader: JournalReader; readonly fold: Fold; readonly trusted: Revision[] } {
  const fold = createFold();
  const trusted: Revision[] = [];
  const keys = new Map(devices.map(({ device, publicKey }) => [device, publicKey]));
  const reader = createJournalReader({
    folder: FOLDER,
    workspace: WORKSPACE,
    fs,
    sha256,
    verify: verifySignature,
    publicKeyOf: (device) => keys.get(device),
    onTrusted: (revisions) => {
      trusted.push(...revisions);
      for (const revision of revisions) fold.apply(revision);
    },
    ...changes,
  });
  return { reader, fold, trusted };
}

/** Reads everything once. */
export async function readAll(
  devices: readonly TestDevice[],
  fs: FsPort,
  changes: Partial<JournalReaderOptions> = {},
): Promise<{ readonly report: JournalsReport; readonly fold: Fold; readonly trusted: readonly Revision[] }> {
  const { reader, fold, trusted } = createReader(devices, fs, changes);
  return { report: must(await reader.readAll()), fold, trusted };
}

/** What a report says of one device. */
export function deviceOf(report: JournalsReport, device: TestDevice): DeviceJournal {
  const found = report.devices.find((candidate) => candidate.device === device.device);
  if (!found) throw new Error(`No journal of ${device.device}`);
  return found;
}

/** The codes of a report's findings, in order. */
export function codes(report: {
  readonly findings: readonly { readonly code: string }[];
}): readonly string[] {
  return report.findings.map(({ code }) => code);
}
