import path from 'node:path';
import { deviceIdSchema } from '../../shared/identity/public-key';
import type { JournalFinding } from '../../shared/journal/findings';
import type { FsPort } from './fs-port';

/** A segment file of a device's journal. */
export interface SegmentFile {
  readonly name: string;
  readonly number: number;
  readonly path: string;
}

/** What a folder holds that concerns us, and what does not belong there. */
export interface FolderListing<T> {
  readonly found: readonly T[];
  readonly findings: readonly JournalFinding[];
}

const SEGMENT_NAME = /^(\d{6})\.jsonl$/;

/** The marks that file managers and sync tools leave everywhere; hidden names are theirs too. */
const HARMLESS_NAMES = new Set(['desktop.ini', 'thumbs.db', 'icon\r']);

/** The device folders of a journal folder, by name. A journal folder that isn't there holds none. */
export async function listDevices(folder: string, fs: FsPort): Promise<FolderListing<string>> {
  const entries = await readDirectoryIfPresent(folder, fs);
  const isDevice = (entry: (typeof entries)[number]): boolean =>
    entry.kind === 'directory' && deviceIdSchema.safeParse(entry.name).success;
  return {
    found: entries
      .filter(isDevice)
      .map(({ name }) => name)
      .sort(),
    findings: foreign(
      '',
      entries.filter((entry) => !isDevice(entry)).map(({ name }) => name),
    ),
  };
}

/** The segments of a device's journal, in order. */
export async function listSegments(
  folder: string,
  device: string,
  fs: FsPort,
): Promise<FolderListing<SegmentFile>> {
  const entries = await readDirectoryIfPresent(path.join(folder, device), fs);
  const isSegment = (entry: (typeof entries)[number]): boolean =>
    entry.kind === 'file' && SEGMENT_NAME.test(entry.name);
  const found = entries
    .filter(isSegment)
    .map(({ name }) => ({ name, number: Number(name.slice(0, 6)), path: path.join(folder, device, name) }))
    .sort((a, b) => a.number - b.number);
  const others = entries.filter((entry) => !isSegment(entry)).map(({ name }) => name);
  return { found, findings: foreign(device, others) };
}

async function readDirectoryIfPresent(folder: string, fs: FsPort): ReturnType<FsPort['readDirectory']> {
  try {
    return await fs.readDirectory(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

function foreign(device: string, names: readonly string[]): readonly JournalFinding[] {
  return names
    .filter((name) => !name.startsWith('.') && !HARMLESS_NAMES.has(name.toLowerCase()))
    .sort()
    .map((file) => ({ code: 'foreign-file', device, params: { file } }));
}
